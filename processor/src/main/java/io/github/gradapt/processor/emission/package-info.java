/**
 * From a plan to the source of a network's class: a pure function, which knows neither javac nor files. One class for
 * each kind of kernel; one for what surrounds them.
 */
@NullMarked
package io.github.gradapt.processor.emission;

import org.jspecify.annotations.NullMarked;

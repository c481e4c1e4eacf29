/** A trained network, compiled in: what is deployed are class files. Knows the runtime's root package alone. */
package io.github.gradapt.example.frozen;

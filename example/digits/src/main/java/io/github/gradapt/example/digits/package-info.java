/** Handwritten digits: a network for small images. Knows the runtime, as any program that uses Gradapt does. */
package io.github.gradapt.example.digits;

/** Iris flowers: declare a network, train it, test it. Knows the runtime, as any program that uses Gradapt does. */
package io.github.gradapt.example.quickstart;

/**
 * A service that scores payments while it learns from them: an event loop that answers, a thread that trains, and
 * parameters that are handed over while both run. Knows the runtime's public API only.
 */
package io.github.gradapt.example.serving;

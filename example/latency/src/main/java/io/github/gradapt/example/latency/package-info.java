/** How fast generated networks are: contenders, tasks and a comparison with C. Knows the runtime's public API only. */
package io.github.gradapt.example.latency;

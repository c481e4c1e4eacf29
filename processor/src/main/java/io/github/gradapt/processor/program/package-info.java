/**
 * The intermediate representation: operations over buffers of one row, from the inputs to the cost and back. Lowering
 * writes the forward operations, {@link io.github.gradapt.processor.program.Backpropagation} derives the backward ones
 * from them, passes rewrite both, and {@link io.github.gradapt.processor.program.Verifier} checks what each hands on.
 * Knows nothing of memory, tiles, Java or javac.
 */
@NullMarked
package io.github.gradapt.processor.program;

import org.jspecify.annotations.NullMarked;

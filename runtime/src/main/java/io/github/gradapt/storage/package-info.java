/**
 * Files: tensors in the format safetensors ({@link io.github.gradapt.storage.Safetensors}), and the parameters of a
 * network in such a file. Nothing that a file says is believed before it is checked: a file of any bytes whatever is
 * either read or refused by a {@link io.github.gradapt.storage.StorageException}, and takes no more memory than its
 * size and a constant. Knows the root package only, and nothing of training.
 */
@NullMarked
package io.github.gradapt.storage;

import org.jspecify.annotations.NullMarked;

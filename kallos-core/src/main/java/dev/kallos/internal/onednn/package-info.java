/** oneDNN's convolutions and poolings, called directly on libtorch's tensors. */
package dev.kallos.internal.onednn;

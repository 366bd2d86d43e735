/** The one place that starts libtorch and copies between its tensors and arrays. */
package dev.kallos.internal.torch;

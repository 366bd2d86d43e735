/** A trained net as other programs take it: ONNX, PyTorch's own order of weights, and what has to be done to a photo first. */
package dev.kallos.export;

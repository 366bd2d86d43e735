package dev.kallos.network;

import org.bytedeco.pytorch.Tensor;

/** Where the backward pass of a net's own graph, on one thread, adds its gradients. */
public final class Gradients {
  private Gradients() {}

  /** All of them as one vector, which is the net's. */
  public static Tensor of(ConvNet net) {
    return net.parameters().first().gradients();
  }
}

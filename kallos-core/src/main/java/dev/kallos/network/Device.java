package dev.kallos.network;

import dev.kallos.internal.torch.Placement;

/** What a net trains and scores on. */
public enum Device {
  /** The processor. */
  CPU("cpu", Placement.CORES),
  /** An NVIDIA graphics card. */
  CUDA("cuda", Placement.CARD);

  private final String id;
  private final Placement placement;

  Device(String id, Placement placement) {
    this.id = id;
    this.placement = placement;
  }

  public String id() {
    return id;
  }

  Placement placement() {
    return placement;
  }
}

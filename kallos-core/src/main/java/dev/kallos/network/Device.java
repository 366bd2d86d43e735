package dev.kallos.network;

import dev.kallos.internal.torch.Placement;

/** What a net trains and scores on. */
public enum Device {
  /** The processor. */
  CPU("cpu", "the CPU", Placement.CORES),
  /** An NVIDIA graphics card. */
  CUDA("cuda", "the GPU", Placement.CARD);

  private final String id;
  private final String name;
  private final Placement placement;

  Device(String id, String name, Placement placement) {
    this.id = id;
    this.name = name;
    this.placement = placement;
  }

  public String id() {
    return id;
  }

  /** On what, and why, as a part of a sentence: {@code on the CPU (as asked)}. */
  public String describe(String reason) {
    return "on %s (%s)".formatted(name, reason);
  }

  Placement placement() {
    return placement;
  }
}

package dev.kallos.network;

import org.bytedeco.pytorch.global.torch;

/** The arithmetic of the convolutions and dense layers; weights, sums and losses stay in 32 bits. */
public enum Precision {
  FP32("fp32"),
  BF16("bf16");

  private final String id;

  Precision(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** The type of its numbers. */
  torch.ScalarType type() {
    return this == FP32 ? torch.ScalarType.Float : torch.ScalarType.BFloat16;
  }
}

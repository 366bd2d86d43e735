package dev.kallos.network;

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
}

package dev.kallos.cli;

import dev.kallos.network.Precision;
import java.util.Locale;
import java.util.Optional;

/** The arithmetic the user asks for. */
enum PrecisionMode {
  AUTO(Optional.empty()),
  FP32(Optional.of(Precision.FP32)),
  BF16(Optional.of(Precision.BF16));

  private final Optional<Precision> precision;

  PrecisionMode(Optional<Precision> precision) {
    this.precision = precision;
  }

  /** Empty for what the processor does best. */
  Optional<Precision> precision() {
    return precision;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.kallos.cli;

import java.util.Locale;

/** A run's stages, in order. */
enum Stage {
  PREPARE,
  TRAIN,
  SCORE,
  EVALUATE,
  EXPLAIN,
  AUDIT,
  REPORT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

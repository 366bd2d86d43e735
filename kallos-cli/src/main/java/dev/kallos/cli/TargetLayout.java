package dev.kallos.cli;

import java.util.Locale;

/** The layouts a data set can be written in. */
enum TargetLayout {
  CELEBA,
  TABLE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

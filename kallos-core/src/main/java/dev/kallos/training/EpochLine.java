package dev.kallos.training;

import java.util.Locale;

/** An epoch as a line of a table that fits a terminal of 80 columns. */
final class EpochLine {
  /** What stands above the lines. */
  static final String HEAD = "          train loss  accuracy  validation loss  accuracy  faces/s  waited";

  private EpochLine() {}

  /**
   * The line.
   *
   * @param waited how many of the epoch's seconds were spent waiting for faces
   * @param best whether it is the best epoch so far
   */
  static String of(EpochResult epoch, double waited, boolean best) {
    return String.format(
        Locale.ROOT,
        "epoch %2d  %10.4f  %8.3f  %15.4f  %8.3f  %7.0f  %4.1f %%%s",
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.trainAccuracy(),
        epoch.validationLoss(),
        epoch.validationAccuracy(),
        epoch.imagesPerSecond(),
        100 * waited / epoch.seconds(),
        best ? " best" : "");
  }
}

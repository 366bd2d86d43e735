package dev.kallos.dataset;

import java.util.Locale;
import java.util.Optional;

/** The names people give the parts in their tables. */
final class PartName {
  private PartName() {}

  static Optional<Part> of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "0", "train", "training" -> Optional.of(Part.TRAIN);
      case "1", "val", "valid", "validation", "dev" -> Optional.of(Part.VALIDATION);
      case "2", "test", "testing" -> Optional.of(Part.TEST);
      default -> Optional.empty();
    };
  }
}

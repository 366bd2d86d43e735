package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.Optional;

/** Divides faces into train, validation and test parts. */
public final class Splitter {
  private Splitter() {}

  /**
   * Divides the faces of a data set.
   *
   * @param kind how; if empty, official where the partition has all three parts, else by subject
   * @param usable whether each face may be used (a face whose photo is unreadable or whose label is unknown may not)
   * @throws UnusableInputException if that kind cannot be made of this data
   */
  public static Split split(FaceDataset data, Optional<Split.Kind> kind, boolean[] usable, long seed) {
    throw new UnsupportedOperationException();
  }
}

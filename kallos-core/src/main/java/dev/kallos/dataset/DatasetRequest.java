package dev.kallos.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which data to read, and how.
 *
 * @param path a folder in one of the known layouts, a folder with one CSV table, or the table itself
 * @param fileColumn the table's column that names the picture; guessed from its name if empty
 * @param subjectColumn the table's column that names the subject; guessed from its name if empty
 * @param cut how a column of numbers becomes a label
 */
public record DatasetRequest(
    Path path, Optional<String> fileColumn, Optional<String> subjectColumn, Optional<Cut> cut) {

  /**
   * Turns a column of numbers into a label: 1 above the threshold.
   *
   * @param column the column; it becomes an attribute of that name
   * @param threshold the value to be above; empty for the column's median
   */
  public record Cut(String column, OptionalDouble threshold) {}

  /** Reads {@code path} as it is. */
  public static DatasetRequest of(Path path) {
    return new DatasetRequest(path, Optional.empty(), Optional.empty(), Optional.empty());
  }
}

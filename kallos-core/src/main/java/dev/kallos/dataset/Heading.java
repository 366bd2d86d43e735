package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The lines above the first picture in an attribute table.
 *
 * @param count how many rows the table says it has, a whole number as written; empty if it does not say
 * @param attributes the names of the attributes
 */
record Heading(Optional<String> count, List<String> attributes) {

  /**
   * Reads to the first row that begins with a picture's name and leaves the table there.
   *
   * @throws UnusableInputException if there is no such row, or none with names above it
   */
  static Heading read(TextTable table) throws IOException {
    Optional<String> count = Optional.empty();
    List<String> names = List.of();
    while (table.advance()) {
      if (PictureName.isPicture(table.text(0))) {
        return new Heading(count, checked(table, names));
      }
      if (PictureName.isPicture(table.text(0).replaceAll("[\"']", ""))) {
        throw table.refusal("the picture's name stands in quotes");
      }
      if (table.count() == 1 && isCount(table.text(0))) {
        count = Optional.of(table.text(0));
      } else {
        names = names(table);
      }
    }
    throw withoutPictures(table.path());
  }

  /** Whether a line of this word alone says how many rows there are. */
  static boolean isCount(String word) {
    return word.matches("[+-]?\\d+");
  }

  /** Whether the table has as many rows as it says, or does not say. */
  boolean fits(int rows) {
    return count.map(BigInteger::new).map(said -> said.equals(BigInteger.valueOf(rows))).orElse(true);
  }

  /** What is wrong with a table all of whose rows are heading. */
  static UnusableInputException withoutPictures(Path path) {
    return new UnusableInputException(
        path
            + " has no row that begins with a picture's name such as 000001.jpg, parted by blanks or commas, without quotes; get"
            + " that file again.");
  }

  private static List<String> names(TextTable table) {
    List<String> names = new ArrayList<>();
    for (int i = ColumnNames.FILE.contains(table.text(0)) ? 1 : 0; i < table.count(); i++) {
      names.add(table.text(i));
    }
    return names;
  }

  private static List<String> checked(TextTable table, List<String> names) {
    if (names.isEmpty()) {
      throw new UnusableInputException(
          table.path() + " has no line with the attributes' names above its first picture; get that file again.");
    }
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new UnusableInputException(table.path() + " names the attribute " + name + " twice; rename one of them.");
      }
    }
    return names;
  }
}

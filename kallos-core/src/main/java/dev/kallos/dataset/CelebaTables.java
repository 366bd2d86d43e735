package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CelebA's own tables, as text or as CSV: attributes, identities, partition, landmarks. */
final class CelebaTables {
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Path attributeTable;

  private CelebaTables(Path attributeTable) {
    this.attributeTable = attributeTable;
  }

  /**
   * Reads the tables that are there. The attribute table says which pictures there are; rows of the others that name
   * other pictures are passed over with a warning.
   */
  static Annotations read(
      Path attributes, Optional<Path> identity, Optional<Path> partition, Optional<Path> landmarks)
      throws IOException {
    CelebaTables tables = new CelebaTables(attributes);
    Labels labels = tables.labels();
    int n = tables.files.size();
    String[] subjects = new String[n];
    Part[] parts = new Part[n];
    Landmarks[] points = new Landmarks[n];
    if (identity.isPresent()) {
      Map<String, String> interned = new HashMap<>();
      tables.forEachRow(
          identity.get(), 2, "a picture and its subject",
          (row, table) -> subjects[row] = interned.computeIfAbsent(table.text(1), subject -> subject));
    }
    if (partition.isPresent()) {
      tables.forEachRow(
          partition.get(), 2, "a picture and its part", (row, table) -> parts[row] = part(table));
    }
    if (landmarks.isPresent()) {
      tables.forEachRow(
          landmarks.get(), 11, "a picture and five points", (row, table) -> points[row] = landmarks(table));
    }
    String name = attributes.getFileName().toString();
    return new Annotations(name, tables.files, subjects, parts, points, labels, tables.warnings);
  }

  private Labels labels() throws IOException {
    TextTable table = TextTable.open(attributeTable);
    Heading heading = Heading.read(table);
    byte[][] values = new byte[heading.attributes().size()][table.rowLimit()];
    int zeroLine = 0;
    boolean minus = false;
    do {
      table.requireCount(values.length + 1, "a picture and " + values.length + " labels");
      int row = files.size();
      addFile(table);
      for (int a = 0; a < values.length; a++) {
        int label = table.label(a + 1);
        minus |= label < 0;
        zeroLine = label == 0 && zeroLine == 0 ? table.line() : zeroLine;
        values[a][row] = (byte) Math.max(label, 0);
      }
    } while (table.advance());
    if (minus && zeroLine > 0) {
      throw new UnusableInputException(
          "%s, line %d: the value 0 stands among labels of -1 and 1; mend that line or get the file again."
              .formatted(attributeTable, zeroLine));
    }
    if (heading.count() >= 0 && heading.count() != files.size()) {
      warnings.add(
          "%s says it has %d rows and has %d; the rows were taken as they are."
              .formatted(attributeTable.getFileName(), heading.count(), files.size()));
    }
    Arrays.setAll(values, a -> Arrays.copyOf(values[a], files.size()));
    return new Labels(heading.attributes(), values);
  }

  private void addFile(TextTable table) {
    String file = table.text(0);
    if (PictureName.escapes(file)) {
      throw table.refusal("the picture's name '" + file + "' leads out of its folder");
    }
    if (rows.put(file, files.size()) != null) {
      throw table.refusal("the picture " + file + " is listed twice");
    }
    files.add(file);
  }

  /** What to do with a row of a further table: {@code row} is the picture's row in the attribute table. */
  private interface RowReading {
    void read(int row, TextTable table);
  }

  private void forEachRow(Path path, int values, String what, RowReading reading) throws IOException {
    TextTable table = TextTable.open(path);
    boolean[] seen = new boolean[files.size()];
    FirstNamed strangers = new FirstNamed();
    boolean heading = true;
    while (table.advance()) {
      heading = heading && !PictureName.isPicture(table.text(0));
      if (heading) {
        continue;
      }
      table.requireCount(values, what);
      Integer row = rows.get(table.text(0));
      if (row == null) {
        strangers.add(table.text(0));
      } else if (seen[row]) {
        throw table.refusal("the picture " + table.text(0) + " is listed twice");
      } else {
        seen[row] = true;
        reading.read(row, table);
      }
    }
    if (strangers.count() > 0) {
      warnings.add(
          "%s has %s without a row in %s: %s; they were passed over."
              .formatted(path.getFileName(), strangers.counted("picture"), attributeTable.getFileName(), strangers));
    }
  }

  private static Part part(TextTable table) {
    return PartName.of(table.text(1))
        .orElseThrow(() -> table.refusal("the part '" + table.text(1) + "' is none of 0, 1 and 2"));
  }

  private static Landmarks landmarks(TextTable table) {
    Landmarks.Point[] points = new Landmarks.Point[5];
    Arrays.setAll(points, i -> new Landmarks.Point(table.number(2 * i + 1), table.number(2 * i + 2)));
    return new Landmarks(points[0], points[1], points[2], points[3], points[4]);
  }
}

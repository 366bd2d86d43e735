package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads CelebA's own tables, as text or as CSV: attributes, identities, partition, landmarks. */
final class CelebaTables {
  private final Names files = new Names();
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
    Faces faces = new Faces(tables.files);
    if (identity.isPresent()) {
      tables.forEachRow(
          identity.get(), 2, "a picture and its subject", (row, table) -> faces.setSubject(row, table.text(1)));
    }
    if (partition.isPresent()) {
      tables.forEachRow(
          partition.get(), 2, "a picture and its part", (row, table) -> faces.setPart(row, part(table)));
    }
    if (landmarks.isPresent()) {
      tables.forEachRow(
          landmarks.get(), 11, "a picture and five points", (row, table) -> faces.setLandmarks(row, landmarks(table)));
    }
    return new Annotations(attributes.getFileName().toString(), faces, labels, Optional.empty(), tables.warnings);
  }

  private Labels labels() throws IOException {
    try (TextTable table = TextTable.open(attributeTable)) {
      Heading heading = Heading.read(table);
      Labels.Rows rows = new Labels.Rows();
      byte[] values = new byte[heading.attributes().size()];
      int zeroLine = 0;
      boolean minus = false;
      do {
        table.requireCount(values.length + 1, "a picture and " + values.length + " labels");
        addFile(table);
        for (int a = 0; a < values.length; a++) {
          int label = table.label(a + 1);
          minus |= label < 0;
          zeroLine = label == 0 && zeroLine == 0 ? table.line() : zeroLine;
          values[a] = (byte) Math.max(label, 0);
        }
        rows.add(values);
      } while (table.advance());
      if (minus && zeroLine > 0) {
        throw new UnusableInputException(
            "%s, line %d: the value 0 stands among labels of -1 and 1; mend that line or get the file again."
                .formatted(attributeTable, zeroLine));
      }
      if (!heading.fits(files.size())) {
        warnings.add(
            "%s says it has %s rows and has %d; the rows were taken as they are."
                .formatted(attributeTable.getFileName(), heading.count().orElseThrow(), files.size()));
      }
      return rows.of(heading.attributes());
    }
  }

  private void addFile(TextTable table) {
    String file = table.text(0);
    if (PictureName.escapes(file)) {
      throw table.refusal("the picture's name '" + file + "' leads out of its folder");
    }
    if (!files.add(file)) {
      throw table.refusal("the picture " + file + " is listed twice");
    }
  }

  /** What to do with a row of a further table: {@code row} is the picture's row in the attribute table. */
  private interface RowReading {
    void read(int row, TextTable table);
  }

  private void forEachRow(Path path, int values, String what, RowReading reading) throws IOException {
    boolean[] seen = new boolean[files.size()];
    FirstNamed strangers = new FirstNamed();
    boolean heading = true;
    try (TextTable table = TextTable.open(path)) {
      while (table.advance()) {
        heading = heading && !PictureName.isPicture(table.text(0));
        if (heading) {
          continue;
        }
        table.requireCount(values, what);
        int row = files.find(table.text(0));
        if (row < 0) {
          strangers.add(table.text(0));
        } else if (seen[row]) {
          throw table.refusal("the picture " + table.text(0) + " is listed twice");
        } else {
          seen[row] = true;
          reading.read(row, table);
        }
      }
    }
    if (heading) {
      throw Heading.withoutPictures(path);
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

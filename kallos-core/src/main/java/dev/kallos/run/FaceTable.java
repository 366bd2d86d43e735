package dev.kallos.run;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The faces a run uses and their attributes: the files {@code split.csv} and {@code labels.csv}, row by row alike.
 *
 * @param faces the rows
 * @param labels the attributes, a value for each row
 */
public record FaceTable(FaceRows faces, Labels labels) {
  private static final String FILE = "file";
  private static final List<String> SPLIT_HEADER = List.of(FILE, "subject", "partition");

  /** The rows of one part, ascending. */
  public int[] rows(Part part) {
    return IntStream.range(0, faces.size()).filter(row -> faces.part(row) == part).toArray();
  }

  /**
   * The row of each scored face.
   *
   * @param run the run, for the message
   * @param part the part they were scored in
   * @param files their names, in any order
   * @throws UnusableInputException if the part holds no face of that name
   */
  public int[] rowsOf(RunFolder run, Part part, String[] files) {
    return Stream.of(files)
        .mapToInt(
            file -> {
              int row = faces.find(file);
              if (row < 0 || faces.part(row) != part) {
                throw new UnusableInputException(
                    "%s names %s, which is no %s face of %s; %s"
                        .formatted(
                            run.scores(),
                            file,
                            part.id(),
                            run.split().getFileName(),
                            ScoresCure.ofUnusable(run, run.scores())));
              }
              return row;
            })
        .toArray();
  }

  /**
   * Refuses attributes that could not be told from the table's other column.
   *
   * @throws UnusableInputException if one has its name
   */
  public static void requireNames(Labels labels) {
    if (labels.attributes().contains(FILE)) {
      throw new UnusableInputException(
          "The attribute '%s' has the name of the pictures' column in the run's labels.csv; rename it.".formatted(FILE));
    }
  }

  /** The same table, without names and labels of its own where they are those of the data it was made from. */
  public FaceTable sharedWith(FaceDataset data) {
    return new FaceTable(faces.sharedWith(data.faces()), labels.equals(data.labels()) ? data.labels() : labels);
  }

  /** Writes both files. */
  public void write(RunFolder run) throws IOException {
    write(run, faces, labels);
  }

  /**
   * Writes both files without a table of them.
   *
   * @param faces the rows, each asked for twice
   * @param labels the attributes, a value for each row
   */
  public static void write(RunFolder run, List<FaceRow> faces, Labels labels) throws IOException {
    CsvFile.write(
        run.split(),
        SPLIT_HEADER,
        () -> faces.stream().map(f -> List.of(f.file(), f.subject(), f.part().id())).iterator());
    List<String> header = new ArrayList<>(List.of(FILE));
    header.addAll(labels.attributes());
    CsvFile.write(
        run.labels(),
        header,
        () -> IntStream.range(0, faces.size()).mapToObj(i -> labelRow(faces.get(i).file(), labels, i)).iterator());
  }

  private static List<String> labelRow(String file, Labels labels, int face) {
    List<String> row = new ArrayList<>(labels.attributes().size() + 1);
    row.add(file);
    for (int a = 0; a < labels.attributes().size(); a++) {
      byte label = labels.of(a, face);
      row.add(label == Labels.UNKNOWN ? "" : label == 1 ? "1" : "0");
    }
    return row;
  }

  /**
   * Reads both files.
   *
   * @throws UnusableInputException if one is missing, or they do not fit together
   */
  public static FaceTable read(RunFolder run) throws IOException {
    FaceRows.Builder builder = new FaceRows.Builder();
    CsvFile.each(needed(run, run.split()), (split, row) -> addFace(builder, split, row));
    FaceRows faces = builder.rows();
    Labels.Rows labels = new Labels.Rows();
    CsvFile table = CsvFile.each(needed(run, run.labels()), (read, row) -> addLabels(labels, read, row, faces));
    if (labels.faces() != faces.size()) {
      throw new UnusableInputException(
          "%s has %d rows and %s has %d; prepare the run again."
              .formatted(run.split(), faces.size(), run.labels(), labels.faces()));
    }
    return new FaceTable(faces, labels.of(table.header().subList(1, table.header().size())));
  }

  private static Path needed(RunFolder run, Path file) {
    return run.needed(file, "prepare the run again");
  }

  private static void addFace(FaceRows.Builder faces, CsvFile split, CsvFile.Row row) {
    String file = row.values().get(split.column("file"));
    if (!faces.add(file, row.values().get(split.column("subject")), part(split, row))) {
      throw new UnusableInputException(
          "%s, line %d: the face '%s' stands there a second time; prepare the run again."
              .formatted(split.path(), row.line(), file));
    }
  }

  private static Part part(CsvFile split, CsvFile.Row row) {
    String part = row.values().get(split.column("partition"));
    try {
      return Part.of(part);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          "%s, line %d: '%s' is no part; write train, validation or test.".formatted(split.path(), row.line(), part), e);
    }
  }

  /** Adds one row of labels; one beyond the last face is left for the count to find. */
  private static void addLabels(Labels.Rows labels, CsvFile table, CsvFile.Row row, FaceRows faces) {
    byte[] values = new byte[table.header().size() - 1];
    if (labels.faces() < faces.size()) {
      if (!row.values().get(0).equals(faces.file(labels.faces()))) {
        throw new UnusableInputException(
            table.path() + ", line " + row.line() + " is not the face of split.csv; prepare the run again.");
      }
      for (int a = 0; a < values.length; a++) {
        values[a] = label(table, row, a + 1);
      }
    }
    labels.add(values);
  }

  private static byte label(CsvFile table, CsvFile.Row row, int column) {
    String cell = row.values().get(column);
    return switch (cell) {
      case "" -> Labels.UNKNOWN;
      case "0" -> 0;
      case "1" -> 1;
      default ->
          throw new UnusableInputException(
              "%s, line %d: '%s' in column %s is no label; write 1, 0 or nothing."
                  .formatted(table.path(), row.line(), cell, table.header().get(column)));
    };
  }
}

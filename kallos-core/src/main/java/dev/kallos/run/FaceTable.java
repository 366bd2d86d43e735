package dev.kallos.run;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The faces a run uses and their attributes: the files {@code split.csv} and {@code labels.csv}, row by row alike.
 *
 * @param faces the rows
 * @param labels the attributes, a value for each row
 */
public record FaceTable(List<FaceRow> faces, Labels labels) {
  private static final List<String> SPLIT_HEADER = List.of("file", "subject", "partition");

  public FaceTable {
    faces = List.copyOf(faces);
  }

  /** The rows of one part, ascending. */
  public int[] rows(Part part) {
    return IntStream.range(0, faces.size()).filter(i -> faces.get(i).part() == part).toArray();
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
    Map<String, Integer> rows = new HashMap<>();
    for (int row : rows(part)) {
      rows.put(faces.get(row).file(), row);
    }
    return Stream.of(files)
        .mapToInt(
            file -> {
              Integer row = rows.get(file);
              if (row == null) {
                throw new UnusableInputException(
                    "%s names %s, which is no %s face of %s; delete it and run: kallos evaluate %s"
                        .formatted(run.scores(), file, part.id(), run.split().getFileName(), run.path()));
              }
              return row;
            })
        .toArray();
  }

  /** Writes both files. */
  public void write(RunFolder run) throws IOException {
    CsvFile.write(
        run.split(),
        SPLIT_HEADER,
        () -> faces.stream().map(f -> List.of(f.file(), f.subject(), f.part().id())).iterator());
    List<String> header = new ArrayList<>(List.of("file"));
    header.addAll(labels.attributes());
    CsvFile.write(run.labels(), header, () -> IntStream.range(0, faces.size()).mapToObj(this::labelRow).iterator());
  }

  private List<String> labelRow(int face) {
    List<String> row = new ArrayList<>(labels.attributes().size() + 1);
    row.add(faces.get(face).file());
    for (byte[] column : labels.values()) {
      row.add(column[face] == Labels.UNKNOWN ? "" : column[face] == 1 ? "1" : "0");
    }
    return row;
  }

  /**
   * Reads both files.
   *
   * @throws UnusableInputException if one is missing, or they do not fit together
   */
  public static FaceTable read(RunFolder run) throws IOException {
    List<FaceRow> faces = new ArrayList<>();
    Map<String, String> subjects = new HashMap<>();
    CsvFile.each(run.split(), (split, row) -> faces.add(face(split, row, subjects)));
    List<byte[]> values = new ArrayList<>();
    int[] read = {0};
    CsvFile labels = CsvFile.each(run.labels(), (table, row) -> label(run, faces, table, row, read[0]++, values));
    if (read[0] != faces.size()) {
      throw new UnusableInputException(
          "%s has %d rows and %s has %d; prepare the run again."
              .formatted(run.split(), faces.size(), run.labels(), read[0]));
    }
    List<String> attributes = labels.header().subList(1, labels.header().size());
    byte[][] columns = values.isEmpty() ? new byte[attributes.size()][0] : values.toArray(byte[][]::new);
    return new FaceTable(faces, new Labels(attributes, columns));
  }

  /** Notes one row of labels; one beyond the last face is left for the count to find. */
  private static void label(
      RunFolder run, List<FaceRow> faces, CsvFile table, CsvFile.Row row, int face, List<byte[]> values) {
    while (values.size() < table.header().size() - 1) {
      values.add(new byte[faces.size()]);
    }
    if (face >= faces.size()) {
      return;
    }
    if (!row.values().get(0).equals(faces.get(face).file())) {
      throw new UnusableInputException(
          run.labels() + ", line " + row.line() + " is not the face of split.csv; prepare the run again.");
    }
    for (int a = 0; a < values.size(); a++) {
      values.get(a)[face] = label(table, row, a + 1);
    }
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

  private static FaceRow face(CsvFile split, CsvFile.Row row, Map<String, String> subjects) {
    String subject = row.values().get(split.column("subject"));
    String part = row.values().get(split.column("partition"));
    try {
      return new FaceRow(
          row.values().get(split.column("file")), subjects.computeIfAbsent(subject, same -> same), Part.of(part));
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          "%s, line %d: '%s' is no part; write train, validation or test.".formatted(split.path(), row.line(), part), e);
    }
  }
}

package dev.kallos.evaluation;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Names;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The file {@code scores.csv}. The probability in it is for people: what is read is the logit. */
public final class ScoresFile {
  private static final List<String> HEADER =
      List.of("file", "subject", "partition", "label", "logit", "probability");

  private static final int COLUMNS_READ = 5;

  private ScoresFile() {}

  /** Writes the scores of some parts, in the order of {@link Part}. */
  public static void write(Path path, Map<Part, Scores> scores) throws IOException {
    CsvFile.write(
        path,
        HEADER,
        () ->
            Stream.of(Part.values())
                .filter(scores::containsKey)
                .map(part -> rows(part, scores.get(part)))
                .reduce(Stream.empty(), Stream::concat)
                .iterator());
  }

  private static Stream<List<String>> rows(Part part, Scores s) {
    return IntStream.range(0, s.size())
        .mapToObj(
            i ->
                List.of(
                    s.files()[i],
                    s.subjects()[i],
                    part.id(),
                    Integer.toString(s.labels()[i]),
                    CsvFile.cell(s.logits()[i]),
                    CsvFile.cell(Scores.probability(s.logits()[i]))));
  }

  /**
   * Reads the scores of each part, in the file's order; a part without rows has scores of length 0.
   *
   * @throws UnusableInputException if the file is missing or a row cannot be used; the message names file and line
   */
  public static Map<Part, Scores> read(Path path) throws IOException {
    Map<Part, List<Row>> rows = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      rows.put(part, new ArrayList<>());
    }
    Names seen = new Names();
    Map<String, String> subjects = new HashMap<>();
    CsvFile csv = CsvFile.each(path, (table, row) -> read(table, row, seen, subjects, rows));
    HEADER.stream().limit(COLUMNS_READ).forEach(csv::column);
    Map<Part, Scores> scores = new EnumMap<>(Part.class);
    rows.forEach((part, list) -> scores.put(part, scores(list)));
    return scores;
  }

  private static void read(
      CsvFile csv, CsvFile.Row row, Names seen, Map<String, String> subjects, Map<Part, List<Row>> rows) {
    int[] columns = HEADER.stream().limit(COLUMNS_READ).mapToInt(csv::column).toArray();
    List<String> cells = row.values();
    String file = cells.get(columns[0]);
    if (!seen.add(file)) {
      throw unusable(csv, row, "the face '" + file + "' stands there a second time");
    }
    int label = label(csv, row, cells.get(columns[3]));
    double logit = csv.number(row, columns[4]);
    if (!Double.isFinite(logit)) {
      throw unusable(csv, row, "the logit is missing or not finite");
    }
    String subject = subjects.computeIfAbsent(cells.get(columns[1]), same -> same);
    rows.get(part(csv, row, cells.get(columns[2]))).add(new Row(file, subject, label, logit));
  }

  private record Row(String file, String subject, int label, double logit) {}

  private static Part part(CsvFile csv, CsvFile.Row row, String text) {
    try {
      return Part.of(text);
    } catch (IllegalArgumentException e) {
      throw unusable(csv, row, "'" + text + "' is no partition; there are train, validation and test");
    }
  }

  private static int label(CsvFile csv, CsvFile.Row row, String text) {
    if (!text.equals("0") && !text.equals("1")) {
      throw unusable(csv, row, "the label is '" + text + "' where 0 or 1 is needed");
    }
    return text.charAt(0) - '0';
  }

  private static UnusableInputException unusable(CsvFile csv, CsvFile.Row row, String what) {
    RunFolder run = new RunFolder(csv.path().toAbsolutePath().getParent());
    return new UnusableInputException(
        "%s, line %d: %s; %s".formatted(csv.path(), row.line(), what, ScoresCure.ofUnusable(run, csv.path())));
  }

  private static Scores scores(List<Row> rows) {
    return new Scores(
        rows.stream().map(Row::file).toArray(String[]::new),
        rows.stream().map(Row::subject).toArray(String[]::new),
        rows.stream().mapToInt(Row::label).toArray(),
        rows.stream().mapToDouble(Row::logit).toArray());
  }
}

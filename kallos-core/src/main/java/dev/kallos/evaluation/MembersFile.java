package dev.kallos.evaluation;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The file {@code members.csv}: the logits whose mean stands in {@code scores.csv}, a column for each member of an ensemble. */
public final class MembersFile {
  private MembersFile() {}

  /** Writes the logits of some parts, in the order of {@link Part}. */
  public static void write(Path path, Map<Part, EnsembleScores> scores) throws IOException {
    int members = scores.values().iterator().next().members().size();
    List<List<String>> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      if (scores.containsKey(part)) {
        EnsembleScores of = scores.get(part);
        for (int i = 0; i < of.mean().size(); i++) {
          List<String> row = new ArrayList<>(List.of(of.mean().files()[i], part.id()));
          for (double[] logits : of.members()) {
            row.add(CsvFile.cell(logits[i]));
          }
          rows.add(row);
        }
      }
    }
    List<String> header = new ArrayList<>(List.of("file", "partition"));
    header.addAll(columns(members));
    CsvFile.write(path, header, rows);
  }

  /**
   * Reads the members' logits of some faces.
   *
   * @param faces the faces, in any order, with the mean of the logits
   * @param members how many members there are
   * @throws UnusableInputException if the file is missing, lacks a member or one of the faces, or a logit is no number
   */
  public static EnsembleScores read(Path path, Scores faces, int members) throws IOException {
    CsvFile csv = CsvFile.read(path);
    int file = csv.column("file");
    int[] columns = columns(members).stream().mapToInt(csv::column).toArray();
    Map<String, CsvFile.Row> rows = new HashMap<>();
    csv.rows().forEach(row -> rows.put(row.values().get(file), row));
    List<double[]> logits = IntStream.range(0, members).mapToObj(m -> new double[faces.size()]).toList();
    for (int i = 0; i < faces.size(); i++) {
      CsvFile.Row row = rows.get(faces.files()[i]);
      if (row == null) {
        throw new UnusableInputException(
            "%s has no row for %s, which was scored; make the ensemble again.".formatted(path, faces.files()[i]));
      }
      for (int m = 0; m < members; m++) {
        double logit = csv.number(row, columns[m]);
        if (!Double.isFinite(logit)) {
          throw new UnusableInputException(
              "%s, line %d: a logit is missing or not finite; make the ensemble again.".formatted(path, row.line()));
        }
        logits.get(m)[i] = logit;
      }
    }
    return new EnsembleScores(faces, logits);
  }

  private static List<String> columns(int members) {
    return IntStream.rangeClosed(1, members).mapToObj(m -> "logit_" + m).toList();
  }
}

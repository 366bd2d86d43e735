package dev.kallos.explanation.test;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The file {@code curves.csv}: the net's mean confidence over the share of the pixels taken away or put back. */
public final class CurvesFile {
  private static final List<String> HEADER =
      List.of("method", "layer", "curve", "share", "confidence", "lo", "hi", "faces", "subjects");

  private CurvesFile() {}

  /**
   * One method's faces.
   *
   * @param method the method's id
   * @param layer the layer it looks at
   * @param faithfulness what became of each face
   * @param subjects whom each face shows
   */
  public record Tested(String method, String layer, Faithfulness faithfulness, String[] subjects) {}

  /** Writes a row for each point of each curve of each method, with intervals over subjects. */
  public static void write(Path path, List<Tested> methods, long seed) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Tested method : methods) {
      add(rows, method, "deletion", Faithfulness.STEPS, Faithfulness.Face::deletion, seed);
      add(rows, method, "insertion", Faithfulness.STEPS, Faithfulness.Face::insertion, seed);
      add(rows, method, "without_hottest", Faithfulness.ROAD_SHARES, Faithfulness.Face::withoutHottest, seed);
      add(rows, method, "without_coldest", Faithfulness.ROAD_SHARES, Faithfulness.Face::withoutColdest, seed);
    }
    CsvFile.write(path, HEADER, rows);
  }

  private static void add(
      List<List<String>> rows,
      Tested method,
      String curve,
      List<Double> shares,
      Function<Faithfulness.Face, double[]> points,
      long seed) {
    for (int i = 0; i < shares.size(); i++) {
      int point = i;
      double[] each = method.faithfulness.each(face -> points.apply(face)[point]);
      SubjectMean mean = SubjectMean.of(each, method.subjects, seed);
      List<String> row =
          new ArrayList<>(List.of(method.method, method.layer, curve, CsvFile.cell(shares.get(point))));
      row.addAll(Scoreboard.cells(mean.measured()));
      row.addAll(List.of(Integer.toString(mean.faces()), Integer.toString(mean.subjects())));
      rows.add(row);
    }
  }
}

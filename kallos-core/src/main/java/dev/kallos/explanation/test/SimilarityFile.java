package dev.kallos.explanation.test;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file {@code randomization.csv}: how alike maps are to those of nets that lost what they had learnt. */
public final class SimilarityFile {
  private static final List<String> HEADER =
      List.of(
          "method", "layer", "randomized", "ranks", "ranks_lo", "ranks_hi", "absolute_ranks", "absolute_ranks_lo",
          "absolute_ranks_hi", "structure", "structure_lo", "structure_hi", "faces", "subjects");

  private SimilarityFile() {}

  /**
   * One method's maps beside those of one net.
   *
   * @param method the method's id
   * @param layer the layer it looks at
   * @param randomized the layer that lost its weights last, all above it having lost theirs; or {@code labels}
   * @param similarities one a face
   * @param subjects whom each face shows
   */
  public record Row(
      String method, String layer, String randomized, List<MapSimilarity> similarities, String[] subjects) {
    /** Each face's similarity in {@link MapSimilarity#absoluteRanks}. */
    public double[] absoluteRanks() {
      return similarities.stream().mapToDouble(MapSimilarity::absoluteRanks).toArray();
    }
  }

  /** Writes a row for each, with intervals over subjects. */
  public static void write(Path path, List<Row> rows, long seed) throws IOException {
    CsvFile.write(path, HEADER, rows.stream().map(row -> cells(row, seed)).toList());
  }

  private static List<String> cells(Row row, long seed) {
    SubjectMean ranks =
        SubjectMean.of(row.similarities.stream().mapToDouble(MapSimilarity::ranks).toArray(), row.subjects, seed);
    SubjectMean absolute = SubjectMean.of(row.absoluteRanks(), row.subjects, seed);
    SubjectMean structure =
        SubjectMean.of(row.similarities.stream().mapToDouble(MapSimilarity::structure).toArray(), row.subjects, seed);
    List<String> cells = new ArrayList<>(List.of(row.method, row.layer, row.randomized));
    cells.addAll(Scoreboard.cells(ranks.measured()));
    cells.addAll(Scoreboard.cells(absolute.measured()));
    cells.addAll(Scoreboard.cells(structure.measured()));
    cells.addAll(List.of(Integer.toString(absolute.faces()), Integer.toString(absolute.subjects())));
    return cells;
  }
}

package dev.kallos.explanation.test;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Methods held against the tests of explanations; the file {@code scoreboard.csv}.
 *
 * @param rows one a method, controls too
 */
public record Scoreboard(List<Row> rows) {
  private static final List<String> HEADER =
      List.of("method", "layer", "pointing_game", "true_region_lift", "deletion", "insertion", "road", "faces");

  /**
   * One method.
   *
   * @param method its id
   * @param layer the layer it looks at
   * @param trueRegion how well it finds the true region, where one is known
   * @param faithfulness whether what it calls important is
   */
  public record Row(String method, String layer, Optional<TrueRegion> trueRegion, Faithfulness faithfulness) {}

  public Scoreboard {
    rows = List.copyOf(rows);
  }

  /** Writes the file. */
  public void write(Path path) throws IOException {
    CsvFile.write(path, HEADER, () -> rows.stream().map(Scoreboard::cells).iterator());
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.method(),
        row.layer(),
        CsvFile.cell(row.trueRegion().map(TrueRegion::pointingGame).orElse(Double.NaN)),
        CsvFile.cell(row.trueRegion().map(TrueRegion::lift).orElse(Double.NaN)),
        CsvFile.cell(row.faithfulness().deletion()),
        CsvFile.cell(row.faithfulness().insertion()),
        CsvFile.cell(row.faithfulness().road()),
        Integer.toString(row.faithfulness().faces()));
  }
}

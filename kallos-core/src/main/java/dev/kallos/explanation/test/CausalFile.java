package dev.kallos.explanation.test;

import dev.kallos.explanation.Region;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file {@code causal.csv}: what one thing does to the net, and whether each method's maps saw it. */
public final class CausalFile {
  private static final List<String> HEADER =
      List.of(
          "attribute", "region", "faces", "subjects", "logit_change", "logit_change_lo", "logit_change_hi",
          "planted_weight", "method", "layer", "area_share", "heat_share", "heat_share_lo", "heat_share_hi",
          "heat_change", "heat_change_lo", "heat_change_hi", "agrees");

  private CausalFile() {}

  /**
   * One thing and one method.
   *
   * @param attribute the thing's name in CelebA's table
   * @param region where most of it lies
   * @param plantedWeight what the change adds to the log-odds of the planted label, the mean over the faces; 0 if nothing, NaN if
   *     the label was not planted
   * @param check what it does to the net
   * @param method the method's id
   * @param layer the layer it looks at
   * @param seen what its maps say
   */
  public record Row(
      String attribute,
      Region region,
      double plantedWeight,
      CausalCheck check,
      String method,
      String layer,
      CausalCheck.Seen seen) {}

  /** Writes a row for each. */
  public static void write(Path path, List<Row> rows) throws IOException {
    CsvFile.write(path, HEADER, rows.stream().map(CausalFile::cells).toList());
  }

  private static List<String> cells(Row row) {
    SubjectMean effect = row.check.effect();
    List<String> cells =
        new ArrayList<>(
            List.of(
                row.attribute,
                row.region.id(),
                Integer.toString(effect.faces()),
                Integer.toString(effect.subjects())));
    cells.addAll(Scoreboard.cells(effect.measured()));
    cells.addAll(List.of(CsvFile.cell(row.plantedWeight), row.method, row.layer));
    cells.add(CsvFile.cell(row.seen.area().measured().value()));
    cells.addAll(Scoreboard.cells(row.seen.heat().measured()));
    cells.addAll(Scoreboard.cells(row.seen.heatChange().measured()));
    cells.add(row.seen.agrees().map(agrees -> agrees ? "1" : "0").orElse(""));
    return cells;
  }
}

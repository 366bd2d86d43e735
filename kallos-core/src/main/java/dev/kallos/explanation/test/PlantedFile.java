package dev.kallos.explanation.test;

import dev.kallos.explanation.Region;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file {@code planted.csv}: how well maps find the region the label was planted in, by the net and by random weights. */
public final class PlantedFile {
  private static final List<String> HEADER =
      List.of(
          "method", "layer", "region", "weights", "pointing_game", "pointing_game_lo", "pointing_game_hi", "inside",
          "inside_lo", "inside_hi", "lift", "lift_lo", "lift_hi", "area_share", "cells", "faces", "subjects");

  private PlantedFile() {}

  /**
   * One method.
   *
   * @param method its id
   * @param layer the layer it looks at
   * @param region the planted region
   * @param weights {@code trained} or {@code random}
   * @param found a number a face
   * @param cells how many of the method's cells the region is wide where it is narrowest, a mean over the faces
   * @param subjects whom each face shows
   */
  public record Row(
      String method,
      String layer,
      Region region,
      String weights,
      TrueRegion found,
      double cells,
      String[] subjects) {}

  /** Writes a row for each, with intervals over subjects. */
  public static void write(Path path, List<Row> rows, long seed) throws IOException {
    CsvFile.write(path, HEADER, rows.stream().map(row -> cells(row, seed)).toList());
  }

  private static List<String> cells(Row row, long seed) {
    SubjectMean hits = SubjectMean.of(row.found.hits(), row.subjects, seed);
    SubjectMean area = SubjectMean.of(row.found.area(), row.subjects, seed);
    List<String> cells = new ArrayList<>(List.of(row.method, row.layer, row.region.id(), row.weights));
    cells.addAll(Scoreboard.cells(hits.measured()));
    cells.addAll(Scoreboard.cells(SubjectMean.of(row.found.inside(), row.subjects, seed).measured()));
    cells.addAll(Scoreboard.cells(row.found.lift(row.subjects, seed)));
    cells.addAll(
        List.of(
            CsvFile.cell(area.measured().value()),
            CsvFile.cell(row.cells),
            Integer.toString(hits.faces()),
            Integer.toString(hits.subjects())));
    return cells;
  }
}

package dev.kallos.explanation;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file {@code regions.csv}. */
public final class RegionsFile {
  private static final List<String> HEADER =
      List.of(
          "region", "area_share", "heat_share", "lift", "lo", "hi", "group", "direction", "faces", "subjects", "method",
          "heat_lo", "heat_hi", "drop", "drop_lo", "drop_hi");

  private RegionsFile() {}

  /** Writes a row for each region of each summary. */
  public static void write(Path path, List<RegionSummary> summaries) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (RegionSummary summary : summaries) {
      for (RegionSummary.RegionLift region : summary.regions()) {
        rows.add(
            List.of(
                region.region().id(),
                CsvFile.cell(region.areaShare()),
                CsvFile.cell(region.heatShare().value()),
                CsvFile.cell(region.lift().value()),
                CsvFile.cell(region.lift().ci95().lo()),
                CsvFile.cell(region.lift().ci95().hi()),
                summary.group().id(),
                summary.direction().id(),
                Integer.toString(summary.faces()),
                Integer.toString(summary.subjects()),
                summary.method(),
                CsvFile.cell(region.heatShare().ci95().lo()),
                CsvFile.cell(region.heatShare().ci95().hi()),
                CsvFile.cell(region.drop().value()),
                CsvFile.cell(region.drop().ci95().lo()),
                CsvFile.cell(region.drop().ci95().hi())));
      }
    }
    CsvFile.write(path, HEADER, rows);
  }
}

package dev.kallos.cli;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DatasetRequest.Cut;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to read a table. */
class TableOptions {
  @Option(
      names = "--positive-above",
      order = 1,
      paramLabel = "COLUMN=VALUE",
      converter = Converters.ScoreCut.class,
      description = "Make a label of a column of numbers: 1 above VALUE. COLUMN=median cuts at the median.")
  private Cut cut;

  @Option(
      names = "--file-column",
      order = 2,
      paramLabel = "COLUMN",
      description = "The table's column that names the picture.")
  private String fileColumn;

  @Option(
      names = "--subject-column",
      order = 3,
      paramLabel = "COLUMN",
      description = "The table's column that names the subject.")
  private String subjectColumn;

  /** What to read at {@code path}. */
  DatasetRequest request(Path path) {
    return new DatasetRequest(
        path, Optional.ofNullable(fileColumn), Optional.ofNullable(subjectColumn), Optional.ofNullable(cut));
  }

  /** The column to be made a label. */
  Optional<Cut> cut() {
    return Optional.ofNullable(cut);
  }
}

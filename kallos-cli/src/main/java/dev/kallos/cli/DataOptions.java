package dev.kallos.cli;

import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DatasetRequest.Cut;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data to read, and how. */
final class DataOptions {
  private static final String DEFAULT_ATTRIBUTE = "Attractive";

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      description =
          "The attribute to learn. Default: " + DEFAULT_ATTRIBUTE + ", or the column of --positive-above.")
  private String attribute;

  @Option(
      names = "--positive-above",
      paramLabel = "COLUMN=VALUE",
      converter = Converters.ScoreCut.class,
      description = "Make a label of a column of numbers: 1 above VALUE. COLUMN=median cuts at the median.")
  private Cut cut;

  @Option(names = "--file-column", paramLabel = "COLUMN", description = "The table's column that names the picture.")
  private String fileColumn;

  @Option(names = "--subject-column", paramLabel = "COLUMN", description = "The table's column that names the subject.")
  private String subjectColumn;

  /** What to read at {@code path}. */
  DatasetRequest request(Path path) {
    return new DatasetRequest(
        path, Optional.ofNullable(fileColumn), Optional.ofNullable(subjectColumn), Optional.ofNullable(cut));
  }

  /** The attribute asked for. */
  String attribute() {
    if (attribute != null) {
      return attribute;
    }
    return cut == null ? DEFAULT_ATTRIBUTE : cut.column();
  }
}

package dev.kallos.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The data a command reads. */
final class DatasetParameter {
  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description = "A folder in one of CelebA's layouts, or a CSV table that names pictures and labels.")
  private Path path;

  Path path() {
    return path;
  }
}

package dev.kallos.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which points a learning curve has, how far it looks ahead, and where it goes. */
final class CurveOptions extends SplitOptions {
  @Option(
      names = "--shares",
      paramLabel = "F",
      split = ",",
      converter = Converters.Share.class,
      description =
          "The shares of the training part to train on, counted in subjects. A forecast needs four."
              + " Default: 0.0625,0.125,0.25,0.5,1.")
  private List<Double> shares = List.of(0.0625, 0.125, 0.25, 0.5, 1.0);

  @Option(
      names = "--repeats",
      paramLabel = "R",
      converter = Converters.Count.class,
      description =
          "Do all of it with R seeds, --seed the first: each picks other subjects, trains anew, and draws other parts"
              + " where the data has none of its own. Default: 1.")
  private int repeats = 1;

  @Option(
      names = "--faces-ahead",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "The number of training faces to look ahead to. Default: 162770, CelebA's own training part.")
  private int facesAhead = 162_770;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where all goes. Default: runs/<data>-<attribute>-<network>-seed<N>-learning-curve.")
  private Path out;

  List<Double> shares() {
    return shares;
  }

  int repeats() {
    return repeats;
  }

  int facesAhead() {
    return facesAhead;
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }
}

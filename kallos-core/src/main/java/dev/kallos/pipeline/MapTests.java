package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.test.Faithfulness;
import dev.kallos.explanation.test.Scoreboard;
import dev.kallos.explanation.test.TrueRegion;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Holds the maps of a run against the tests of explanations; writes the scoreboard.
 *
 * @param progress where it shows
 * @param stopped asked between steps
 */
record MapTests(Progress progress, BooleanSupplier stopped) {
  private static final int TESTED = 100;

  /** Writes the files of all tests into the explanations' folder. */
  void write(RunFolder run, Path folder, Explained explained) throws IOException {
    List<Scoreboard.Row> rows = explained.methods().stream().map(maps -> row(explained, maps)).toList();
    new Scoreboard(rows).write(folder.resolve(run.scoreboard().getFileName()));
  }

  private Scoreboard.Row row(Explained explained, Explained.Maps method) {
    Scores test = explained.test();
    int[] some = Gallery.sample(IntStream.range(0, method.members().length).toArray(), TESTED, explained.seed());
    Faithfulness faithfulness =
        Faithfulness.of(
            explained.net(),
            explained.open().pack(),
            IntStream.of(some).map(i -> explained.faces()[method.members()[i]]).toArray(),
            IntStream.of(some).mapToObj(method.maps()::get).toList(),
            IntStream.of(some).mapToDouble(i -> test.logits()[method.members()[i]]).toArray(),
            explained.seed(),
            progress,
            stopped);
    Optional<TrueRegion> trueRegion =
        plantedRegion(explained.open()).map(region -> trueRegion(explained, method, region));
    return new Scoreboard.Row(method.explainer().id(), method.explainer().layer(), trueRegion, faithfulness);
  }

  private static TrueRegion trueRegion(Explained explained, Explained.Maps method, Region region) {
    double[] logits = Arrays.stream(method.members()).mapToDouble(i -> explained.test().logits()[i]).toArray();
    int[] confident = IntStream.range(0, logits.length).filter(i -> isConfident(logits[i])).toArray();
    List<SignedMap> maps = IntStream.of(confident).mapToObj(method.maps()::get).toList();
    return TrueRegion.of(
        region,
        maps,
        explained.regions().of(IntStream.of(confident).map(i -> explained.faces()[method.members()[i]]).toArray()),
        IntStream.of(confident).mapToDouble(i -> logits[i]).toArray());
  }

  /** The region the label was planted in, if the faces were drawn so and this is the planted attribute. */
  private static Optional<Region> plantedRegion(OpenRun open) {
    return open.data()
        .drawn()
        .filter(truth -> truth.attribute().equals(open.config().attribute()))
        .flatMap(truth -> truth.region())
        .map(region -> region(open, region));
  }

  private static Region region(OpenRun open, String id) {
    try {
      return Region.of(id);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          "%s says the label was planted in the region '%s', which there is not; draw the faces again, or remove that file."
              .formatted(open.data().root().resolve(DrawnTruth.FILE), id),
          e);
    }
  }

  /** Whether the net gives its answer a probability of nine tenths or more. */
  private static boolean isConfident(double logit) {
    return Scores.probability(Math.abs(logit)) >= 0.9;
  }
}

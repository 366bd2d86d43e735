package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionsFile;
import dev.kallos.explanation.test.CausalFile;
import dev.kallos.explanation.test.CurvesFile;
import dev.kallos.explanation.test.FaceNumbers;
import dev.kallos.explanation.test.Findings;
import dev.kallos.explanation.test.FindingsFile;
import dev.kallos.explanation.test.MapTest;
import dev.kallos.explanation.test.MethodScore;
import dev.kallos.explanation.test.PlantedFile;
import dev.kallos.explanation.test.RegionDrops;
import dev.kallos.explanation.test.Scoreboard;
import dev.kallos.explanation.test.SimilarityFile;
import dev.kallos.explanation.test.WeightCascade;
import dev.kallos.network.ConvNet;
import dev.kallos.run.RunFolder;
import dev.kallos.training.ShuffledLabels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds the maps of a run against the tests of explanations, and sums them up by region; writes the files of both.
 *
 * @param shuffledLabels whether maps are compared with those of a net trained on shuffled labels
 * @param planted the tests by the region the label was planted in, if it was planted in one alone
 * @param progress where it shows
 * @param stopped asked between steps
 */
record MapTests(
    boolean shuffledLabels, Optional<PlantedTests> planted, Progress progress, BooleanSupplier stopped) {
  /** The control that the others are held against, by its id. */
  private static final String CONTROL = "random";

  /** Writes the files of all tests into the explanations' folder. */
  void write(RunFolder run, Path folder, Explained explained) throws IOException {
    List<FaceNumbers> numbers =
        Stream.generate(() -> new FaceNumbers(explained.test().size())).limit(explained.methods().size()).toList();
    List<RegionSummary> regions = regions(run, folder, explained, numbers);
    PictureTests pictures = new PictureTests(progress, stopped);
    CurvesFile.write(
        folder.resolve(run.curves().getFileName()), pictures.faithfulness(explained, numbers), explained.seed());
    pictures.stability(explained, numbers);
    Optional<ShuffledLabels.Fit> shuffled = randomize(run, folder, explained, numbers);
    List<CausalFile.Row> causal = new CausalTests(progress, stopped).run(explained);
    if (!causal.isEmpty()) {
      CausalFile.write(folder.resolve(run.causal().getFileName()), causal);
    }
    Scoreboard board = scoreboard(explained, numbers, causal);
    board.write(folder.resolve(run.scoreboard().getFileName()));
    board.writeChecks(folder.resolve(run.checks().getFileName()));
    FindingsFile.write(
        folder.resolve(run.findings().getFileName()),
        Findings.of(
            explained.open().config().attribute(), explained.main().explainer().name(), regions, board.methods()),
        shuffled.map(fit -> new FindingsFile.Shuffled(fit.faces(), fit.epochs(), fit.balancedAccuracy())));
  }

  private List<RegionSummary> regions(
      RunFolder run, Path folder, Explained explained, List<FaceNumbers> numbers) throws IOException {
    RegionEvidence evidence = RegionEvidence.of(explained, progress, stopped);
    int[] all = IntStream.range(0, explained.test().size()).toArray();
    for (int m = 0; m < numbers.size(); m++) {
      RegionShares[] shares = evidence.forAnswers(m, explained.answers());
      double[] correlations =
          IntStream.of(all)
              .mapToDouble(i -> RegionDrops.correlation(Optional.ofNullable(shares[i]), evidence.drops()[i]))
              .toArray();
      numbers.get(m).put(MapTest.REGION_CORRELATION, all, correlations);
    }
    List<RegionSummary> summaries = RegionTable.of(explained, evidence);
    RegionsFile.write(folder.resolve(run.regions().getFileName()), summaries);
    return summaries;
  }

  /** The tests by nets that lost what they had learnt, and, where the label was planted in one region, those by that region. */
  private Optional<ShuffledLabels.Fit> randomize(
      RunFolder run, Path folder, Explained explained, List<FaceNumbers> numbers) throws IOException {
    SanityTests sanity = new SanityTests(progress, stopped);
    List<SimilarityFile.Row> similarities = new ArrayList<>();
    List<PlantedFile.Row> found = new ArrayList<>();
    planted.ifPresent(tests -> found.addAll(tests.trained(explained, numbers)));
    List<String> layers = WeightCascade.layers(explained.net());
    WeightCascade.of(
        explained.net(),
        explained.seed() + 1,
        (layer, random) -> {
          boolean all = layer.equals(layers.get(layers.size() - 1));
          similarities.addAll(sanity.weights(explained, numbers, random, layer, all));
          if (all) {
            planted.ifPresent(tests -> found.addAll(tests.random(explained, random)));
          }
        });
    Optional<ShuffledLabels.Fit> fit = Optional.empty();
    if (shuffledLabels) {
      ShuffledNet shuffled = ShuffledNet.train(explained.open(), progress, stopped);
      try (ConvNet net = shuffled.net()) {
        if (shuffled.learnt()) {
          similarities.addAll(sanity.labels(explained, numbers, net));
        } else {
          progress.warn(
              ("After %d epochs the net has learnt %d faces with shuffled labels to a balanced accuracy of %.0f %% only; its"
                      + " maps are compared with no method's.")
                  .formatted(shuffled.fit().epochs(), shuffled.fit().faces(), 100 * shuffled.fit().balancedAccuracy()));
        }
      }
      fit = Optional.of(shuffled.fit());
    }
    SimilarityFile.write(folder.resolve(run.randomization().getFileName()), similarities, explained.seed());
    if (planted.isPresent()) {
      PlantedFile.write(folder.resolve(run.planted().getFileName()), found, explained.seed());
    }
    return fit;
  }

  private static Scoreboard scoreboard(
      Explained explained, List<FaceNumbers> numbers, List<CausalFile.Row> causal) {
    FaceNumbers control =
        IntStream.range(0, numbers.size())
            .filter(m -> explained.methods().get(m).explainer().id().equals(CONTROL))
            .mapToObj(numbers::get)
            .findFirst()
            .orElseGet(() -> new FaceNumbers(explained.test().size()));
    return new Scoreboard(
        IntStream.range(0, numbers.size())
            .parallel()
            .mapToObj(m -> score(explained, explained.methods().get(m), numbers.get(m), control, causal))
            .toList());
  }

  private static MethodScore score(
      Explained explained,
      Explained.Maps method,
      FaceNumbers numbers,
      FaceNumbers control,
      List<CausalFile.Row> causal) {
    String id = method.explainer().id();
    return new MethodScore(
        id,
        method.explainer().layer(),
        method.explainer().isControl(),
        numbers.results(control, explained.test().subjects(), explained.seed()),
        CausalTests.agreement(causal, id),
        (int) Arrays.stream(numbers.of(MapTest.DELETION)).filter(value -> !Double.isNaN(value)).count());
  }
}

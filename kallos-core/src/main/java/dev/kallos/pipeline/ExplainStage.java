package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.ExplanationIndex;
import dev.kallos.explanation.Faithfulness;
import dev.kallos.explanation.GradCam;
import dev.kallos.explanation.RandomMap;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionsFile;
import dev.kallos.explanation.Scoreboard;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.TrueRegion;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Precision;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Explains the most confident answers, sums up all maps of the test part by region, and tests the maps; writes explanations.
 * Maps are made in 32 bits whatever precision the net was trained in.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches
 */
record ExplainStage(Path cache, Progress progress, BooleanSupplier stopped) {
  private static final int BATCH = 64;
  private static final int TESTED = 100;

  void run(RunFolder run) throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    if (test.size() == 0) {
      throw new UnusableInputException(run.scores() + " has no test faces; score the run first.");
    }
    try (OpenRun open = OpenRun.open(run, cache, progress);
        ConvNet net = Nets.trained(run, open.config(), Precision.FP32)) {
      Map<String, Integer> rows = open.rowsByFile();
      int[] faces = Stream.of(test.files()).mapToInt(file -> open.indices()[row(run, rows, file)]).toArray();
      FaceRegions regions = new FaceRegions(open.data(), open.config().network().size());
      Explainer explainer = new GradCam();
      List<SignedMap> maps = explainer.explain(net, open.pack(), faces, BATCH, progress, stopped);
      Gallery gallery = new Gallery(run, open, test, faces, maps);
      gallery.write(explainer.id(), explainer.layer(net), open.config().seed());
      writeRegions(run, open, test, faces, maps, regions);
      List<Scoreboard.Row> board = new ArrayList<>();
      board.add(row(net, open, test, faces, explainer, maps, regions));
      Explainer control = new RandomMap(open.config().seed());
      List<SignedMap> noise = control.explain(net, open.pack(), faces, BATCH, Progress.silent(), stopped);
      board.add(row(net, open, test, faces, control, noise, regions));
      new Scoreboard(board).write(run.scoreboard());
    }
  }

  private static int row(RunFolder run, Map<String, Integer> rows, String file) {
    Integer row = rows.get(file);
    if (row == null) {
      throw new UnusableInputException(run.scores() + " names " + file + ", which split.csv does not; score the run again.");
    }
    return row;
  }

  private static void writeRegions(
      RunFolder run, OpenRun open, Scores test, int[] faces, List<SignedMap> maps, FaceRegions regions)
      throws IOException {
    List<RegionSummary> summaries = new ArrayList<>();
    for (RegionSummary.Group group : RegionSummary.Group.values()) {
      int[] members =
          switch (group) {
            case MOST_CONFIDENT_POSITIVE -> Gallery.mostConfident(test, Direction.FOR);
            case MOST_CONFIDENT_NEGATIVE -> Gallery.mostConfident(test, Direction.AGAINST);
            case TEST -> IntStream.range(0, test.size()).toArray();
          };
      for (Direction direction : Direction.values()) {
        List<RegionShares> shares =
            IntStream.of(members)
                .mapToObj(
                    i -> {
                      RegionMap map = regions.of(faces[i]);
                      return RegionShares.of(
                          maps.get(i).heat(direction).resized(map.width(), map.height()).values(), map);
                    })
                .toList();
        List<String> subjects = IntStream.of(members).mapToObj(i -> test.subjects()[i]).toList();
        summaries.add(RegionSummary.of(group, direction, shares, subjects, open.config().seed()));
      }
    }
    RegionsFile.write(run.regions(), summaries);
  }

  private Scoreboard.Row row(
      ConvNet net,
      OpenRun open,
      Scores test,
      int[] faces,
      Explainer explainer,
      List<SignedMap> maps,
      FaceRegions regions) {
    int[] some = Gallery.sample(IntStream.range(0, test.size()).toArray(), TESTED, open.config().seed());
    Faithfulness faithfulness =
        Faithfulness.of(
            net,
            open.pack(),
            IntStream.of(some).map(i -> faces[i]).toArray(),
            IntStream.of(some).mapToObj(maps::get).toList(),
            IntStream.of(some).mapToDouble(i -> test.logits()[i]).toArray(),
            open.config().seed(),
            progress,
            stopped);
    Optional<TrueRegion> trueRegion = plantedRegion(open).map(region -> {
      int[] confident = IntStream.range(0, test.size()).filter(i -> isConfident(test.logits()[i])).toArray();
      return TrueRegion.of(
          region,
          IntStream.of(confident).mapToObj(maps::get).toList(),
          IntStream.of(confident).mapToObj(i -> regions.of(faces[i])).toList(),
          IntStream.of(confident).mapToDouble(i -> test.logits()[i]).toArray());
    });
    return new Scoreboard.Row(explainer.id(), explainer.layer(net), trueRegion, faithfulness);
  }

  /** The region the label was planted in, if the faces were drawn so and this is the planted attribute. */
  private static Optional<Region> plantedRegion(OpenRun open) {
    return open.data()
        .drawn()
        .filter(truth -> truth.attribute().equals(open.config().attribute()))
        .flatMap(truth -> truth.region())
        .map(Region::of);
  }

  /** Whether the net gives its answer a probability of nine tenths or more. */
  private static boolean isConfident(double logit) {
    return Scores.probability(Math.abs(logit)) >= 0.9;
  }
}

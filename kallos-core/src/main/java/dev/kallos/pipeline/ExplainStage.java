package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.ExplanationIndex;
import dev.kallos.explanation.Faithfulness;
import dev.kallos.explanation.GradCam;
import dev.kallos.explanation.HiResCam;
import dev.kallos.explanation.RandomMap;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionsFile;
import dev.kallos.explanation.Scoreboard;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.TrueRegion;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Precision;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Explains the most confident answers, sums up all maps of the test part by region, and tests the maps; writes explanations.
 * Maps are made in 32 bits whatever precision the net was trained in.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches, by several threads
 */
record ExplainStage(Path cache, Progress progress, BooleanSupplier stopped) {
  private static final int BATCH = 64;
  private static final int TESTED = 100;

  void run(RunFolder run) throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    if (test.size() == 0) {
      throw new UnusableInputException(
          run.scores() + " has no test faces; delete it and run: kallos evaluate " + run.path());
    }
    try (OpenRun open = OpenRun.open(run, cache, progress);
        ConvNet net = Nets.trained(run, open.config(), Precision.FP32)) {
      int[] faces = open.indices(Part.TEST, run, test.files());
      WholeFolder.replace(run.explanations(), aside -> write(run, aside, open, net, test, faces));
    }
  }

  private void write(RunFolder run, Path folder, OpenRun open, ConvNet net, Scores test, int[] faces)
      throws IOException {
    ImageSize size = open.config().network().size();
    FaceRegions regions = new FaceRegions(open.data(), size.width(), size.height());
    Explainer explainer = new GradCam();
    List<SignedMap> maps = explainer.explain(net, open.pack(), faces, BATCH, progress, stopped);
    Gallery gallery = new Gallery(folder, open, test, faces, maps);
    ExplanationIndex index = gallery.write(explainer.id(), explainer.layer(net), open.config().seed());
    index.write(folder.resolve(run.explanationIndex().getFileName()));
    List<RegionSummary> summaries = summaries(open.config().seed(), test, shares(faces, maps, regions));
    RegionsFile.write(folder.resolve(run.regions().getFileName()), summaries);
    List<Scoreboard.Row> board = new ArrayList<>();
    board.add(row(net, open, test, faces, explainer, maps, regions));
    for (Explainer other : List.of(new HiResCam(), new RandomMap(open.config().seed()))) {
      List<SignedMap> others = other.explain(net, open.pack(), faces, BATCH, progress, stopped);
      board.add(row(net, open, test, faces, other, others, regions));
    }
    new Scoreboard(board).write(folder.resolve(run.scoreboard().getFileName()));
  }

  /** How each face's maps divide among its regions, in the order of the faces. */
  private Map<Direction, RegionShares[]> shares(int[] faces, List<SignedMap> maps, FaceRegions regions) {
    Map<Direction, RegionShares[]> shares = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      shares.put(direction, new RegionShares[faces.length]);
    }
    try (Progress.Task task = progress.start("Dividing maps among regions", faces.length, "faces")) {
      IntStream.range(0, faces.length)
          .parallel()
          .forEach(
              i -> {
                if (stopped.getAsBoolean()) {
                  throw new StoppedException();
                }
                RegionMap map = regions.of(faces[i]);
                shares.forEach(
                    (direction, each) ->
                        each[i] =
                            RegionShares.of(
                                maps.get(i).heat(direction).resized(map.width(), map.height()).values(), map));
                task.advance(1);
              });
    }
    return shares;
  }

  private static List<RegionSummary> summaries(long seed, Scores test, Map<Direction, RegionShares[]> shares) {
    List<RegionSummary> summaries = new ArrayList<>();
    for (RegionSummary.Group group : RegionSummary.Group.values()) {
      int[] members =
          switch (group) {
            case MOST_CONFIDENT_POSITIVE -> Gallery.mostConfident(test, Direction.FOR);
            case MOST_CONFIDENT_NEGATIVE -> Gallery.mostConfident(test, Direction.AGAINST);
            case TEST -> IntStream.range(0, test.size()).toArray();
          };
      List<String> subjects = IntStream.of(members).mapToObj(i -> test.subjects()[i]).toList();
      for (Direction direction : Direction.values()) {
        List<RegionShares> some = IntStream.of(members).mapToObj(i -> shares.get(direction)[i]).toList();
        summaries.add(RegionSummary.of(group, direction, some, subjects, seed));
      }
    }
    return summaries;
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
          regions.of(IntStream.of(confident).map(i -> faces[i]).toArray()),
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

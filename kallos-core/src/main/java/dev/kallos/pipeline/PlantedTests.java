package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.test.FaceNumbers;
import dev.kallos.explanation.test.PlantedFile;
import dev.kallos.explanation.test.TrueRegion;
import dev.kallos.network.ConvNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Tests whether maps find the one region the label was planted in, over the faces the net is sure of.
 *
 * @param region the region
 * @param progress where it shows
 * @param stopped asked between steps
 */
record PlantedTests(Region region, Progress progress, BooleanSupplier stopped) {
  /** How many faces random weights are tested on. */
  private static final int RANDOM_FACES = 100;

  private static final int SLOW_RANDOM_FACES = 8;

  /**
   * The tests of a run whose faces were drawn with the label in one region alone and that learnt this label.
   *
   * @throws UnusableInputException if there is no such region
   */
  static Optional<PlantedTests> of(OpenRun open, Progress progress, BooleanSupplier stopped) {
    return open.data()
        .drawn()
        .filter(truth -> truth.attribute().equals(open.config().attribute()))
        .flatMap(DrawnTruth::region)
        .map(region -> new PlantedTests(region(open, region), progress, stopped));
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

  /**
   * Tests every method's maps.
   *
   * @param numbers where each method's results go
   */
  List<PlantedFile.Row> trained(Explained explained, List<FaceNumbers> numbers) {
    List<PlantedFile.Row> rows = new ArrayList<>();
    for (int m = 0; m < numbers.size(); m++) {
      Explained.Maps method = explained.methods().get(m);
      TestedFaces tested = sure(explained, method, Integer.MAX_VALUE);
      TrueRegion found = found(explained, tested, tested.maps());
      numbers.get(m).put(tested.places(), found);
      rows.add(row(explained, method, "trained", tested, found));
    }
    return rows;
  }

  /** Tests the maps that every method makes of a net with random weights, over faces the trained one is sure of. */
  List<PlantedFile.Row> random(Explained explained, ConvNet random) {
    List<PlantedFile.Row> rows = new ArrayList<>();
    try (Progress.Task task = progress.start("Maps of random weights", explained.methods().size(), "methods")) {
      for (Explained.Maps method : explained.methods()) {
        TestedFaces tested = sure(explained, method, method.explainer().isSlow() ? SLOW_RANDOM_FACES : RANDOM_FACES);
        List<SignedMap> maps =
            method
                .explainer()
                .explain(random, explained.open().pack(), tested.faces(), ExplainStage.BATCH, Progress.silent(), stopped);
        rows.add(row(explained, method, "random", tested, found(explained, tested, maps)));
        task.advance(1);
      }
    }
    return rows;
  }

  /** Faces whose answer the net gives a probability of nine tenths or more. */
  private static TestedFaces sure(Explained explained, Explained.Maps method, int most) {
    double[] logits = explained.answers();
    int[] sure =
        Arrays.stream(method.members()).filter(i -> Scores.probability(Math.abs(logits[i])) >= 0.9).toArray();
    return TestedFaces.at(explained, method, Gallery.sample(sure, most, explained.seed()));
  }

  private TrueRegion found(Explained explained, TestedFaces tested, List<SignedMap> maps) {
    return TrueRegion.of(region, maps, explained.regions().of(tested.faces()), tested.logits());
  }

  private PlantedFile.Row row(
      Explained explained, Explained.Maps method, String weights, TestedFaces tested, TrueRegion found) {
    List<RegionMap> regions = explained.regions().of(tested.faces());
    double cells =
        IntStream.range(0, tested.faces().length)
            .mapToDouble(i -> TrueRegion.cells(tested.maps().get(i), regions.get(i), region))
            .average()
            .orElse(Double.NaN);
    return new PlantedFile.Row(
        method.explainer().id(),
        method.explainer().layer(),
        region,
        weights,
        found,
        cells,
        explained.subjects(tested.places()));
  }
}

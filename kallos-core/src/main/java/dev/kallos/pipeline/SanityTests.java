package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.test.FaceNumbers;
import dev.kallos.explanation.test.MapSimilarity;
import dev.kallos.explanation.test.MapTest;
import dev.kallos.explanation.test.SimilarityFile;
import dev.kallos.network.ConvNet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Tests whether maps change when the net loses what it had learnt (Adebayo et al. 2018).
 *
 * @param progress where it shows
 * @param stopped asked between steps
 */
record SanityTests(Progress progress, BooleanSupplier stopped) {
  private static final int FACES = 30;
  private static final int SLOW_FACES = 8;

  /**
   * Explains the same faces by a net some of whose layers lost their weights; the results of the net that lost all stay.
   *
   * @param numbers where each method's results go
   * @param layer the layer that lost its weights last
   * @param all whether all layers lost them; slow methods wait for that
   */
  List<SimilarityFile.Row> weights(
      Explained explained, List<FaceNumbers> numbers, ConvNet random, String layer, boolean all) {
    return compare(explained, numbers, random, layer, MapTest.WEIGHTS_RANDOMIZED, all);
  }

  /**
   * Explains the same faces by a net that learnt shuffled labels.
   *
   * @param numbers where each method's results go
   */
  List<SimilarityFile.Row> labels(Explained explained, List<FaceNumbers> numbers, ConvNet shuffled) {
    return compare(explained, numbers, shuffled, "labels", MapTest.LABELS_RANDOMIZED, true);
  }

  private List<SimilarityFile.Row> compare(
      Explained explained,
      List<FaceNumbers> numbers,
      ConvNet net,
      String randomized,
      MapTest test,
      boolean slowToo) {
    List<SimilarityFile.Row> rows = new ArrayList<>();
    try (Progress.Task task = progress.start("Maps without what was learnt: " + randomized, numbers.size(), "methods")) {
      for (int m = 0; m < numbers.size(); m++) {
        Explained.Maps method = explained.methods().get(m);
        if (slowToo || !method.explainer().isSlow()) {
          rows.add(row(explained, method, net, randomized, numbers.get(m), test));
        }
        task.advance(1);
      }
    }
    return rows;
  }

  private SimilarityFile.Row row(
      Explained explained, Explained.Maps method, ConvNet net, String randomized, FaceNumbers numbers, MapTest test) {
    TestedFaces tested = TestedFaces.of(explained, method, method.explainer().isSlow() ? SLOW_FACES : FACES);
    List<SignedMap> maps =
        method
            .explainer()
            .explain(net, explained.open().pack(), tested.faces(), ExplainStage.BATCH, Progress.silent(), stopped);
    List<MapSimilarity> similarities =
        IntStream.range(0, maps.size()).mapToObj(i -> MapSimilarity.of(tested.maps().get(i), maps.get(i))).toList();
    SimilarityFile.Row row =
        new SimilarityFile.Row(
            method.explainer().id(),
            method.explainer().layer(),
            randomized,
            similarities,
            explained.subjects(tested.places()));
    numbers.put(test, tested.places(), row.absoluteRanks());
    return row;
  }
}

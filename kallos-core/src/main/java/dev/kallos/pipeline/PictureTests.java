package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.explanation.test.CurvesFile;
import dev.kallos.explanation.test.FaceNumbers;
import dev.kallos.explanation.test.Faithfulness;
import dev.kallos.explanation.test.Faithfulness.Face;
import dev.kallos.explanation.test.MapTest;
import dev.kallos.explanation.test.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tests of maps that change the picture: take pixels away, or move it a little.
 *
 * @param progress where it shows
 * @param stopped asked between steps
 */
record PictureTests(Progress progress, BooleanSupplier stopped) {
  private static final int FAITHFUL = 100;
  private static final int STABLE = 50;
  private static final int STABLE_SLOW = 8;

  /**
   * Takes pixels away by every method's maps.
   *
   * @param numbers where each method's results go
   * @return what became of each face, for the file of curves
   */
  List<CurvesFile.Tested> faithfulness(Explained explained, List<FaceNumbers> numbers) {
    List<CurvesFile.Tested> tested = new ArrayList<>();
    try (Progress.Task task = progress.start("Taking pixels away", numbers.size(), "methods")) {
      for (int m = 0; m < numbers.size(); m++) {
        tested.add(faithfulness(explained, explained.methods().get(m), numbers.get(m)));
        task.advance(1);
      }
    }
    return tested;
  }

  private CurvesFile.Tested faithfulness(Explained explained, Explained.Maps method, FaceNumbers numbers) {
    TestedFaces tested = TestedFaces.of(explained, method, FAITHFUL);
    Faithfulness found =
        Faithfulness.of(
            explained.net(),
            explained.open().pack(),
            tested.faces(),
            tested.maps(),
            tested.logits(),
            explained.seed(),
            Progress.silent(),
            stopped);
    numbers.put(MapTest.DELETION, tested.places(), found.each(Face::deletionMean));
    numbers.put(MapTest.INSERTION, tested.places(), found.each(Face::insertionMean));
    numbers.put(MapTest.ROAD, tested.places(), found.each(Face::road));
    numbers.put(MapTest.CONFIDENCE_DROP, tested.places(), found.each(Face::confidenceDrop));
    numbers.put(MapTest.CONFIDENCE_INCREASE, tested.places(), found.each(Face::confidenceIncrease));
    return new CurvesFile.Tested(
        method.explainer().id(), method.explainer().layer(), found, explained.subjects(tested.places()));
  }

  /**
   * Moves the pictures of every method's faces a little.
   *
   * @param numbers where each method's results go
   */
  void stability(Explained explained, List<FaceNumbers> numbers) {
    try (Progress.Task task = progress.start("Maps of changed pictures", numbers.size(), "methods")) {
      for (int m = 0; m < numbers.size(); m++) {
        stability(explained, explained.methods().get(m), numbers.get(m));
        task.advance(1);
      }
    }
  }

  private void stability(Explained explained, Explained.Maps method, FaceNumbers numbers) {
    TestedFaces tested = TestedFaces.of(explained, method, method.explainer().isSlow() ? STABLE_SLOW : STABLE);
    Stability found =
        Stability.of(
            explained.net(),
            method.explainer(),
            explained.open().pack(),
            tested.faces(),
            tested.maps(),
            explained.seed(),
            ExplainStage.BATCH,
            Progress.silent(),
            stopped);
    numbers.put(MapTest.MIRRORED, tested.places(), found.mirrored());
    numbers.put(MapTest.SHIFTED, tested.places(), found.shifted());
    numbers.put(MapTest.NOISED, tested.places(), found.noised());
  }
}

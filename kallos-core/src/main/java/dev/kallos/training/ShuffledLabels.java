package dev.kallos.training;

import dev.kallos.Progress;
import dev.kallos.Shuffle;
import dev.kallos.StoppedException;
import dev.kallos.evaluation.Confusion;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.FacesAtOnce;
import dev.kallos.scoring.FaceBatches;
import dev.kallos.scoring.Scorer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Fits a net to labels dealt out anew at random (Zhang et al. 2017, Adebayo et al. 2018): there is nothing to learn but each face
 * by heart. What its maps share with those of a net that learnt the true labels has nothing to do with what these mean.
 *
 * @param goal the balanced accuracy after which it ends: were it the share of all faces, the same answer to each would do where
 *     nearly all have one label
 * @param mostFaces it ends too once so many faces have been shown, each as often as it was
 * @param batch faces a step
 * @param learningRate Adam's step size
 */
public record ShuffledLabels(double goal, long mostFaces, int batch, double learningRate) {
  /**
   * What came of it.
   *
   * @param faces how many faces were learnt
   * @param epochs how often each was shown
   * @param balancedAccuracy the mean over the two labels of the share that was answered as labelled in the end; 0 if all have the
   *     same, of which nothing is learnt
   */
  public record Fit(int faces, int epochs, double balancedAccuracy) {}

  /**
   * Fits a net.
   *
   * @param net fresh; it is fitted in place
   * @param labels a label for each face of {@code source}: 1 or 0
   * @param faces the faces to learn; their labels are dealt out among them
   * @param seed the seed of the dealing, the order and the dropout
   * @param stopped asked before each step
   * @throws StoppedException once {@code stopped} says so
   */
  public Fit fit(
      ConvNet net,
      FaceArray source,
      byte[] labels,
      int[] faces,
      long seed,
      Progress progress,
      BooleanSupplier stopped) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] dealt = dealt(labels, faces, random);
    int[] order = IntStream.range(0, faces.length).toArray();
    FaceArray chosen = new Chosen(source, faces);
    long most = isConstant(dealt) ? 0 : mostFaces;
    int epochs = 0;
    double balancedAccuracy = 0;
    try (TrainingStep step = new TrainingStep(net, learningRate, 0, () -> 0);
        Progress.Task task = progress.start("Learning shuffled labels", most, "faces")) {
      while (balancedAccuracy < goal && (long) (epochs + 1) * faces.length <= most) {
        order = Shuffle.of(order, random);
        pass(step, chosen, step.whole(order, FacesAtOnce.inBatch(batch, chosen.size())), dealt, random, task, stopped);
        step.settle(chosen, order, batch, stopped);
        balancedAccuracy = balancedAccuracy(step.settled(), chosen, order, dealt, stopped);
        epochs++;
      }
      if (epochs > 0 && step.settled() != net) {
        net.parameters().set(step.settled().parameters().toArray());
      }
    }
    return new Fit(faces.length, epochs, balancedAccuracy);
  }

  private void pass(
      TrainingStep step,
      FaceArray source,
      int[] order,
      float[] dealt,
      SplittableRandom random,
      Progress.Task task,
      BooleanSupplier stopped) {
    try (FaceBatches all = FaceBatches.inOrder(source, order, batch)) {
      Iterator<FaceBatch> batches = all.until(stopped);
      while (batches.hasNext()) {
        FaceBatch next = batches.next();
        float[] some = new float[next.size()];
        for (int i = 0; i < some.length; i++) {
          some[i] = dealt[next.faces()[i]];
        }
        step.apply(next, some, random.nextLong());
        task.advance(next.size());
      }
    }
  }

  private double balancedAccuracy(
      ConvNet net, FaceArray source, int[] order, float[] dealt, BooleanSupplier stopped) {
    double[] logits = Scorer.logits(net, source, order, 4 * batch, Progress.silent(), stopped);
    int[] dealtTo = IntStream.of(order).map(face -> (int) dealt[face]).toArray();
    int[] once = new int[logits.length];
    Arrays.fill(once, 1);
    return Confusion.of(dealtTo, logits, once).balancedAccuracy();
  }

  private static boolean isConstant(float[] dealt) {
    return IntStream.range(1, dealt.length).allMatch(i -> dealt[i] == dealt[0]);
  }

  /** The faces' own labels in another order. */
  private static float[] dealt(byte[] labels, int[] faces, SplittableRandom random) {
    int[] order = Shuffle.of(faces, random);
    float[] dealt = new float[faces.length];
    for (int i = 0; i < dealt.length; i++) {
      dealt[i] = labels[order[i]];
    }
    return dealt;
  }

  /** Some faces of an array, numbered from 0. */
  private record Chosen(FaceArray source, int[] chosen) implements FaceArray {
    @Override
    public ImageSize size() {
      return source.size();
    }

    @Override
    public int faces() {
      return chosen.length;
    }

    @Override
    public void copy(int face, ByteBuffer target) {
      source.copy(chosen[face], target);
    }
  }
}

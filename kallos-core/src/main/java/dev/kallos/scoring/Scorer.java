package dev.kallos.scoring;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Asks a net for the logit of each face. */
public final class Scorer {
  private Scorer() {}

  /**
   * The logits of some faces, in the given order; a positive logit answers "yes".
   *
   * @param batchSize how many at a time at most, fewer of large faces
   * @param stopped asked before each batch
   * @throws StoppedException once {@code stopped} says so
   */
  public static double[] logits(
      ConvNet net, FaceArray source, int[] faces, int batchSize, Progress progress, BooleanSupplier stopped) {
    int attributes = net.summary().logits();
    float[] every = everyLogit(net, source, faces, batchSize, progress, stopped);
    return IntStream.range(0, faces.length).mapToDouble(i -> every[i * attributes]).toArray();
  }

  /**
   * The logits of all attributes the net learnt.
   *
   * @return N×A, row-major; the asked attribute's first
   * @throws StoppedException once {@code stopped} says so
   */
  public static float[] everyLogit(
      ConvNet net, FaceArray source, int[] faces, int batchSize, Progress progress, BooleanSupplier stopped) {
    float[] logits = new float[Math.multiplyExact(faces.length, net.summary().logits())];
    int done = 0;
    try (FaceBatches all = FaceBatches.inOrder(source, faces, batchSize);
        Progress.Task task = progress.start("Scoring", faces.length, "faces")) {
      Iterator<FaceBatch> batches = all.until(stopped);
      while (batches.hasNext()) {
        FaceBatch batch = batches.next();
        ScoringEvent event = new ScoringEvent();
        event.begin();
        float[] some = net.everyLogit(batch);
        event.faces = batch.size();
        event.commit();
        System.arraycopy(some, 0, logits, done, some.length);
        done += some.length;
        task.advance(batch.size());
      }
    }
    return logits;
  }
}

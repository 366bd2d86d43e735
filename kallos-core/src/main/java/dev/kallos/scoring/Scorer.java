package dev.kallos.scoring;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.function.BooleanSupplier;

/** Asks a net for the logit of each face. */
public final class Scorer {
  private Scorer() {}

  /**
   * The logits of some faces, in the given order; a positive logit answers "yes".
   *
   * @param stopped asked before each batch
   * @throws StoppedException once {@code stopped} says so
   */
  public static double[] logits(
      ConvNet net, FaceArray source, int[] faces, int batchSize, Progress progress, BooleanSupplier stopped) {
    double[] logits = new double[faces.length];
    int done = 0;
    try (FaceBatches batches = FaceBatches.inOrder(source, faces, batchSize);
        Progress.Task task = progress.start("Scoring", faces.length, "faces")) {
      while (batches.hasNext()) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        FaceBatch batch = batches.next();
        ScoringEvent event = new ScoringEvent();
        event.begin();
        float[] some = net.logits(batch);
        event.faces = some.length;
        event.commit();
        for (float logit : some) {
          logits[done++] = logit;
        }
        task.advance(some.length);
      }
    }
    return logits;
  }
}

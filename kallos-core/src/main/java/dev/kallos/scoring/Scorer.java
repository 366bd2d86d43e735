package dev.kallos.scoring;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

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
      ConvNet net, FaceArray source, int[] faces, int batch, Progress progress, BooleanSupplier stopped) {
    double[] logits = new double[faces.length];
    int done = 0;
    try (FaceBatches batches = FaceBatches.inOrder(source, faces, batch);
        Progress.Task task = progress.start("Scoring", faces.length, "faces")) {
      while (batches.hasNext()) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        float[] some = logits(net, batches.next());
        for (float logit : some) {
          logits[done++] = logit;
        }
        task.advance(some.length);
      }
    }
    return logits;
  }

  private static float[] logits(ConvNet net, FaceBatch batch) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Tensors.toArray(net.logits(batch.tensor(net.precision()), false));
    }
  }
}

package dev.kallos.explanation;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.scoring.FaceBatches;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A way to say which part of a face decides. */
public interface Explainer {
  /** The method's name in files, for instance {@code grad-cam}. */
  String id();

  /** The layer it looks at, or a dash if it looks at none. */
  String layer(ConvNet net);

  /** A map for each face of the batch, in its order. */
  List<SignedMap> explain(ConvNet net, FaceBatch batch);

  /**
   * A map for each of some faces, in the given order.
   *
   * @param stopped asked before each batch
   * @throws StoppedException once {@code stopped} says so
   */
  default List<SignedMap> explain(
      ConvNet net, FaceArray source, int[] faces, int batch, Progress progress, BooleanSupplier stopped) {
    List<SignedMap> maps = new ArrayList<>(faces.length);
    try (FaceBatches batches = FaceBatches.inOrder(source, faces, batch);
        Progress.Task task = progress.start("Explaining by " + id(), faces.length, "faces")) {
      while (batches.hasNext()) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        FaceBatch next = batches.next();
        maps.addAll(explain(net, next));
        task.advance(next.size());
      }
    }
    return maps;
  }
}

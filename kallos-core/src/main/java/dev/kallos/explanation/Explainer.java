package dev.kallos.explanation;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.scoring.FaceBatches;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A way to say which part of a face decides, settled on its layer and its settings. One is a record, so that its text names all
 * of them: two whose texts are equal make equal maps.
 */
public interface Explainer {
  /** The method's name in files, for instance {@code grad-cam}; no two methods share one. */
  String id();

  /** Its name in a sentence, for instance {@code Grad-CAM}. */
  String name();

  /** Who described it and when, for instance {@code Selvaraju et al. 2017}; a dash if nobody did. */
  String paper();

  /** The layer it looks at; several are joined by a plus. {@code input} if it looks at the pixels, a dash if at nothing. */
  String layer();

  /** Whether it is a control: made to know nothing of what decides. */
  default boolean isControl() {
    return false;
  }

  /** Whether it runs the net many times for each face, so that it is used on few. */
  default boolean isSlow() {
    return false;
  }

  /** A map for each face of the batch, in its order; for one net and face always the same, whatever else is in the batch. */
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
    try (FaceBatches all = FaceBatches.inOrder(source, faces, batch);
        Progress.Task task = progress.start("Maps by " + name(), faces.length, "faces")) {
      Iterator<FaceBatch> batches = all.until(stopped);
      while (batches.hasNext()) {
        FaceBatch next = batches.next();
        maps.addAll(explain(net, next));
        task.advance(next.size());
      }
    }
    return maps;
  }
}

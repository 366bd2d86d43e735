package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.FacesAtOnce;
import dev.kallos.scoring.FaceBatches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Makes maps a batch at a time, keeps each batch aside, and makes none again that was kept.
 *
 * @param net the net
 * @param pixels the faces
 * @param kept where batches are kept
 * @param progress where it shows
 * @param stopped asked before each batch
 */
record MapMaking(ConvNet net, FaceArray pixels, KeptMaps kept, Progress progress, BooleanSupplier stopped) {
  private static final int BATCH = 64;
  /** A slow method's batches are small, so that little is lost and the wish to stop is soon heard. */
  private static final int SLOW_BATCH = 4;

  /**
   * A method's maps of some faces, by face.
   *
   * @throws StoppedException once {@code stopped} says so
   * @throws UnusableInputException if that are more than Java's memory can hold beside all else
   */
  Map<Integer, SignedMap> make(Explainer explainer, int[] faces) throws IOException {
    int batch = FacesAtOnce.inBatch(explainer.isSlow() ? SLOW_BATCH : BATCH, pixels.size());
    Map<Integer, SignedMap> maps = new HashMap<>();
    List<int[]> missing = new ArrayList<>();
    for (int from = 0; from < faces.length; from += batch) {
      int[] some = Arrays.copyOfRange(faces, from, Math.min(from + batch, faces.length));
      Optional<List<SignedMap>> found = kept.find(explainer, some);
      if (found.isPresent()) {
        hold(maps, explainer, some, found.get(), faces.length);
      } else {
        missing.add(some);
      }
    }
    int[] order = missing.stream().flatMapToInt(IntStream::of).toArray();
    if (order.length == 0) {
      return maps;
    }
    try (FaceBatches all = FaceBatches.inOrder(pixels, order, batch);
        Progress.Task task = progress.start("Explaining by " + explainer.name(), order.length, "faces")) {
      Iterator<FaceBatch> batches = all.until(stopped);
      while (batches.hasNext()) {
        FaceBatch next = batches.next();
        List<SignedMap> made = explainer.explain(net, next);
        hold(maps, explainer, next.faces(), made, faces.length);
        kept.keep(explainer, next.faces(), made);
        task.advance(next.size());
      }
    }
    return maps;
  }

  /** Maps are held until the last is made: where they cannot all be, the first ones tell. */
  private static void hold(
      Map<Integer, SignedMap> maps, Explainer explainer, int[] some, List<SignedMap> made, int faces) {
    SignedMap first = made.get(0);
    long needed = (long) faces * first.height() * first.width() * Float.BYTES;
    if (needed > Runtime.getRuntime().maxMemory() / 2) {
      throw new UnusableInputException(
          "%,d maps of %dx%d cells by %s take %,d MiB, more than half of what Java may use; name a later --layer, or give Java"
                  .formatted(faces, first.width(), first.height(), explainer.name(), needed >> 20)
              + " more with KALLOS_JAVA_OPTS=-Xmx%dm.".formatted(3 * (needed >> 20)));
    }
    for (int i = 0; i < some.length; i++) {
      maps.put(some[i], made.get(i));
    }
  }
}

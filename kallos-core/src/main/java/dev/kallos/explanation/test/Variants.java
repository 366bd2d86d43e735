package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.scoring.Scorer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Asks a net about changed pictures of faces, those of some faces at a time, so that neither the cores wait for pictures nor the
 * memory grows with the faces.
 *
 * @param net the net
 * @param source the pixels, whose size the changed pictures have
 * @param progress where it shows
 * @param stopped asked before each face, by several threads
 */
record Variants(ConvNet net, FaceArray source, Progress progress, BooleanSupplier stopped) {
  private static final int MOST = 16;
  private static final int BATCH = 64;
  /** What the changed pictures of one block of faces may take of Java's memory. */
  private static final long ROOM = 512L << 20;
  /** What one face may take for each of its pixels: some thirty pictures, and the arrays that fill the holes of one. */
  private static final int BYTES_A_PIXEL = 240;

  /**
   * The logits of each face's changed pictures.
   *
   * @param title what is being done
   * @param count how many faces
   * @param variants makes a face's pictures, for several faces at a time, as many for each
   * @return a row a face
   * @throws StoppedException once {@code stopped} says so
   */
  double[][] logits(String title, int count, IntFunction<List<Picture>> variants) {
    double[][] logits = new double[count][];
    int block = block();
    try (Progress.Task task = progress.start(title, count, "faces")) {
      for (int from = 0; from < count; from += block) {
        int to = Math.min(count, from + block);
        List<List<Picture>> each =
            IntStream.range(from, to).parallel().mapToObj(face -> changed(face, variants)).toList();
        Pictures all = new Pictures(source.size(), each.stream().flatMap(List::stream).toList());
        int[] order = IntStream.range(0, all.faces()).toArray();
        double[] some = Scorer.logits(net, all, order, BATCH, Progress.silent(), stopped);
        int perFace = order.length / (to - from);
        for (int i = from; i < to; i++) {
          logits[i] = Arrays.copyOfRange(some, (i - from) * perFace, (i - from + 1) * perFace);
        }
        task.advance(to - from);
      }
    }
    return logits;
  }

  /** How many faces' pictures are held at a time: the larger they are, the fewer. */
  int block() {
    return (int) Math.max(1, Math.min(MOST, ROOM / BYTES_A_PIXEL / source.size().pixels()));
  }

  private List<Picture> changed(int face, IntFunction<List<Picture>> variants) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    return variants.apply(face);
  }
}

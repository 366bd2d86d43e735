package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.scoring.Scorer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Whether the pixels a method calls important are: what becomes of the net's confidence in its answer when they are taken away
 * or are all there is. Means over faces; faces with an empty map do not count.
 *
 * @param deletion mean confidence while the hottest pixels are replaced by the mean colour, a tenth at a time (Petsiuk et al.
 *     2018): low is good
 * @param insertion mean confidence while the hottest pixels are put back into a blurred picture: high is good
 * @param road half the difference between the confidence without the coldest and without the hottest 20, 40, 60 and 80 % of the
 *     pixels, filled in by noisy linear imputation (Rong et al. 2022): high is good
 * @param faces how many faces count
 */
public record Faithfulness(double deletion, double insertion, double road, int faces) {
  private static final int STEPS = 10;
  private static final double[] ROAD_SHARES = {0.2, 0.4, 0.6, 0.8};
  private static final int VARIANTS = 2 * (STEPS + 1) + 2 * ROAD_SHARES.length;

  /**
   * Measures a method's maps.
   *
   * @param source the pixels
   * @param faces the faces
   * @param maps a map for each face
   * @param logits the net's answer to each face
   * @param stopped asked before each face
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  public static Faithfulness of(
      ConvNet net,
      FaceArray source,
      int[] faces,
      List<SignedMap> maps,
      double[] logits,
      long seed,
      Progress progress,
      BooleanSupplier stopped) {
    int[] counted =
        IntStream.range(0, faces.length)
            .filter(i -> !maps.get(i).heat(Direction.of(logits[i])).isEmpty())
            .toArray();
    double[] sums = new double[3];
    try (Progress.Task task = progress.start("Testing maps", counted.length, "faces")) {
      for (int i : counted) {
        HeatMap heat = maps.get(i).heat(Direction.of(logits[i]));
        List<Picture> variants = variants(Picture.of(source, faces[i]), heat, new SplittableRandom(seed + i));
        Memory memory = new Memory(source.size(), variants);
        int[] all = IntStream.range(0, variants.size()).toArray();
        double[] after = Scorer.logits(net, memory, all, VARIANTS, Progress.silent(), stopped);
        double sign = logits[i] > 0 ? 1 : -1;
        double[] confidence = Arrays.stream(after).map(logit -> Scores.probability(sign * logit)).toArray();
        sums[0] += mean(confidence, 0, STEPS + 1);
        sums[1] += mean(confidence, STEPS + 1, 2 * (STEPS + 1));
        int road = 2 * (STEPS + 1);
        int middle = road + ROAD_SHARES.length;
        sums[2] += (mean(confidence, middle, VARIANTS) - mean(confidence, road, middle)) / 2;
        task.advance(1);
      }
    }
    int n = counted.length;
    return new Faithfulness(sums[0] / n, sums[1] / n, sums[2] / n, n);
  }

  /** Deletion's steps, insertion's steps, then without the hottest shares, then without the coldest. */
  private static List<Picture> variants(Picture picture, HeatMap cells, SplittableRandom random) {
    int[] order = hottestFirst(cells.resized(picture.width(), picture.height()));
    Picture mean = picture.meanColour();
    Picture blurred = picture.blurred();
    List<Picture> variants = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      variants.add(picture.with(mean, first(order, (double) step / STEPS)));
    }
    for (int step = 0; step <= STEPS; step++) {
      variants.add(blurred.with(picture, first(order, (double) step / STEPS)));
    }
    for (double share : ROAD_SHARES) {
      variants.add(picture.imputed(first(order, share), random));
    }
    int[] coldestFirst = IntStream.range(0, order.length).map(i -> order[order.length - 1 - i]).toArray();
    for (double share : ROAD_SHARES) {
      variants.add(picture.imputed(first(coldestFirst, share), random));
    }
    return variants;
  }

  private static int[] hottestFirst(HeatMap heat) {
    return IntStream.range(0, heat.values().length)
        .boxed()
        .sorted((a, b) -> Float.compare(heat.values()[b], heat.values()[a]))
        .mapToInt(i -> i)
        .toArray();
  }

  private static boolean[] first(int[] order, double share) {
    boolean[] taken = new boolean[order.length];
    for (int i = 0; i < Math.round(share * order.length); i++) {
      taken[order[i]] = true;
    }
    return taken;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(Double.NaN);
  }

  /** Pictures in memory. */
  private record Memory(ImageSize size, List<Picture> pictures) implements FaceArray {
    @Override
    public int faces() {
      return pictures.size();
    }

    @Override
    public void copy(int face, ByteBuffer target) {
      target.put(pictures.get(face).rgb());
    }
  }
}

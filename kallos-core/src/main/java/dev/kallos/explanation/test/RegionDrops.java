package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What hiding a region of a face takes from the net's confidence in its answer. The region is filled in from what surrounds it
 * by noisy linear imputation (Rong et al. 2022), one region at a time.
 *
 * @param drops for each face the fall of the answer's probability for each region, by {@link Region#ordinal()}; negative where
 *     the net is surer without it, NaN where the face shows nothing of the region
 */
public record RegionDrops(double[][] drops) {
  /**
   * Hides each region of each face.
   *
   * @param regions the regions of a face, by its index in {@code source}, at the source's size
   * @param logits the net's answer to each face
   * @param seed the seed of the noise, together with the face
   * @param stopped asked between faces
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  public static RegionDrops of(
      ConvNet net,
      FaceArray source,
      int[] faces,
      IntFunction<RegionMap> regions,
      double[] logits,
      long seed,
      Progress progress,
      BooleanSupplier stopped) {
    double[][] after =
        new Variants(net, source, progress, stopped)
            .logits(
                "Hiding regions",
                faces.length,
                i -> variants(Picture.of(source, faces[i]), regions.apply(faces[i]), seed * 31 + faces[i]));
    double[][] drops = new double[faces.length][Region.values().length];
    for (int i = 0; i < faces.length; i++) {
      RegionMap map = regions.apply(faces[i]);
      double sign = logits[i] > 0 ? 1 : -1;
      for (Region region : Region.values()) {
        double left = Scores.probability(sign * after[i][region.ordinal()]);
        drops[i][region.ordinal()] =
            map.area(region) == 0 ? Double.NaN : Scores.probability(sign * logits[i]) - left;
      }
    }
    return new RegionDrops(drops);
  }

  /**
   * Whether a map puts the heat where hiding takes most: the rank correlation, over the regions of one face, of the shares of the
   * heat with the drops.
   *
   * @param shares how the map divides; empty if the method was not used on the face
   * @param drops the face's drops
   * @return NaN if there is no map, an empty one, or no drop
   */
  public static double correlation(Optional<RegionShares> shares, double[] drops) {
    if (shares.isEmpty() || shares.get().isEmpty()) {
      return Double.NaN;
    }
    int[] hidden = IntStream.range(0, drops.length).filter(r -> !Double.isNaN(drops[r])).toArray();
    return hidden.length < 2
        ? Double.NaN
        : RankCorrelation.of(
            IntStream.of(hidden).mapToDouble(r -> shares.get().heat()[r]).toArray(),
            IntStream.of(hidden).mapToDouble(r -> drops[r]).toArray());
  }

  private static List<Picture> variants(Picture picture, RegionMap map, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Picture> variants = new ArrayList<>();
    for (Region region : Region.values()) {
      boolean[] taken = new boolean[picture.width() * picture.height()];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = map.at(i % map.width(), i / map.width()) == region;
      }
      variants.add(picture.imputed(taken, random));
    }
    return variants;
  }
}

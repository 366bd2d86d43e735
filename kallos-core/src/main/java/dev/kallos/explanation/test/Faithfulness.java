package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether the pixels a method calls important are: what becomes of the net's confidence in its answer when they are taken away
 * or are all there is. A face is tested by its map for the net's own answer; one whose map is empty does not count.
 *
 * @param faces what became of each face, in the given order; empty where the face does not count
 */
public record Faithfulness(List<Optional<Face>> faces) {
  /** The shares of the pixels after each of which deletion and insertion ask the net. */
  public static final List<Double> STEPS = IntStream.rangeClosed(0, 10).mapToObj(step -> step / 10.0).toList();

  /** What the same picture's confidence may differ by from one batch to another, by rounding. */
  private static final double ROUNDING = 1e-4;

  /** The shares of the pixels that ROAD takes away. */
  public static final List<Double> ROAD_SHARES = List.of(0.2, 0.4, 0.6, 0.8);

  public Faithfulness {
    faces = List.copyOf(faces);
  }

  /**
   * The net's confidence in its answer to one face, a probability, over what was done to it.
   *
   * @param confidence with nothing done
   * @param deletion with the hottest {@link #STEPS} replaced by the face's mean colour (Petsiuk et al. 2018)
   * @param insertion with the hottest {@link #STEPS} put back into the blurred face (the same)
   * @param withoutHottest with the hottest {@link #ROAD_SHARES} filled in by noisy linear imputation (Rong et al. 2022)
   * @param withoutColdest with the coldest ones
   * @param through seen through the map (Chattopadhay et al. 2018): the less heat, the nearer a pixel to the mean colour
   */
  public record Face(
      double confidence,
      double[] deletion,
      double[] insertion,
      double[] withoutHottest,
      double[] withoutColdest,
      double through) {

    /** Mean confidence while the hottest pixels go: low is good. */
    public double deletionMean() {
      return mean(deletion);
    }

    /** Mean confidence while the hottest pixels come: high is good. */
    public double insertionMean() {
      return mean(insertion);
    }

    /** Half of how much more confidence the hottest pixels took than the coldest, a mean over the shares: high is good. */
    public double road() {
      return (mean(withoutColdest) - mean(withoutHottest)) / 2;
    }

    /** What share of its confidence the net loses when it sees through the map; 0 if it gains: low is good. */
    public double confidenceDrop() {
      return Math.max(0, confidence - through) / confidence;
    }

    /** 1 if the net is surer, by more than rounding, when it sees through the map, else 0: high is good. */
    public double confidenceIncrease() {
      return through > confidence + ROUNDING ? 1 : 0;
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).average().orElse(Double.NaN);
    }
  }

  /** A number for each face; NaN where the face does not count. */
  public double[] each(ToDoubleFunction<Face> number) {
    return faces.stream().mapToDouble(face -> face.map(number::applyAsDouble).orElse(Double.NaN)).toArray();
  }

  /**
   * Measures a method's maps.
   *
   * @param source the pixels
   * @param faces the faces
   * @param maps a map for each face
   * @param logits the net's answer to each face
   * @param seed the seed of the noise, together with the face
   * @param stopped asked between faces
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
    double[][] after =
        new Variants(net, source, progress, stopped)
            .logits(
                "Testing maps",
                counted.length,
                k -> {
                  int i = counted[k];
                  SplittableRandom random = new SplittableRandom(seed * 31 + faces[i]);
                  return variants(Picture.of(source, faces[i]), maps.get(i), Direction.of(logits[i]), random);
                });
    List<Optional<Face>> measured = new ArrayList<>();
    IntStream.range(0, faces.length).forEach(i -> measured.add(Optional.empty()));
    for (int k = 0; k < counted.length; k++) {
      measured.set(counted[k], Optional.of(face(after[k], logits[counted[k]])));
    }
    return new Faithfulness(measured);
  }

  /** Deletion's steps, insertion's, without the hottest shares, without the coldest, and through the map. */
  private static List<Picture> variants(
      Picture picture, SignedMap cells, Direction answer, SplittableRandom random) {
    SignedMap pixels = cells.resized(picture.width(), picture.height());
    int[] hottestFirst = PixelOrder.hottestFirst(pixels, answer);
    int[] coldestFirst = PixelOrder.reversed(hottestFirst);
    Picture mean = picture.meanColour();
    Picture blurred = picture.blurred();
    List<Picture> variants = new ArrayList<>();
    STEPS.forEach(share -> variants.add(picture.with(mean, PixelOrder.first(hottestFirst, share))));
    STEPS.forEach(share -> variants.add(blurred.with(picture, PixelOrder.first(hottestFirst, share))));
    ROAD_SHARES.forEach(share -> variants.add(picture.imputed(PixelOrder.first(hottestFirst, share), random)));
    ROAD_SHARES.forEach(share -> variants.add(picture.imputed(PixelOrder.first(coldestFirst, share), random)));
    variants.add(picture.through(pixels.heat(answer).normalized().values()));
    return variants;
  }

  private static Face face(double[] after, double logit) {
    double sign = logit > 0 ? 1 : -1;
    double[] confidence = Arrays.stream(after).map(each -> Scores.probability(sign * each)).toArray();
    int steps = STEPS.size();
    int shares = ROAD_SHARES.size();
    return new Face(
        Scores.probability(sign * logit),
        Arrays.copyOfRange(confidence, 0, steps),
        Arrays.copyOfRange(confidence, steps, 2 * steps),
        Arrays.copyOfRange(confidence, 2 * steps, 2 * steps + shares),
        Arrays.copyOfRange(confidence, 2 * steps + shares, 2 * steps + 2 * shares),
        confidence[2 * steps + 2 * shares]);
  }
}

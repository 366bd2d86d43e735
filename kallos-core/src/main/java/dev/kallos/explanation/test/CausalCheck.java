package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import dev.kallos.scoring.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same faces without one thing and with it: what the thing does to the net is known, and so is where it is, so that a map can
 * be asked whether it saw it.
 *
 * @param changed for each face and pixel whether the thing changed it
 * @param logitChange how much higher the logit of each face is with the thing than without
 * @param effect their mean
 * @param subjects whom each face shows
 */
public record CausalCheck(List<boolean[]> changed, double[] logitChange, SubjectMean effect, String[] subjects) {
  /** A colour of a pixel must differ by this much, of 255, for the pixel to count as changed: more than a JPEG's coding does. */
  private static final int CHANGED = 16;

  private static final int BATCH = 64;

  /**
   * Asks the net about both.
   *
   * @param without the faces without the thing
   * @param with the same faces with it
   * @param stopped asked between batches
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  public static CausalCheck of(
      ConvNet net, FaceArray without, FaceArray with, String[] subjects, long seed, BooleanSupplier stopped) {
    int[] all = IntStream.range(0, subjects.length).toArray();
    double[] before = Scorer.logits(net, without, all, BATCH, Progress.silent(), stopped);
    double[] after = Scorer.logits(net, with, all, BATCH, Progress.silent(), stopped);
    double[] change = IntStream.of(all).mapToDouble(i -> after[i] - before[i]).toArray();
    List<boolean[]> changed =
        IntStream.of(all).mapToObj(i -> changed(Picture.of(without, i), Picture.of(with, i))).toList();
    return new CausalCheck(changed, change, SubjectMean.of(change, subjects, seed), subjects);
  }

  private static boolean[] changed(Picture a, Picture b) {
    boolean[] changed = new boolean[a.width() * a.height()];
    for (int i = 0; i < a.rgb().length; i++) {
      changed[i / 3] |= Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff)) >= CHANGED;
    }
    return changed;
  }

  /**
   * Whether the thing's effect on the net is known: its 95 % interval does not hold 0, or it is the same on every face, and they
   * show {@value MapTest#FEWEST_PEOPLE} people or more.
   */
  public boolean isEffectKnown() {
    return effect.subjects() >= MapTest.FEWEST_PEOPLE && (effect.isAbove(0) || effect.isBelow(0));
  }

  /**
   * The region in which most of the changed pixels lie.
   *
   * @param regions the regions of each face, at the faces' size
   */
  public Region region(IntFunction<RegionMap> regions) {
    long[] counts = new long[Region.values().length];
    for (int i = 0; i < changed.size(); i++) {
      RegionMap map = regions.apply(i);
      for (int pixel = 0; pixel < changed.get(i).length; pixel++) {
        if (changed.get(i)[pixel]) {
          counts[map.at(pixel % map.width(), pixel / map.width()).ordinal()]++;
        }
      }
    }
    int most = IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] > counts[a] ? b : a);
    return Region.values()[most];
  }

  /**
   * What a method's maps say of the thing.
   *
   * @param area the mean share of the picture that it changed
   * @param heat the share of the heat on the changed pixels, in the map of the face with the thing, in the direction the thing
   *     moves the net on the mean
   * @param heatChange how much more of the whole map, signs counting, speaks on these pixels in that direction with the thing than
   *     without
   * @param agrees whether that is above 0, with its whole interval; empty if the thing's effect on the net is not known, or if maps
   *     that are not empty show fewer than {@value MapTest#FEWEST_PEOPLE} people
   */
  public record Seen(SubjectMean area, SubjectMean heat, SubjectMean heatChange, Optional<Boolean> agrees) {}

  /**
   * Holds a method's maps against what is known.
   *
   * @param without a map of each face without the thing
   * @param with a map of each face with it
   * @param width the faces' width
   * @param height the faces' height
   */
  public Seen by(List<SignedMap> without, List<SignedMap> with, int width, int height, long seed) {
    Direction direction = Direction.of(effect.measured().value());
    int sign = direction == Direction.FOR ? 1 : -1;
    SubjectMean change =
        mean(
            i ->
                sign
                    * (share(with.get(i).resized(width, height), changed.get(i))
                        - share(without.get(i).resized(width, height), changed.get(i))),
            seed);
    SubjectMean heat =
        mean(i -> heatShare(with.get(i).heat(direction).resized(width, height).values(), changed.get(i)), seed);
    SubjectMean area = mean(i -> area(changed.get(i)), seed);
    boolean told = isEffectKnown() && change.subjects() >= MapTest.FEWEST_PEOPLE;
    return new Seen(area, heat, change, told ? Optional.of(change.isAbove(0)) : Optional.empty());
  }

  private SubjectMean mean(IntToDoubleFunction value, long seed) {
    return SubjectMean.of(IntStream.range(0, changed.size()).mapToDouble(value).toArray(), subjects, seed);
  }

  private static double area(boolean[] marked) {
    return IntStream.range(0, marked.length).filter(i -> marked[i]).count() / (double) marked.length;
  }

  /** What lies on the marked pixels, signs counting, over all there is, signs not counting; NaN for an empty map. */
  private static double share(SignedMap map, boolean[] marked) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < marked.length; i++) {
      inside += marked[i] ? map.values()[i] : 0;
      all += Math.abs(map.values()[i]);
    }
    return all == 0 ? Double.NaN : inside / all;
  }

  private static double heatShare(float[] heat, boolean[] marked) {
    return share(new SignedMap(1, heat.length, heat), marked);
  }
}

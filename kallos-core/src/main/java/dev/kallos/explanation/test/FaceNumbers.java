package dev.kallos.explanation.test;

import dev.kallos.evaluation.Measured;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one method got in the tests, a number a face of the whole test part; NaN for a face it was not tested on, or that does not
 * count. Not safe for use by many threads.
 */
public final class FaceNumbers {
  /** The margin of a test that has no control. */
  private static final SubjectMean NONE = new SubjectMean(Measured.point(Double.NaN), 0, 0);

  private final int faces;
  private final Map<MapTest, double[]> numbers = new EnumMap<>(MapTest.class);
  private Optional<TrueRegion> trueRegion = Optional.empty();

  /**
   * Without a test so far.
   *
   * @param faces how many faces the test part has
   */
  public FaceNumbers(int faces) {
    this.faces = faces;
  }

  /**
   * Adds a test.
   *
   * @param places the tested faces' places in the test part
   * @param values a number for each of them
   */
  public void put(MapTest test, int[] places, double[] values) {
    numbers.put(test, spread(places, values));
  }

  /** Adds the tests by the true region. */
  public void put(int[] places, TrueRegion found) {
    put(MapTest.POINTING_GAME, places, found.hits());
    trueRegion =
        Optional.of(
            new TrueRegion(spread(places, found.misses()), spread(places, found.heat()), spread(places, found.area())));
  }

  /** The numbers of a test; NaN everywhere if the method was not put to it. */
  public double[] of(MapTest test) {
    return numbers.getOrDefault(test, spread(new int[0], new double[0]));
  }

  /**
   * The means of all tests, with intervals over subjects.
   *
   * @param control what the random map got
   * @param subjects whom each face of the test part shows
   */
  public Map<MapTest, MethodScore.Result> results(FaceNumbers control, String[] subjects, long seed) {
    Map<MapTest, MethodScore.Result> results = new EnumMap<>(MapTest.class);
    for (MapTest test : numbers.keySet()) {
      SubjectMean margin = NONE;
      if (test.hasControl() && control != this) {
        double[] better = Arrays.stream(of(test)).map(value -> test.sign() * value).toArray();
        double[] floor = Arrays.stream(control.of(test)).map(value -> test.sign() * value).toArray();
        margin = SubjectMean.ofDifferences(better, floor, subjects, seed);
      }
      results.put(test, MethodScore.Result.of(test, SubjectMean.of(of(test), subjects, seed), margin));
    }
    trueRegion.ifPresent(found -> results.put(MapTest.TRUE_REGION_LIFT, lift(found, subjects, seed)));
    return results;
  }

  private static MethodScore.Result lift(TrueRegion found, String[] subjects, long seed) {
    SubjectMean counted = SubjectMean.of(found.heat(), subjects, seed);
    return MethodScore.Result.of(
        MapTest.TRUE_REGION_LIFT,
        new SubjectMean(found.lift(subjects, seed), counted.faces(), counted.subjects()),
        NONE);
  }

  private double[] spread(int[] places, double[] values) {
    double[] all = new double[faces];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < places.length; i++) {
      all[places[i]] = values[i];
    }
    return all;
  }
}

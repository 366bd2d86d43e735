package dev.kallos.learningcurve;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How accuracy grows with the training faces: what was measured, the law through it, and what follows.
 *
 * @param points what was measured, by share, then by seed
 * @param fit the power law of the test error; empty with fewer than {@link CurveFit#FEWEST_SIZES} numbers of faces
 * @param facesAhead the number of training faces to look ahead to
 * @param gap what faces not trained on cost the nets trained on the largest share
 * @param strangers whether the test part is known to show nobody whom the nets were trained on
 * @param bayesError the least error anyone can reach, where it is known because the labels were planted
 */
public record LearningCurve(
    List<CurvePoint> points,
    Optional<CurveFit> fit,
    int facesAhead,
    Gap gap,
    boolean strangers,
    OptionalDouble bayesError) {
  public LearningCurve {
    points = List.copyOf(points);
  }

  /**
   * Measures a learning curve.
   *
   * @param nets the nets, one at least, in any order
   * @param facesAhead the number of training faces to look ahead to
   * @param strangers whether the test part is known to show nobody whom the nets were trained on
   * @param bayesError the least error anyone can reach, if it is known
   * @param seed the bootstrap's
   */
  public static LearningCurve of(
      List<TrainedNet> nets, int facesAhead, boolean strangers, OptionalDouble bayesError, long seed) {
    List<TrainedNet> ordered =
        nets.stream().sorted(Comparator.comparingDouble(TrainedNet::share).thenComparing(TrainedNet::seed)).toList();
    double[] faces = ordered.stream().mapToDouble(TrainedNet::faces).toArray();
    double largestShare = ordered.get(ordered.size() - 1).share();
    Optional<CurveFit> fit =
        sizes(ordered) >= CurveFit.FEWEST_SIZES
            ? Optional.of(
                CurveFit.of(faces, JointErrors.of(ordered.stream().map(TrainedNet::test).toList(), seed), seed))
            : Optional.empty();
    return new LearningCurve(
        ordered.stream().map(CurvePoint::of).toList(),
        fit,
        facesAhead,
        Gap.of(ordered.stream().filter(net -> net.share() == largestShare).toList(), seed),
        strangers,
        bayesError);
  }

  /** How many different sizes of the training part there are; the repeats of one share are one size. */
  private static long sizes(List<TrainedNet> nets) {
    return Math.min(
        nets.stream().mapToInt(TrainedNet::faces).distinct().count(),
        nets.stream().mapToDouble(TrainedNet::share).distinct().count());
  }

  /** The fewest training faces. */
  public int fewest() {
    return points.stream().mapToInt(CurvePoint::faces).min().orElseThrow();
  }

  /** The most training faces. */
  public int most() {
    return points.stream().mapToInt(CurvePoint::faces).max().orElseThrow();
  }

  /** Whether the number looked ahead to is beyond what was measured. */
  public boolean looksAhead() {
    return facesAhead > most();
  }

  /** What the forecast says of more faces; empty without one. */
  public Optional<MoreFaces> moreFaces() {
    return fit.map(fitted -> MoreFaces.of(fitted.drop(most(), 2.0 * most())));
  }

  /** How many nets were trained on the largest share. */
  int largestRepeats() {
    return (int) largest().count();
  }

  /** Whether all nets of the largest share were trained on {@link #most} faces; each seed's split may have another number. */
  public boolean largestAlike() {
    return largest().allMatch(point -> point.faces() == most());
  }

  private Stream<CurvePoint> largest() {
    double largest = points.stream().mapToDouble(CurvePoint::share).max().orElseThrow();
    return points.stream().filter(point -> point.share() == largest);
  }

  /** Which would help more, in one sentence. */
  public String verdict() {
    return new Conclusions(this).verdict();
  }

  /** What the curve says, a sentence each. */
  public List<String> sentences() {
    return new Conclusions(this).sentences();
  }
}

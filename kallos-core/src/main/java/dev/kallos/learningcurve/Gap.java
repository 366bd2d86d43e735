package dev.kallos.learningcurve;

import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import java.util.List;

/**
 * What faces not trained on cost: how much more often the nets trained on the largest share are wrong on test faces than on those
 * they were trained on. Intervals are over people; where several nets were trained, of their mean.
 *
 * @param training the share of wrong answers on the faces trained on
 * @param test the same on the test part
 * @param gap the latter less the former
 * @param share the gap's share of the test error; NaN if nothing is wrong
 */
public record Gap(Measured training, Measured test, Measured gap, Measured share) {
  private static final long APART = 0x6761702d74726e31L;

  /** What the gap says of what limits the nets. */
  public enum Verdict {
    /** Most of the test error is the gap: what the nets learnt does not carry over. */
    LARGE,
    /** Little of the test error is the gap: the nets do not fit their own faces much better. */
    SMALL,
    /** Between the two, or not to be told. */
    BETWEEN
  }

  private static final double MOST = 0.5;
  private static final double LITTLE = 0.25;

  static Gap of(List<TrainedNet> nets, long seed) {
    JointErrors training = JointErrors.of(scores(nets, true), seed ^ APART);
    JointErrors test = JointErrors.of(scores(nets, false), seed);
    double ownError = training.mean().value();
    double testError = test.mean().value();
    double[] ownMeans = training.means();
    double[] testMeans = test.means();
    int replicates = Math.min(ownMeans.length, testMeans.length);
    double[] gaps = new double[replicates];
    double[] shares = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      gaps[r] = testMeans[r] - ownMeans[r];
      shares[r] = share(ownMeans[r], testMeans[r]);
    }
    double share = share(ownError, testError);
    JointErrors fewer = training.people() < test.people() ? training : test;
    return new Gap(
        training.mean(),
        test.mean(),
        fewer.measured(testError - ownError, gaps),
        fewer.measured(share, shares));
  }

  private static List<Scores> scores(List<TrainedNet> nets, boolean ofTraining) {
    return nets.stream().map(net -> ofTraining ? net.training() : net.test()).toList();
  }

  private static double share(double own, double test) {
    return test == 0 ? Double.NaN : (test - own) / test;
  }

  /** The gap is large if its share of the test error is above a half with its interval, small if it is below a quarter. */
  public Verdict verdict() {
    return !share.ci95().isDefined()
        ? Verdict.BETWEEN
        : share.ci95().lo() > MOST ? Verdict.LARGE : share.ci95().hi() < LITTLE ? Verdict.SMALL : Verdict.BETWEEN;
  }
}

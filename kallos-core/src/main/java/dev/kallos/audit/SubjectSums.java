package dev.kallos.audit;

import dev.kallos.evaluation.CalibrationGaps;
import dev.kallos.evaluation.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each subject's faces of a set add to the sums that the metrics are functions of.
 *
 * @param width how many columns a subject has: {@link #TESTED} or {@link #ALL}
 * @param values subject × column
 * @param totals the sums over all subjects, but for {@link #WON}
 * @param variances the sum of p(1 − p) over all faces, a bin of {@link #BINS} each; 0 where the bins have no columns
 */
record SubjectSums(int width, double[] values, double[] totals, double[] variances) {
  /** Faces labelled yes and answered yes. */
  static final int TP = 0;

  /** Faces labelled no and answered yes. */
  static final int FP = 1;

  /** Faces labelled no and answered no. */
  static final int TN = 2;

  /** Faces labelled yes and answered no. */
  static final int FN = 3;

  /** The sum of the probabilities of yes. */
  static final int SCORE = 4;

  /**
   * In the totals the pairs of a face labelled yes that scores above one labelled no, ties counting half; in a subject's
   * row its faces' own, less the pairs in which a face of its labelled no scores above one labelled yes.
   */
  static final int WON = 5;

  /** The columns of every metric whose differences are tested. */
  static final int TESTED = 6;

  /** How many bins of the probability follow, each with the sum of label less probability. */
  static final int BINS = Metric.CALIBRATION_BINS;

  /** The sum of the labels' negative log-likelihoods, in nats. */
  static final int LOSS = TESTED + BINS;

  static final int ALL = LOSS + 1;

  static final List<Integer> YES = List.of(TP, FN);
  static final List<Integer> NO = List.of(FP, TN);
  static final List<Integer> ANSWERED_YES = List.of(TP, FP);
  static final List<Integer> FACES = List.of(TP, FP, TN, FN);

  /** Sums a table up. */
  static SubjectSums of(int width, double[] values) {
    double[] totals = new double[width];
    for (int at = 0; at < values.length; at += width) {
      for (int c = 0; c < TESTED; c++) {
        totals[c] += values[at + c];
      }
    }
    double pairs = (totals[TP] + totals[FN]) * (totals[FP] + totals[TN]);
    totals[WON] = (totals[WON] + pairs) / 2;
    return new SubjectSums(width, values, totals, new double[BINS]);
  }

  /** How many subjects there are, those without a face in the set among them. */
  int subjects() {
    return values.length / width;
  }

  /** How many subjects have something in the columns that count. */
  int count(double[] columns) {
    int count = 0;
    for (int s = 0; s < subjects(); s++) {
      count += product(columns, values, s * width) != 0 ? 1 : 0;
    }
    return count;
  }

  /** The bins' gaps between labels and scores. */
  CalibrationGaps gaps() {
    return new CalibrationGaps(
        IntStream.range(0, subjects())
            .mapToObj(s -> Arrays.copyOfRange(values, s * width + TESTED, s * width + LOSS))
            .toArray(double[][]::new),
        variances);
  }

  /** Each subject's influence on a metric of the set. */
  double[] influence(SumFunction metric) {
    double[] coefficients = metric.influence(totals);
    double[] influence = new double[subjects()];
    for (int s = 0; s < influence.length; s++) {
      influence[s] = product(coefficients, values, s * width);
    }
    return influence;
  }

  /** The sum of the products of some coefficients with what begins at {@code from}. */
  static double product(double[] coefficients, double[] values, int from) {
    double sum = 0;
    for (int c = 0; c < coefficients.length; c++) {
      sum += coefficients[c] * values[from + c];
    }
    return sum;
  }
}

package dev.kallos.audit;

import dev.kallos.audit.Estimate.Chance;
import java.util.Arrays;
import java.util.List;

/**
 * A metric of some faces as a function of sums over their subjects, the columns being those of {@link SubjectSums}.
 * What one subject moves it by follows without measuring again: its influence (Hampel 1974), by which the spread over
 * subjects is linearised.
 */
interface SumFunction {
  /** The metric; NaN where undefined. */
  double value(double[] sums);

  /**
   * What the sums of one subject are multiplied with to give its influence on the metric. Over all subjects the
   * influences come to 0, and the root of their squares' sum is the metric's standard error.
   *
   * @return coefficients of the leading columns
   */
  double[] influence(double[] sums);

  /** In how many subjects the metric can see a face: of those it is a share of, for instance. */
  int subjects(SubjectSums sums);

  /** What luck does to it. */
  default Chance chance(SubjectSums sums) {
    return new Chance.EvensOut();
  }

  /** The share one sum has of another. */
  static SumFunction share(List<Integer> part, List<Integer> whole) {
    return new Ratio(indicator(part), indicator(whole));
  }

  /** A column's mean over all faces, less the share labelled yes if {@code centred}. */
  static SumFunction mean(int column, boolean centred) {
    double[] numerator = indicator(List.of(column));
    if (centred) {
      numerator[SubjectSums.TP] = -1;
      numerator[SubjectSums.FN] = -1;
    }
    return new Ratio(numerator, indicator(SubjectSums.FACES));
  }

  /** The mean negative log-likelihood of the labels, in nats. */
  static SumFunction logLoss() {
    double[] numerator = new double[SubjectSums.ALL];
    numerator[SubjectSums.LOSS] = 1;
    return new Ratio(numerator, Arrays.copyOf(indicator(SubjectSums.FACES), numerator.length));
  }

  /** The harmonic mean of precision and true positive rate. */
  static SumFunction f1() {
    double[] right = new double[SubjectSums.TESTED];
    right[SubjectSums.TP] = 2;
    double[] yes = indicator(List.of(SubjectSums.FP, SubjectSums.FN));
    yes[SubjectSums.TP] = 2;
    return new F1(new Ratio(right, yes));
  }

  /** The area under the ROC curve, with DeLong's influences summed over each subject's faces (Obuchowski 1997). */
  static SumFunction rocArea() {
    return new RocArea();
  }

  /** The expected calibration error over {@link SubjectSums#BINS} bins. */
  static SumFunction calibrationError() {
    return new CalibrationError();
  }

  /** 1 for some columns, 0 for the others. */
  static double[] indicator(List<Integer> columns) {
    double[] indicator = new double[SubjectSums.TESTED];
    columns.forEach(column -> indicator[column] = 1);
    return indicator;
  }

  /** One linear function of the sums over another. */
  record Ratio(double[] numerator, double[] denominator) implements SumFunction {
    @Override
    public double value(double[] sums) {
      double whole = SubjectSums.product(denominator, sums, 0);
      return whole == 0 ? Double.NaN : SubjectSums.product(numerator, sums, 0) / whole;
    }

    @Override
    public double[] influence(double[] sums) {
      double whole = SubjectSums.product(denominator, sums, 0);
      double value = value(sums);
      double[] coefficients = new double[numerator.length];
      Arrays.setAll(coefficients, c -> (numerator[c] - value * denominator[c]) / whole);
      return coefficients;
    }

    @Override
    public int subjects(SubjectSums sums) {
      return sums.count(denominator);
    }
  }

  /** Twice the right yeses over all yeses, labelled and answered. */
  record F1(Ratio ratio) implements SumFunction {
    @Override
    public double value(double[] sums) {
      return ratio.value(sums);
    }

    @Override
    public double[] influence(double[] sums) {
      return ratio.influence(sums);
    }

    @Override
    public int subjects(SubjectSums sums) {
      return Math.min(sums.count(indicator(SubjectSums.YES)), sums.count(indicator(SubjectSums.ANSWERED_YES)));
    }
  }

  /** Pairs of a face labelled yes and one labelled no won by the former, over all such pairs. */
  record RocArea() implements SumFunction {
    @Override
    public double value(double[] sums) {
      double pairs = yes(sums) * no(sums);
      return pairs == 0 ? Double.NaN : sums[SubjectSums.WON] / pairs;
    }

    @Override
    public double[] influence(double[] sums) {
      double value = value(sums);
      double[] coefficients = new double[SubjectSums.TESTED];
      coefficients[SubjectSums.TP] = coefficients[SubjectSums.FN] = -value / yes(sums);
      coefficients[SubjectSums.FP] = coefficients[SubjectSums.TN] = (1 - value) / no(sums);
      coefficients[SubjectSums.WON] = 1 / (yes(sums) * no(sums));
      return coefficients;
    }

    @Override
    public int subjects(SubjectSums sums) {
      return Math.min(sums.count(indicator(SubjectSums.YES)), sums.count(indicator(SubjectSums.NO)));
    }

    private static double yes(double[] sums) {
      return sums[SubjectSums.TP] + sums[SubjectSums.FN];
    }

    private static double no(double[] sums) {
      return sums[SubjectSums.FP] + sums[SubjectSums.TN];
    }
  }

  /** The bins' gaps between labels and scores, without their signs, over all faces. */
  record CalibrationError() implements SumFunction {
    @Override
    public double value(double[] sums) {
      double gaps = 0;
      for (int b = 0; b < SubjectSums.BINS; b++) {
        gaps += Math.abs(sums[SubjectSums.TESTED + b]);
      }
      double faces = SubjectSums.product(indicator(SubjectSums.FACES), sums, 0);
      return faces == 0 ? Double.NaN : gaps / faces;
    }

    @Override
    public double[] influence(double[] sums) {
      double value = value(sums);
      double faces = SubjectSums.product(indicator(SubjectSums.FACES), sums, 0);
      double[] coefficients = new double[SubjectSums.ALL];
      SubjectSums.FACES.forEach(column -> coefficients[column] = -value / faces);
      for (int b = 0; b < SubjectSums.BINS; b++) {
        coefficients[SubjectSums.TESTED + b] = Math.signum(sums[SubjectSums.TESTED + b]) / faces;
      }
      return coefficients;
    }

    @Override
    public int subjects(SubjectSums sums) {
      return sums.count(indicator(SubjectSums.FACES));
    }

    @Override
    public Chance chance(SubjectSums sums) {
      return new Chance.Adds(sums.gaps().luck());
    }
  }
}

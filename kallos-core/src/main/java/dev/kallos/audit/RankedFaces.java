package dev.kallos.audit;

import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The test faces in ascending order of their logits. Sorted once, any set of them is measured in one pass, however often
 * each subject counts. A set is an ascending array of ranks.
 */
final class RankedFaces {
  private final int[] rankOfFace;
  private final int[] subject;
  private final int[] outcome;
  private final boolean[] yes;
  private final int[] bin;
  private final double[] probability;
  private final double[] logit;
  private final double[] loss;
  private final int subjects;

  /**
   * Sorts the faces.
   *
   * @param subjectOfFace a number for each face's subject, from 0
   * @param subjects how many there are
   */
  RankedFaces(Scores scores, int[] subjectOfFace, int subjects) {
    int n = scores.size();
    int[] faces =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores.logits()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.subjects = subjects;
    rankOfFace = new int[n];
    subject = new int[n];
    outcome = new int[n];
    yes = new boolean[n];
    bin = new int[n];
    probability = new double[n];
    logit = new double[n];
    loss = new double[n];
    for (int r = 0; r < n; r++) {
      int face = faces[r];
      yes[r] = scores.labels()[face] == 1;
      rankOfFace[face] = r;
      subject[r] = subjectOfFace[face];
      logit[r] = scores.logits()[face];
      probability[r] = Scores.probability(logit[r]);
      loss[r] = Scores.loss(scores.labels()[face], logit[r]);
      bin[r] = Metric.calibrationBin(probability[r]);
      outcome[r] =
          logit[r] > 0
              ? (yes[r] ? SubjectSums.TP : SubjectSums.FP)
              : (yes[r] ? SubjectSums.FN : SubjectSums.TN);
    }
  }

  int subjects() {
    return subjects;
  }

  /** The subject of the face at that rank. */
  int subject(int rank) {
    return subject[rank];
  }

  /** The probability of yes of the face at that rank. */
  double probability(int rank) {
    return probability[rank];
  }

  /** Whether some face of the set is labelled yes and some is labelled no. */
  boolean haveBothLabels(int[] set) {
    return IntStream.of(set).anyMatch(rank -> yes[rank]) && !IntStream.of(set).allMatch(rank -> yes[rank]);
  }

  /** The set of some faces. */
  int[] ranks(int[] faces) {
    return IntStream.of(faces).map(face -> rankOfFace[face]).sorted().toArray();
  }

  /** How many subjects a set shows. */
  int subjects(int[] set) {
    return (int) IntStream.of(set).map(rank -> subject[rank]).distinct().count();
  }

  /**
   * The sums over a set, each subject counted as often as told; all columns.
   *
   * @param counts how often each subject counts
   */
  double[] totals(int[] set, int[] counts) {
    double[] sums = new double[SubjectSums.ALL];
    Pairs pairs = new Pairs();
    for (int rank : set) {
      int count = counts[subject[rank]];
      if (count > 0) {
        sums[outcome[rank]] += count;
        sums[SubjectSums.SCORE] += count * probability[rank];
        sums[SubjectSums.TESTED + bin[rank]] += count * ((yes[rank] ? 1 : 0) - probability[rank]);
        sums[SubjectSums.WON] += pairs.add(logit[rank], yes[rank], count);
        sums[SubjectSums.LOSS] += count * loss[rank];
      }
    }
    return sums;
  }

  /** What each subject adds to the sums over a set; all columns. */
  SubjectSums sums(int[] set) {
    SubjectSums sums = split(set, new byte[set.length], 1, SubjectSums.ALL)[0];
    for (int rank : set) {
      double gap = (yes[rank] ? 1 : 0) - probability[rank];
      int at = subject[rank] * SubjectSums.ALL;
      sums.values()[at + SubjectSums.TESTED + bin[rank]] += gap;
      sums.totals()[SubjectSums.TESTED + bin[rank]] += gap;
      sums.variances()[bin[rank]] += probability[rank] * (1 - probability[rank]);
      sums.values()[at + SubjectSums.LOSS] += loss[rank];
      sums.totals()[SubjectSums.LOSS] += loss[rank];
    }
    return sums;
  }

  /**
   * Divides a set, and says what each subject adds to the sums on each side; the columns of {@link SubjectSums#TESTED}.
   *
   * @param side 0 or 1 for each face of the set
   */
  SubjectSums[] split(int[] set, byte[] side) {
    return split(set, side, 2, SubjectSums.TESTED);
  }

  /** One pass in ascending order: {@code below} counts, on each side, the faces of each label passed already. */
  private SubjectSums[] split(int[] set, byte[] side, int sides, int width) {
    double[][] values = new double[sides][subjects * width];
    double[][] below = new double[sides][2];
    for (int from = 0; from < set.length; ) {
      int to = from + 1;
      if (to == set.length || logit[set[to]] != logit[set[from]]) {
        add(set[from], values[side[from]], width, below[side[from]]);
        below[side[from]][yes[set[from]] ? 1 : 0]++;
      } else {
        while (to < set.length && logit[set[to]] == logit[set[from]]) {
          to++;
        }
        pass(set, side, from, to, below);
        for (int k = from; k < to; k++) {
          add(set[k], values[side[k]], width, below[side[k]]);
        }
        pass(set, side, from, to, below);
      }
      from = to;
    }
    SubjectSums[] sums = new SubjectSums[sides];
    for (int s = 0; s < sides; s++) {
      sums[s] = SubjectSums.of(width, values[s]);
    }
    return sums;
  }

  /** Counts faces that tie as passed, by half. */
  private void pass(int[] set, byte[] side, int from, int to, double[][] below) {
    for (int k = from; k < to; k++) {
      below[side[k]][yes[set[k]] ? 1 : 0] += .5;
    }
  }

  private void add(int rank, double[] values, int width, double[] below) {
    int at = subject[rank] * width;
    values[at + outcome[rank]]++;
    values[at + SubjectSums.SCORE] += probability[rank];
    values[at + SubjectSums.WON] += yes[rank] ? below[0] : -below[1];
  }

  /** Counts, as faces come in ascending order, the pairs won by faces labelled yes; ties count half. */
  private static final class Pairs {
    private double current = Double.NaN;
    private double noBelow;
    private double tiedNo;
    private double tiedYes;

    /** The pairs the faces now coming close with those before them. */
    double add(double logit, boolean yes, int count) {
      if (logit != current) {
        noBelow += tiedNo;
        tiedNo = 0;
        tiedYes = 0;
        current = logit;
      }
      if (yes) {
        tiedYes += count;
        return count * (noBelow + tiedNo / 2);
      }
      tiedNo += count;
      return count * tiedYes / 2;
    }
  }
}

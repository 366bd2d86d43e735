package dev.kallos.learningcurve;

import dev.kallos.evaluation.BcaInterval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How often each of several nets is wrong, and the same in each replicate of one bootstrap over the people of all their
 * faces: nets tested on the same people err together in a replicate, as they do in truth.
 *
 * @param errors the share of wrong answers of each net, 0 to 1
 * @param replicates replicate × net; none if there are too few people for intervals; NaN for a net none of whose people was drawn
 * @param people how many people there are
 */
record JointErrors(double[] errors, double[][] replicates, int people) {

  /** Measures nets, each by the scores of its own faces. */
  static JointErrors of(List<Scores> nets, long seed) {
    String[] people =
        new TreeSet<>(nets.stream().flatMap(scores -> Stream.of(scores.subjects())).toList()).toArray(String[]::new);
    List<Counts> counts = nets.stream().map(scores -> Counts.of(scores, people)).toList();
    int[] once = new int[people.length];
    Arrays.fill(once, 1);
    return new JointErrors(
        errors(counts, once),
        SubjectBootstrap.of(people, seed).replicates(drawn -> errors(counts, drawn)),
        people.length);
  }

  /** One net's share of right answers, with its 95 % interval. */
  static Measured accuracy(Scores scores, long seed) {
    JointErrors alone = of(List.of(scores), seed);
    double[] right = Arrays.stream(alone.replicates).mapToDouble(replicate -> 1 - replicate[0]).toArray();
    return alone.measured(1 - alone.errors[0], right);
  }

  int nets() {
    return errors.length;
  }

  /** The mean error over all nets, with its 95 % interval. */
  Measured mean() {
    return measured(mean(errors), means());
  }

  /** The mean error over all nets in each replicate. */
  double[] means() {
    return Arrays.stream(replicates).mapToDouble(JointErrors::mean).toArray();
  }

  /** The standard error of each net's error; 0 if there are no replicates. */
  double[] standardErrors() {
    double[] spread = new double[nets()];
    for (int net = 0; net < spread.length; net++) {
      int column = net;
      spread[net] = Math.sqrt(variance(Arrays.stream(replicates).mapToDouble(row -> row[column]).toArray()));
    }
    return spread;
  }

  /**
   * How much of the nets' errors' variance the people tested account for, without what moves all nets alike: the mean
   * over the replicates of the variance between the nets' deviations; 0 if there is one net, or no replicate.
   */
  double varianceBetweenNets() {
    if (nets() < 2) {
      return 0;
    }
    return Arrays.stream(replicates)
        .mapToDouble(
            row -> {
              double[] deviations = new double[row.length];
              Arrays.setAll(deviations, net -> row[net] - errors[net]);
              return variance(deviations);
            })
        .filter(Double::isFinite)
        .average()
        .orElse(0);
  }

  /** A figure of these people with its 95 % interval. */
  Measured measured(double value, double[] ofReplicates) {
    return new Measured(value, BcaInterval.uncorrected(value, ofReplicates, people));
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElse(Double.NaN);
  }

  /** The unbiased variance of the defined values; 0 of fewer than two. */
  private static double variance(double[] values) {
    double[] defined = DoubleStream.of(values).filter(Double::isFinite).toArray();
    if (defined.length < 2) {
      return 0;
    }
    double mean = mean(defined);
    return DoubleStream.of(defined).map(v -> (v - mean) * (v - mean)).sum() / (defined.length - 1);
  }

  private static double[] errors(List<Counts> nets, int[] drawn) {
    return nets.stream().mapToDouble(counts -> counts.error(drawn)).toArray();
  }

  /**
   * One net's answers, person by person.
   *
   * @param people the index of each person it was asked about
   * @param faces how many of the person's faces it was asked about
   * @param wrong on how many of them it is wrong
   */
  private record Counts(int[] people, int[] faces, int[] wrong) {
    static Counts of(Scores scores, String[] all) {
      Map<String, Integer> index = new HashMap<>();
      int[] people =
          Arrays.stream(scores.subjects()).distinct().mapToInt(who -> Arrays.binarySearch(all, who)).sorted().toArray();
      for (int i = 0; i < people.length; i++) {
        index.put(all[people[i]], i);
      }
      int[] faces = new int[people.length];
      int[] wrong = new int[people.length];
      for (int face = 0; face < scores.size(); face++) {
        int person = index.get(scores.subjects()[face]);
        faces[person]++;
        wrong[person] += scores.logits()[face] > 0 == (scores.labels()[face] == 1) ? 0 : 1;
      }
      return new Counts(people, faces, wrong);
    }

    double error(int[] drawn) {
      long asked = 0;
      long missed = 0;
      for (int i = 0; i < people.length; i++) {
        asked += (long) drawn[people[i]] * faces[i];
        missed += (long) drawn[people[i]] * wrong[i];
      }
      return asked == 0 ? Double.NaN : (double) missed / asked;
    }
  }
}

package dev.kallos.audit;

import dev.kallos.evaluation.Scores;
import java.util.Locale;

/** Each metric by its definition, in plain loops over all faces and all pairs of faces. */
final class NaiveMetric {
  private NaiveMetric() {}

  /** How a face counts. */
  interface Condition {
    boolean holds(boolean labelled, boolean answered);
  }

  /** A metric by its name in files. */
  static double of(String id, Scores s, double[] weights) {
    return switch (id) {
      case "log_loss" -> logLoss(s, weights);
      case "f1" -> f1(share(s, weights, (y, a) -> y, (y, a) -> a), share(s, weights, (y, a) -> a, (y, a) -> y));
      default -> of(AuditMetric.valueOf(id.toUpperCase(Locale.ROOT)), s, weights);
    };
  }

  private static double of(AuditMetric metric, Scores s, double[] weights) {
    return switch (metric) {
      case BASE_RATE -> share(s, weights, (y, a) -> y, (y, a) -> true);
      case POSITIVE_RATE -> share(s, weights, (y, a) -> a, (y, a) -> true);
      case ACCURACY -> share(s, weights, (y, a) -> y == a, (y, a) -> true);
      case TPR -> share(s, weights, (y, a) -> a, (y, a) -> y);
      case FPR -> share(s, weights, (y, a) -> a, (y, a) -> !y);
      case FNR -> share(s, weights, (y, a) -> !a, (y, a) -> y);
      case FDR -> share(s, weights, (y, a) -> !y, (y, a) -> a);
      case FOR -> share(s, weights, (y, a) -> y, (y, a) -> !a);
      case MEAN_SCORE -> meanScore(s, weights);
      case CALIBRATION_IN_THE_LARGE -> meanScore(s, weights) - share(s, weights, (y, a) -> y, (y, a) -> true);
      case AUC -> pairs(s, weights);
      case ECE -> bins(s, weights);
    };
  }

  private static double share(Scores s, double[] weights, Condition counted, Condition among) {
    double part = 0;
    double whole = 0;
    for (int i = 0; i < s.size(); i++) {
      boolean labelled = s.labels()[i] == 1;
      boolean answered = s.logits()[i] > 0;
      if (among.holds(labelled, answered)) {
        whole += weights[i];
        part += counted.holds(labelled, answered) ? weights[i] : 0;
      }
    }
    return part / whole;
  }

  private static double meanScore(Scores s, double[] weights) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < s.size(); i++) {
      sum += weights[i] / (1 + Math.exp(-s.logits()[i]));
      count += weights[i];
    }
    return sum / count;
  }

  private static double logLoss(Scores s, double[] weights) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < s.size(); i++) {
      double p = 1 / (1 + Math.exp(-s.logits()[i]));
      sum -= weights[i] * Math.log(s.labels()[i] == 1 ? p : 1 - p);
      count += weights[i];
    }
    return sum / count;
  }

  private static double f1(double precision, double recall) {
    return 2 / (1 / precision + 1 / recall);
  }

  private static double pairs(Scores s, double[] weights) {
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < s.size(); i++) {
      for (int j = 0; j < s.size(); j++) {
        if (s.labels()[i] == 1 && s.labels()[j] == 0) {
          double pair = weights[i] * weights[j];
          pairs += pair;
          won += pair * (s.logits()[i] > s.logits()[j] ? 1 : s.logits()[i] == s.logits()[j] ? .5 : 0);
        }
      }
    }
    return won / pairs;
  }

  private static double bins(Scores s, double[] weights) {
    double sum = 0;
    double count = 0;
    for (int b = 0; b < 15; b++) {
      double gap = 0;
      for (int i = 0; i < s.size(); i++) {
        double p = 1 / (1 + Math.exp(-s.logits()[i]));
        if (p >= b / 15.0 && p < (b + 1) / 15.0) {
          gap += weights[i] * (s.labels()[i] - p);
          count += weights[i];
        }
      }
      sum += Math.abs(gap);
    }
    return sum / count;
  }
}

package dev.kallos.report;

import java.util.List;

/**
 * A metric of the audit in words.
 *
 * @param id its name in files
 * @param words its name for people, a share's with what it is a share of
 * @param share whether it reads as a percentage
 */
record AuditMetricWords(String id, String words, boolean share) {
  /** What a metric's name in files is followed by where it is a comparison; nothing for the metric itself. */
  static final List<String> KINDS = List.of("", "_difference", "_ratio", "_difference_all", "_ratio_all");

  static AuditMetricWords of(String id) {
    return switch (id) {
      case "base_rate" -> new AuditMetricWords(id, "share labelled yes", true);
      case "positive_rate" -> new AuditMetricWords(id, "share answered yes", true);
      case "accuracy" -> new AuditMetricWords(id, "accuracy", true);
      case "tpr" -> new AuditMetricWords(id, "true positive rate", true);
      case "fpr" -> new AuditMetricWords(id, "false positive rate", true);
      case "fnr" -> new AuditMetricWords(id, "false negative rate", true);
      case "fdr" -> new AuditMetricWords(id, "false discovery rate", true);
      case "for" -> new AuditMetricWords(id, "false omission rate", true);
      case "mean_score" -> new AuditMetricWords(id, "mean probability", true);
      case "auc" -> new AuditMetricWords(id, "AUC", false);
      case "ece" -> new AuditMetricWords(id, "calibration error", false);
      case "calibration_in_the_large" -> new AuditMetricWords(id, "mean probability less share labelled yes", false);
      default -> new AuditMetricWords(id, id.replace('_', ' '), false);
    };
  }

  /** Whether an id of {@code audit.csv} is of a comparison. */
  static boolean isComparison(String id) {
    return KINDS.stream().skip(1).anyMatch(id::endsWith);
  }
}

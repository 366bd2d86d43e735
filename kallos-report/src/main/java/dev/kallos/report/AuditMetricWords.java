package dev.kallos.report;

import dev.kallos.audit.AuditMetric;
import java.util.Arrays;
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

  /** The words of a metric of {@code audit.csv}; its id serves for one that this program does not know. */
  static AuditMetricWords of(String id) {
    return Arrays.stream(AuditMetric.values())
        .filter(metric -> metric.id().equals(id))
        .findFirst()
        .map(metric -> new AuditMetricWords(id, metric.words(), metric.isShare()))
        .orElseGet(() -> new AuditMetricWords(id, id.replace('_', ' '), false));
  }

  /** Whether an id of {@code audit.csv} is of a comparison. */
  static boolean isComparison(String id) {
    return KINDS.stream().skip(1).anyMatch(id::endsWith);
  }
}

package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which faces the run did without, and why: {@code skipped.csv} in a sentence. */
final class LeftOut {
  private static final int MOST_REASONS = 4;
  private final RunFiles files;

  LeftOut(RunFiles files) {
    this.files = files;
  }

  String html() {
    Map<String, Integer> reasons = reasons();
    int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
    if (reasons.isEmpty()) {
      all = files.config().path("data").path("skipped").asInt();
    }
    if (all == 0) {
      return "No face was left out.";
    }
    return "<strong>" + Numbers.count(all, "face") + (all == 1 ? " was" : " were") + " left out</strong>"
        + (reasons.isEmpty() ? "" : ": " + Html.text(inWords(reasons))) + " (<code>skipped.csv</code>).";
  }

  private Map<String, Integer> reasons() {
    Map<String, Integer> reasons = new TreeMap<>();
    if (files.skipped().isPresent()) {
      CsvFile skipped = files.skipped().get();
      int reason = skipped.column("reason");
      skipped.rows().forEach(row -> reasons.merge(row.values().get(reason), 1, Integer::sum));
    }
    return reasons;
  }

  /** The commonest reasons with their counts, the rest as one. */
  private static String inWords(Map<String, Integer> reasons) {
    List<Map.Entry<String, Integer>> commonest =
        reasons.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).toList();
    List<String> words = new ArrayList<>();
    commonest.stream()
        .limit(MOST_REASONS)
        .forEach(reason -> words.add(Numbers.count(reason.getValue()) + " as “" + reason.getKey() + "”"));
    int others = commonest.stream().skip(MOST_REASONS).mapToInt(Map.Entry::getValue).sum();
    if (others > 0) {
      words.add(Numbers.count(others) + " for other reasons");
    }
    return String.join(", ", words);
  }
}

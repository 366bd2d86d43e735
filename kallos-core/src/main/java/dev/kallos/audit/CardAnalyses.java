package dev.kallos.audit;

import static dev.kallos.audit.Figures.measured;
import static dev.kallos.audit.Figures.percent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The model card's quantitative analyses: the whole, single groups, and groups crossed.
 *
 * @param metrics the run's {@code metrics.json}
 * @param groups the audit's figures
 */
record CardAnalyses(JsonNode metrics, CardGroups groups) {
  private static final List<ComparedMetric> SHOWN =
      List.of(
          ComparedMetric.ACCURACY, ComparedMetric.AUC, ComparedMetric.LOG_LOSS, ComparedMetric.F1, ComparedMetric.ECE);

  void write(Markdown page) {
    JsonNode test = metrics.path("test");
    page.section("Quantitative analyses");
    page.subsection("All test faces");
    if (metrics.path("scores_of_others").asBoolean()) {
      page.paragraph("`scores.csv` is not as it was written, so the figures may be another net's.");
    }
    List<List<String>> rows = new ArrayList<>();
    for (ComparedMetric metric : SHOWN) {
      Measured figure = measured(test, metric.id());
      rows.add(List.of(metric.words(), metric.isShare() ? percent(figure) : Figures.decimal(figure)));
    }
    rows.add(baseline("everyone the train part's commoner label", "majority"));
    if (metrics.at("/baselines/sex_only").isObject()) {
      rows.add(baseline("each sex its commoner label in the train part", "sex_only"));
    }
    if (metrics.path("bayes_accuracy").isNumber()) {
      Measured bayes = Measured.point(metrics.path("bayes_accuracy").asDouble());
      rows.add(List.of("best accuracy anyone can reach in the long run", percent(bayes)));
    }
    page.table(List.of("figure", "value (95 % interval)"), rows);
    unitary(page);
    page.subsection("Intersectional results");
    if (groups.crossed().isEmpty()) {
      page.paragraph(
          "No attributes were crossed: sex and age are where the data label both and neither was learnt, unless other groups are"
              + " asked for.");
    } else {
      page.table(groups.header(), groups.crossed());
    }
  }

  private List<String> baseline(String words, String id) {
    return List.of("accuracy without looking: " + words, percent(measured(metrics.at("/baselines/" + id), "accuracy")));
  }

  private void unitary(Markdown page) {
    page.subsection("Unitary results");
    if (groups.main().isEmpty()) {
      page.paragraph("No group was measured.");
      return;
    }
    page.table(groups.header(), groups.main());
    List<List<String>> farthest = groups.farthest();
    page.paragraph(compared(!farthest.isEmpty()));
    if (!farthest.isEmpty()) {
      page.table(groups.header(), farthest);
    }
    if (!groups.tooSmall().isEmpty()) {
      page.paragraph(
          "Too few " + groups.counted() + " for figures: "
              + groups.tooSmall().stream().map(Markdown::code).collect(Collectors.joining(", "))
              + ".");
    }
    page.paragraph("The file `audit.csv` beside this card has every group and metric.");
  }

  private String compared(boolean someDiffer) {
    long compared = groups.compared();
    return compared == 0
        ? "No attribute could be compared, with against without."
        : "Of %d %s compared, with against without, %s."
            .formatted(
                compared,
                compared == 1 ? "attribute" : "attributes",
                someDiffer
                    ? "beside those above these differ most in accuracy among those that do (q of at most 0.05 over all groups)"
                    : "it can be told of none beyond those above that it differs in accuracy (no q of at most 0.05 over all groups)");
  }
}

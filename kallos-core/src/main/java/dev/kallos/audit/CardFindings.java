package dev.kallos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the audit found beyond the groups, as the model card tells it. What was not measured is missing.
 *
 * @param fairness the run's {@code fairness.json}
 * @param confidence the run's {@code confidence.json}
 * @param label the run's {@code label.json}
 * @param effects the effects of one attribute on drawn faces; none for photographs
 */
public record CardFindings(JsonNode fairness, JsonNode confidence, JsonNode label, List<AttributeEffect> effects) {
  void write(Markdown page) {
    fairness(page);
    confidence(page);
    new CardLabel(label).write(page);
    effects(page);
  }

  private void fairness(Markdown page) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode criterion : fairness.path("criteria")) {
      JsonNode holds = criterion.path("holds");
      rows.add(
          List.of(
              Figures.text(criterion.path("name")).replace('_', ' '),
              Markdown.code(Figures.text(criterion.path("by"))),
              Figures.gap(Figures.measured(criterion.path("gap"))),
              holds.isBoolean() ? (holds.asBoolean() ? "holds" : "violated") : "open"));
    }
    if (rows.isEmpty()) {
      return;
    }
    page.subsection("Fairness criteria");
    page.table(List.of("criterion", "by", "largest gap, in points (95 % interval)", "verdict"), rows);
    Figures.sentence(page, fairness.path("impossibility").path("sentence"));
  }

  private void confidence(Markdown page) {
    if (!confidence.isObject()) {
      return;
    }
    page.subsection("Confidence");
    boolean scaled = confidence.path("after").isObject();
    List<List<String>> rows = new ArrayList<>();
    rows.add(beforeAndAfter(ComparedMetric.LOG_LOSS.id(), ComparedMetric.LOG_LOSS.words(), scaled));
    rows.add(beforeAndAfter(AuditMetric.ECE.id(), AuditMetric.ECE.words(), scaled));
    rows.add(beforeAndAfter("ece_debiased", AuditMetric.ECE.words() + " less what chance brings", scaled));
    page.table(
        scaled
            ? List.of("figure", "the net's own probabilities", "calibrated")
            : List.of("figure", "the net's own probabilities"),
        rows);
    if (scaled) {
      page.paragraph(
          "Calibrated by dividing each logit by the temperature %s, fitted on the validation part (Guo et al. 2017)."
              .formatted(decimal(confidence.path("temperature"))));
    }
    Figures.sentence(page, confidence.path("sentence"));
  }

  private List<String> beforeAndAfter(String id, String words, boolean scaled) {
    List<String> row = new ArrayList<>(List.of(words, decimal(confidence.path("before").path(id))));
    if (scaled) {
      row.add(decimal(confidence.path("after").path(id)));
    }
    return row;
  }

  private void effects(Markdown page) {
    if (effects.isEmpty()) {
      return;
    }
    page.subsection("One attribute changed");
    page.paragraph("The same drawn faces with and without an attribute: the change of the logit, beside the planted weight.");
    page.table(
        List.of("attribute", "faces", "change of the logit", "planted weight"),
        effects.stream()
            .sorted(Comparator.comparingDouble(effect -> -Math.abs(effect.logitChange().value())))
            .map(
                effect ->
                    List.of(
                        Markdown.code(effect.attribute()),
                        Integer.toString(effect.faces()),
                        Figures.decimal(effect.logitChange()),
                        Double.isNaN(effect.plantedWeight()) ? "" : Figures.decimal(effect.plantedWeight(), 1)))
            .toList());
  }

  private static String decimal(JsonNode figure) {
    return Figures.decimal(Figures.measured(figure));
  }
}

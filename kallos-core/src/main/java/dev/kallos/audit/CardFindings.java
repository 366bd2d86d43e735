package dev.kallos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the audit found beyond the groups, as the model card tells it. What was not measured is missing.
 *
 * @param fairness the run's {@code fairness.json}
 * @param confidence the run's {@code confidence.json}
 * @param label the run's {@code label.json}
 * @param effects the effects of one attribute on drawn faces; none for photographs
 */
public record CardFindings(JsonNode fairness, JsonNode confidence, JsonNode label, List<AttributeEffect> effects) {
  /** Nothing beyond the groups. */
  public static final CardFindings NONE =
      new CardFindings(MissingNode.getInstance(), MissingNode.getInstance(), MissingNode.getInstance(), List.of());

  private static final int SHOWN = 8;

  void write(Markdown page) {
    fairness(page);
    confidence(page);
    makeUp(page);
    noise(page);
    effects(page);
  }

  private void fairness(Markdown page) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode criterion : fairness.path("criteria")) {
      JsonNode holds = criterion.path("holds");
      rows.add(
          List.of(
              Figures.text(criterion.path("name")).replace('_', ' '),
              groups(criterion.path("groups")),
              Figures.points(Figures.measured(criterion.path("gap"))),
              holds.isBoolean() ? (holds.asBoolean() ? "not refuted" : "no") : "undecided"));
    }
    if (rows.isEmpty()) {
      return;
    }
    page.subsection("Fairness criteria");
    page.table(List.of("criterion", "groups", "largest gap, in points (95 % interval)", "holds"), rows);
    sentence(page, fairness.path("impossibility").path("sentence"));
  }

  private static String groups(JsonNode groups) {
    return groups.isArray()
        ? String.join(", ", StreamSupport.stream(groups.spliterator(), false).map(g -> Markdown.code(g.asText())).toList())
        : Markdown.code(Figures.text(groups));
  }

  private void confidence(Markdown page) {
    if (!confidence.isObject()) {
      return;
    }
    page.subsection("Confidence");
    boolean scaled = confidence.path("after").isObject();
    List<List<String>> rows = new ArrayList<>();
    for (String[] figure :
        new String[][] {{"log_loss", "log loss"}, {"ece", "ECE"}, {"ece_debiased", "ECE less what chance brings"}}) {
      List<String> row = new ArrayList<>(List.of(figure[1], decimal(confidence.path("before").path(figure[0]))));
      if (scaled) {
        row.add(decimal(confidence.path("after").path(figure[0])));
      }
      rows.add(row);
    }
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
    sentence(page, confidence.path("sentence"));
  }

  private void makeUp(Markdown page) {
    if (!label.isObject()) {
      return;
    }
    page.subsection("What the label is made of");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode predictor : label.path("predictors")) {
      rows.add(
          List.of(
              predictorName(predictor.path("name").asText()),
              Figures.percent(Figures.measured(predictor.path("accuracy"))),
              decimal(predictor.path("auc")),
              decimal(predictor.path("log_loss"))));
    }
    page.table(List.of("the label predicted from", "accuracy", "AUC", "log loss"), rows);
    sentence(page, label.at("/regression/sentence"));
    sentence(page, label.at("/stacking/sentence"));
    List<JsonNode> weights = strongest(label.path("weights"), "weight");
    if (!weights.isEmpty()) {
      page.paragraph("The attributes that weigh most, in log-odds, all others held:");
      page.table(
          List.of("attribute", "weight"),
          weights.stream().map(w -> List.of(Markdown.code(w.path("attribute").asText()), decimal(w.path("weight")))).toList());
    }
    List<JsonNode> amplified = strongest(label.path("amplification"), "amplification");
    if (!amplified.isEmpty()) {
      page.paragraph("Where the net exaggerates the labels' own gaps most (BiasAmp→, Wang and Russakovsky 2021), in points:");
      page.table(
          List.of("attribute", "gap of labels", "gap of answers", "exaggerated by"),
          amplified.stream()
              .map(
                  row ->
                      List.of(
                          Markdown.code(row.path("attribute").asText()),
                          Figures.points(Figures.measured(row.path("labels"))),
                          Figures.points(Figures.measured(row.path("answers"))),
                          Figures.points(Figures.measured(row.path("amplification")))))
              .toList());
    }
  }

  private static List<JsonNode> strongest(JsonNode rows, String figure) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path(figure).path("value").isNumber())
        .sorted(Comparator.comparingDouble(row -> -Math.abs(row.path(figure).path("value").asDouble())))
        .limit(SHOWN)
        .toList();
  }

  private static String predictorName(String id) {
    return switch (id) {
      case "majority" -> "nothing: the train part's share";
      case "sex_only" -> "sex alone";
      case "attributes" -> "all other attributes";
      case "net" -> "the photo, by the net";
      case "attributes_and_net" -> "both";
      default -> id;
    };
  }

  private void noise(Markdown page) {
    JsonNode noise = label.path("noise");
    if (!noise.isObject()) {
      return;
    }
    page.subsection("How firm the label is");
    if (noise.path("sentence").isTextual()) {
      sentence(page, noise.path("sentence"));
      return;
    }
    page.items(
        List.of(
            "Two photos of one person bear the same label: %s of %s pairs; two of different people: %s."
                .formatted(
                    Figures.percent(Figures.measured(noise.path("agreement"))),
                    Figures.count(noise.path("pairs")),
                    Figures.percent(noise.path("agreement_of_strangers").asDouble(Double.NaN))),
            "An oracle that gives each test face its person's commoner label is right on %s; from the person's other photos"
                    .formatted(Figures.percent(Figures.measured(noise.path("subject_majority"))))
                + " alone on %s.".formatted(Figures.percent(Figures.measured(noise.path("other_photos_majority"))))));
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
    Measured measured = Figures.measured(figure);
    return Figures.decimal(measured);
  }

  private static void sentence(Markdown page, JsonNode sentence) {
    if (sentence.isTextual()) {
      page.paragraph(sentence.asText());
    }
  }
}

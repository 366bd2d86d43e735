package dev.kallos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What the label is made of and how firm it is, as the model card tells it.
 *
 * @param label the run's {@code label.json}; missing where it was not taken apart
 */
record CardLabel(JsonNode label) {
  private static final int SHOWN = 8;

  void write(Markdown page) {
    makeUp(page);
    noise(page);
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
              figure(predictor.path("auc")),
              figure(predictor.path("log_loss"))));
    }
    page.table(List.of("the label predicted from", "accuracy", "AUC", "log loss"), rows);
    Figures.sentence(page, label.at("/regression/sentence"));
    Figures.sentence(page, label.at("/stacking/sentence"));
    List<JsonNode> weights = strongest(label.path("weights"), "weight");
    if (!weights.isEmpty()) {
      page.paragraph(
          "The attributes that weigh most, in log-odds, all others held, and pulled towards 0 by an L2 penalty as strong as"
              + " cross-validation chose:");
      page.table(
          List.of("attribute", "weight"),
          weights.stream().map(w -> List.of(Markdown.code(w.path("attribute").asText()), figure(w.path("weight")))).toList());
    }
    List<JsonNode> amplified = strongest(label.path("amplification"), "amplification");
    if (!amplified.isEmpty()) {
      page.paragraph(
          "Where the answers widen or narrow the labels' own gaps most (BiasAmp→, Wang and Russakovsky 2021), in points. Gaps are"
              + " of the test faces with the attribute less those without; widening is counted in the direction in which the train"
              + " part's labels lean. Cutting at one half widens gaps by itself; the last column has the same with probabilities for"
              + " answers. The mean over all attributes with a figure is %s, and with probabilities %s."
                  .formatted(
                      Figures.points(Figures.measured(label.path("mean_amplification"))),
                      Figures.points(Figures.measured(label.path("mean_amplification_of_scores")))));
      page.table(
          List.of("attribute", "train labels lean", "gap of labels", "gap of answers", "widened by, halved", "with probabilities"),
          amplified.stream()
              .map(
                  row ->
                      List.of(
                          Markdown.code(row.path("attribute").asText()),
                          row.path("direction").asInt() > 0 ? "to yes" : "to no",
                          Figures.points(Figures.measured(row.path("labels"))),
                          Figures.points(Figures.measured(row.path("answers"))),
                          Figures.points(Figures.measured(row.path("amplification"))),
                          Figures.points(Figures.measured(row.path("amplification_of_scores")))))
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
      Figures.sentence(page, noise.path("sentence"));
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

  private static String figure(JsonNode figure) {
    return Figures.decimal(Figures.measured(figure));
  }
}

package dev.kallos.audit;

import static dev.kallos.audit.Figures.measured;
import static dev.kallos.audit.Figures.percent;
import static dev.kallos.audit.Figures.text;
import static dev.kallos.audit.Markdown.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The members of an ensemble, as the model card tells them. A run with a net of its own has none.
 *
 * @param config the run's {@code config.json}
 * @param metrics the run's {@code metrics.json}
 */
record CardMembers(JsonNode config, JsonNode metrics) {
  boolean isEnsemble() {
    return size() > 0;
  }

  int size() {
    return config.path("members").size();
  }

  /**
   * What an ensemble is, and how each member was trained.
   *
   * @param training puts a member's training into a sentence
   */
  List<String> items(Function<JsonNode, String> training) {
    List<String> items = new ArrayList<>();
    items.add(
        "An ensemble of %d such nets, each trained by itself on the same faces: its logit is the mean of theirs."
            .formatted(size()));
    config.path("members").forEach(member -> items.add(name(member) + ": " + training.apply(member)));
    return items;
  }

  /** Writes how each member does by itself, if there are any. */
  void table(Markdown page) {
    if (!isEnsemble()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    JsonNode figures = metrics.at("/ensemble/members");
    for (int m = 0; m < size(); m++) {
      JsonNode member = config.path("members").path(m);
      rows.add(
          List.of(name(member), text(member.path("seed")), percent(measured(figures.path(m), "accuracy"))));
    }
    Measured gain = measured(metrics.at("/ensemble/gain"), "accuracy");
    rows.add(List.of("the ensemble less their mean, in points", "", Figures.points(gain)));
    page.table(List.of("member", "seed", "accuracy on the test part (95 % interval)"), rows);
  }

  private static String name(JsonNode member) {
    return code(text(member.path("name")));
  }
}

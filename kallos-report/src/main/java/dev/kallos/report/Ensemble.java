package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the page says of a run that is an ensemble.
 *
 * @param members the members as {@code config.json} has them
 * @param figures what {@code metrics.json} says of them
 */
record Ensemble(List<JsonNode> members, JsonNode figures) {

  /** The ensemble, if the run is one. */
  static Optional<Ensemble> of(JsonNode config, JsonNode metrics) {
    List<JsonNode> members = StreamSupport.stream(config.path("members").spliterator(), false).toList();
    return members.isEmpty() ? Optional.empty() : Optional.of(new Ensemble(members, metrics.path("ensemble")));
  }

  int size() {
    return members.size();
  }

  /** All members' seeds, in plain text. */
  String seeds() {
    return members.stream().map(member -> member.path("seed").asText()).collect(Collectors.joining(", "));
  }

  /**
   * In place of what only a run with a net of its own has.
   *
   * @param what what is missing, a sentence in plain text
   */
  String without(String what) {
    String names =
        members.stream()
            .map(member -> "<code>" + Html.text(member.path("name").asText()) + "</code>")
            .collect(Collectors.joining(", "));
    return "<p class=\"note\">" + Html.text(what) + " An ensemble has no net of its own; the reports of its members have this"
        + " part: " + names + ".</p>";
  }

  /** The members, how each does by itself, and what averaging gains. */
  String table() {
    HtmlTable table = HtmlTable.of("The members", "member", "seed", "accuracy, test part", "AUC", "log loss");
    List<JsonNode> measured = StreamSupport.stream(figures.path("members").spliterator(), false).toList();
    for (int m = 0; m < members.size(); m++) {
      JsonNode of = m < measured.size() ? measured.get(m) : figures.path("none");
      table.row(
          members.get(m).path("name").asText(),
          members.get(m).path("seed").asText(),
          Interval.of(of, "accuracy").percentWithEnds(),
          Interval.of(of, "auc").decimalWithEnds(3),
          Interval.of(of, "log_loss").decimalWithEnds(3));
    }
    JsonNode gain = figures.path("gain");
    table.row(
        "the ensemble less their mean",
        "",
        Interval.of(gain, "accuracy").pointsWithEnds(),
        Interval.of(gain, "auc").signedWithEnds(3),
        Interval.of(gain, "log_loss").signedWithEnds(3));
    return table.html();
  }

  /** Each way of training once, with the names of the members trained so. */
  Map<JsonNode, List<String>> trainings() {
    Map<JsonNode, List<String>> trainings = new LinkedHashMap<>();
    for (JsonNode member : members) {
      trainings.computeIfAbsent(member.path("training"), none -> new ArrayList<>()).add(member.path("name").asText());
    }
    return trainings;
  }
}

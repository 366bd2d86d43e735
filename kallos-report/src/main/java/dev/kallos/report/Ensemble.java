package dev.kallos.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the page says of a run that is an ensemble.
 *
 * @param run the ensemble's own folder
 * @param members the members as {@code config.json} has them
 * @param figures what {@code metrics.json} says of them
 */
record Ensemble(RunFolder run, List<JsonNode> members, JsonNode figures) {

  /** The ensemble, if the run is one. */
  static Optional<Ensemble> of(RunFolder run, JsonNode config, JsonNode metrics) {
    List<JsonNode> members = StreamSupport.stream(config.path("members").spliterator(), false).toList();
    return members.isEmpty() ? Optional.empty() : Optional.of(new Ensemble(run, members, metrics.path("ensemble")));
  }

  int size() {
    return members.size();
  }

  /** All members' seeds, in plain text. */
  String seeds() {
    return members.stream().map(member -> member.path("seed").asText()).collect(Collectors.joining(", "));
  }

  /**
   * In place of what only a run with a net of its own has, with the members whose reports have it.
   *
   * @param what what is missing, a sentence in plain text
   * @param section the part's id in a report
   * @param file the file a run has if it has this part
   */
  String without(String what, String section, Function<RunFolder, Path> file) throws IOException {
    List<String> found = new ArrayList<>();
    for (JsonNode member : members) {
      RunFolder of = new RunFolder(Path.of(member.path("run").asText()).toAbsolutePath().normalize());
      if (isReported(of, file.apply(of))) {
        found.add(linked("<code>" + Html.text(member.path("name").asText()) + "</code>", of.report(), section));
      }
    }
    String where =
        found.isEmpty()
            ? ", and no report of a member that has this part was found."
            : (found.size() == 1 ? ". One member’s report has" : ". Its members’ reports have") + " this part: "
                + String.join(", ", found) + ".";
    return "<p class=\"note\">" + Html.text(what) + " An ensemble has no net of its own" + where + "</p>";
  }

  /** Whether there is a report, and it was written when the file was there. */
  private static boolean isReported(RunFolder member, Path file) throws IOException {
    return Files.isRegularFile(member.report())
        && Files.isRegularFile(file)
        && Files.getLastModifiedTime(member.report()).compareTo(Files.getLastModifiedTime(file)) >= 0;
  }

  /** A link that holds wherever both runs are taken together; of reports elsewhere the path is nobody's business. */
  private String linked(String name, Path report, String section) {
    Path around = run.path().toAbsolutePath().normalize().getParent();
    if (around == null || !report.startsWith(around)) {
      return name;
    }
    StringBuilder link = new StringBuilder("..");
    around.relativize(report)
        .forEach(part -> link.append('/').append(URLEncoder.encode(part.toString(), UTF_8).replace("+", "%20")));
    return "<a href=\"" + link + "#" + section + "\">" + name + "</a>";
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

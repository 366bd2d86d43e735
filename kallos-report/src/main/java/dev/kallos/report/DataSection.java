package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.dataset.Part;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;

/** Which data the report was made from: in place of Figure 1, the split, and Figures 2 and 3. */
final class DataSection {
  private final RunFiles files;
  private final Words words;
  private final Optional<FaceGrid> grid;

  DataSection(RunFiles files, Optional<FaceGrid> grid) {
    this.files = files;
    this.words = files.words();
    this.grid = grid;
  }

  String html() throws IOException {
    LabelCounts counts = LabelCounts.of(files);
    return source()
        + splitBox()
        + faces()
        + Figure.of("3", "How many of each label", counts.chart().html(),
            "A part in which one label is much commoner makes a high accuracy cheap; what always giving the train part’s"
                + " commoner label reaches says how cheap."
                + " In training, %s of %s faces are %s.".formatted(
                    Numbers.count(counts.count(Part.TRAIN, true)),
                    Numbers.count(counts.count(Part.TRAIN, true) + counts.count(Part.TRAIN, false)),
                    Html.text(words.labelled(true))));
  }

  private String source() {
    JsonNode data = files.config().path("data");
    StringBuilder out = new StringBuilder("<p><strong>In place of the article’s Figure 1</strong> (its data set’s"
        + " own picture): ");
    if (words.drawn()) {
      out.append("this report was made from faces drawn by the program (seed ")
          .append(Html.text(data.path("drawn").path("seed").asText())).append("), ");
    } else {
      out.append("this report was made from the data <code>")
          .append(Html.text(RunFiles.name(data.path("path"))))
          .append("</code>, ");
    }
    out.append("read as “").append(Html.text(data.path("layout").asText())).append("”: ")
        .append(Numbers.count(data.path("faces"))).append(" faces");
    if (!words.subjectsKnown()) {
      out.append(" (who is who is unknown)");
    } else if (data.path("subjects").isNumber()) {
      out.append(" of ").append(Numbers.people(data.path("subjects").longValue()));
    }
    out.append(", ").append(Html.text(data.path("frame").asText().replace('x', '×'))).append(" pixels. ");
    out.append(new LeftOut(files).html());
    out.append(" Fingerprint <code class=\"long\">").append(Html.text(data.path("fingerprint").asText()))
        .append("</code>.</p>").append(cut(data));
    for (JsonNode warning : data.path("warnings")) {
      out.append("<p class=\"warning\">Warning when reading: ").append(Html.text(warning.asText())).append("</p>");
    }
    return out + (words.planted() ? planted(data.path("drawn")) : words.exact() ? drawn() : "");
  }

  /** Of a label that is a column of numbers, above what it holds; nothing of others. */
  private static String cut(JsonNode data) {
    if (!data.path("cut_column").isTextual()) {
      return "";
    }
    String above = data.path("cut_threshold").isNumber() ? data.path("cut_threshold").asText() : "the column’s median";
    return "<p><code>%s</code> is a column of numbers, and the label says which are above %s.</p>"
        .formatted(Html.text(data.path("cut_column").asText()), Html.text(above));
  }

  private String drawn() {
    return "<p>What “" + Html.text(words.labelled(true)) + "” says was drawn: it is known exactly of each face. The"
        + " rule"
        + " that the program plants bears on another attribute.</p>";
  }

  private static String planted(JsonNode drawn) {
    HtmlTable rule = HtmlTable.of("The planted rule", "drawn attribute", "log-odds added");
    drawn.path("weights").properties().forEach(
        weight -> rule.row(weight.getKey().replace('_', ' '), Numbers.decimal(weight.getValue().doubleValue(), 2)));
    rule.row("(intercept)", Numbers.decimal(Numbers.of(drawn.path("intercept")), 2));
    String region = drawn.path("region").isTextual()
        ? " It lies in one region of the face alone: <strong>"
            + Html.text(Region.words(drawn.path("region").asText())) + "</strong>." : "";
    return "<p>The labels were planted: each was drawn by lot with a probability given by a logistic rule over what was"
        + " drawn." + region + bias(drawn.path("bias")) + "</p><details class=\"data\"><summary>The planted rule</summary>"
        + rule.html() + "</details>";
  }

  /** What was planted on purpose for the audit to find; nothing where nothing was. */
  private static String bias(JsonNode bias) {
    StringBuilder out = new StringBuilder();
    bias.properties().forEach(
        entry ->
            out.append(" A bias was planted on purpose, for the audit to find: <strong>")
                .append(Html.text(entry.getKey().replace('_', ' ')))
                .append("</strong> alone adds ")
                .append(Numbers.decimal(entry.getValue().doubleValue(), 2))
                .append(" to the log-odds."));
    return out.toString();
  }

  private String splitBox() {
    RunConfig.SplitInfo split = files.settings().split();
    int overlap = split.overlap();
    boolean leaky = split.leaky();
    String people = words.subjectsKnown() ? "people" : "people (unknown)";
    HtmlTable table = HtmlTable.of("The parts", "part", "faces", people, words.labelled(true));
    for (Part part : Part.values()) {
      JsonNode of = files.metrics().path("split").path(part.id());
      double positives = Numbers.of(of.path("positives")) / Numbers.of(of.path("faces"));
      String who = words.subjectsKnown() ? Numbers.count(of.path("subjects")) : Numbers.NONE;
      table.row(part.id(), Numbers.count(of.path("faces")), who,
          Numbers.percent(positives));
    }
    String meaning = switch (split.kind()) {
      case "official" -> "the data set’s own partition file.";
      case "subjects" -> "drawn by subject, so that nobody stands in two parts.";
      case "faces-leaky" -> "drawn by face, so that the same person can stand in training and test"
          + (leaky
              ? ", and the test can measure recognition of people as much as anything else. This makes every figure below"
                  + " worthless as a test."
              : ".");
      default -> "";
    };
    String shared = overlap == 0
        ? "Counted: 0 people stand in more than one part."
        : overlap < 0
        ? "Who is who is not known, so the overlap cannot be counted."
        : overlap == 1 ? "1 person stands in more than one part." : Numbers.count(overlap)
            + " people stand in more than one part.";
    return "<div class=\"split%s\"><h3>The split: <code>%s</code></h3><p>%s%s %s</p>%s</div>".formatted(
        leaky ? " alarm" : "", Html.text(split.kind()), leaky ? "✕ " : "", Html.text(Html.capital(meaning)), shared, table.html());
  }

  private String faces() throws IOException {
    return files.ensemble().isPresent()
        ? files.ensemble().get().without(
            "Faces with each label are not shown, for they are chosen with the heat maps.", "data", RunFolder::explanationIndex)
        : Figure.of("2", "Faces with each label", examples(),
            drawnBySeed() + ", drawn by seed. Before reading on: which differences do <em>you</em> see"
                + " between"
                + " the rows? The net learns from nothing but such pictures and labels.");
  }

  /** How many faces of each label are shown. */
  private String drawnBySeed() {
    int yes = grid.map(shown -> shown.group("examples_positive").size()).orElse(0);
    int no = grid.map(shown -> shown.group("examples_negative").size()).orElse(0);
    return yes + no == 0
        ? "Test faces of each label"
        : yes == no
            ? (yes == 10 ? "Ten test faces" : Numbers.count(yes, "test face")) + " of each label"
            : "%s %s and %d %s"
                .formatted(
                    Numbers.count(yes, "test face"), Html.text(words.labelled(true)), no, Html.text(words.labelled(false)));
  }

  private String examples() throws IOException {
    if (grid.isEmpty()) {
      return Html.notMade("Example faces are not there.", "explanations/index.json", "kallos explain RUN");
    }
    return "<h4>%s</h4>%s<h4>%s</h4>%s".formatted(
        Html.text(words.capital(true)), grid.get().examples("examples_positive"),
        Html.text(words.capital(false)), grid.get().examples("examples_negative"));
  }
}

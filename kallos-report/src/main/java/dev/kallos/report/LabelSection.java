package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What the label is made of: how far other attributes predict it, what the net exaggerates, how firm it is. */
final class LabelSection {
  /** How many lines a chart has at most; the table has all. */
  private static final int MOST_LINES = 16;

  private final Optional<JsonNode> label;
  private final Pictures pictures;
  private final Words words;
  private final String net;

  LabelSection(RunFiles files, AuditFiles made) {
    this.label = made.label();
    this.pictures = made.pictures();
    this.words = files.words();
    this.net = files.net();
  }

  String html() throws IOException {
    if (label.isEmpty()) {
      return Html.notMade("What the label is made of has not been measured.", "label.json", "kallos audit RUN");
    }
    JsonNode json = label.get();
    return predictors(json) + weights(json) + amplification(json) + noise(json.path("noise")) + suspects(json);
  }

  private String predictors(JsonNode json) {
    IntervalChart lines =
        new IntervalChart(
            "predictors", "Accuracy of what predicts the label", "accuracy", "AUC", "log loss");
    json.path("predictors").forEach(
        predictor ->
            lines.line(
                name(predictor.path("name").asText()),
                Interval.of(predictor.path("accuracy")),
                predictor.path("name").asText().equals("net"),
                Interval.of(predictor.path("auc")).decimalWithEnds(3),
                Interval.of(predictor.path("log_loss")).decimalWithEnds(3)));
    if (lines.isEmpty()) {
      return sentence(json.path("regression"));
    }
    StringBuilder out = new StringBuilder("<p>How far can the label be told without looking at the face");
    out.append(
        hasOtherAttributes(json)
            ? ", from the other attributes alone? A logistic regression on them, fitted on the training part, is held against the "
                + net + " on the same test faces. "
            : "? ");
    for (JsonNode difference : json.path("differences")) {
      Interval accuracy = Interval.of(difference.path("accuracy"));
      if (accuracy.exists()) {
        out.append(Html.text(Html.capital(name(difference.path("predictor").asText())))).append(" less ")
            .append(Html.text(name(difference.path("less").asText()))).append(": ")
            .append(accuracy.pointsWithEnds()).append(" of accuracy. ");
      }
    }
    return out.append("</p>").append(sentence(json.path("regression"))).append("<div class=\"block\"><h3>What predicts the"
        + " label</h3>").append(lines.chart().html()).append("</div>").toString();
  }

  private static boolean hasOtherAttributes(JsonNode json) {
    return StreamSupport.stream(json.path("predictors").spliterator(), false)
        .anyMatch(predictor -> predictor.path("name").asText().equals("attributes"));
  }

  private String name(String predictor) {
    return switch (predictor) {
      case "majority" -> "train part’s commoner label";
      case "sex_only" -> "sex alone";
      case "attributes" -> "all other attributes";
      case "net" -> "the " + net;
      case "attributes_and_net" -> "attributes and " + net + " together";
      default -> predictor.replace('_', ' ');
    };
  }

  private String weights(JsonNode json) {
    EffectChart chart =
        new EffectChart(
            "weights", "Weight of each attribute in the label", "log-odds of the label", "", "share that has it");
    lines(json.path("weights"), node -> node.path("weight"))
        .forEach(
            line -> {
              String share = Numbers.percent(Numbers.of(line.node.path("share")));
              line.add(chart, share);
            });
    return chart.isEmpty() ? "" : block("What each attribute adds",
        "What an attribute adds to the log-odds of being " + words.labelled(true)
            + " where it holds, all others held. It says what goes with the label in these photos, not what causes it. An L2 penalty,"
            + " as strong as cross-validation chose, pulls all of them towards zero, and their intervals with them."
            + cut(json.path("weights"), "weight"),
        chart);
  }

  private String amplification(JsonNode json) {
    EffectChart chart =
        new EffectChart(
            "amplification", "How far the " + net + " exaggerates what goes with each attribute", "amplification", "",
            "train labels lean", "gap in the labels", "gap in the answers", "with probabilities for answers");
    lines(json.path("amplification"), node -> node.path("amplification"))
        .forEach(
            line ->
                line.add(
                    chart,
                    leaning(line.node.path("direction").asInt()),
                    Interval.of(line.node.path("labels")).pointsWithEnds(),
                    Interval.of(line.node.path("answers")).pointsWithEnds(),
                    signed(Interval.of(line.node.path("amplification_of_scores")))));
    if (chart.isEmpty()) {
      return "";
    }
    String paper = json.path("amplification").path(0).path("paper").asText("");
    return block("Does the " + net + " exaggerate?",
        "Where faces with an attribute are labelled so more often than those without, does the " + net + " say so of them still"
            + " more often? Above zero it exaggerates the gap that the training labels have, below it answers against that, which"
            + " evens the gap out or turns it round"
            + (paper.isEmpty() ? "." : " (" + paper + ").")
            + " The figure is half the widening, counted as the training labels lean, even where the test part’s lean the other way; 0.010"
            + " is one point. Cutting at one half widens gaps by itself, so the table has the same with"
            + " probabilities for answers: what is left of it there is the " + net + "’s."
            + meanAmplification(json)
            + cut(json.path("amplification"), "amplification"),
        chart);
  }

  private static String leaning(int direction) {
    return direction == 0 ? Numbers.NONE : direction > 0 ? "to yes" : "to no";
  }

  /** The mean of the answers beside that of the probabilities, which an older audit does not have. */
  private static String meanAmplification(JsonNode json) {
    Interval mean = Interval.of(json.path("mean_amplification"));
    Interval ofScores = Interval.of(json.path("mean_amplification_of_scores"));
    if (!mean.exists()) {
      return "";
    }
    long counted =
        StreamSupport.stream(json.path("amplification").spliterator(), false)
            .filter(row -> Interval.of(row.path("amplification")).exists())
            .count();
    return " Over the %d attributes that have a figure the mean is %s%s."
        .formatted(counted, signed(mean), ofScores.exists() ? ", and with probabilities " + signed(ofScores) : "");
  }

  private static String signed(Interval effect) {
    return effect.signedWithEnds(3);
  }

  /** That not all that have a figure are in the chart, where they are not. */
  private static String cut(JsonNode rows, String figure) {
    long figures =
        StreamSupport.stream(rows.spliterator(), false).filter(row -> Interval.of(row.path(figure)).exists()).count();
    return figures > MOST_LINES
        ? " The chart has the %d farthest from zero, the table all.".formatted(MOST_LINES)
        : "";
  }

  /** One attribute's line, in the chart or in the table alone. */
  private record Line(JsonNode node, Interval value, boolean charted) {
    void add(EffectChart chart, String... extra) {
      String name = node.path("attribute").asText().replace('_', ' ');
      if (charted) {
        chart.line(name, value, Double.NaN, extra);
      } else {
        chart.row(name, value, Double.NaN, extra);
      }
    }
  }

  /** All lines, highest first; those nearest zero are left out of the chart where there are many. */
  private static List<Line> lines(JsonNode nodes, Function<JsonNode, JsonNode> figure) {
    List<JsonNode> all = new ArrayList<>(StreamSupport.stream(nodes.spliterator(), false).toList());
    Function<JsonNode, Double> value = node -> Numbers.of(figure.apply(node).path("value"));
    all.sort(Comparator.comparing(node -> Math.abs(value.apply(node)), far()));
    List<JsonNode> charted = all.subList(0, Math.min(MOST_LINES, all.size()));
    List<JsonNode> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparing(value, far()));
    return ordered.stream().map(node -> new Line(node, Interval.of(figure.apply(node)), charted.contains(node))).toList();
  }

  /** Highest first, what does not exist last. */
  private static Comparator<Double> far() {
    return Comparator.comparingDouble(value -> Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value);
  }

  private static String block(String title, String text, EffectChart chart) {
    return "<div class=\"block\"><h3>" + title + "</h3><p class=\"note\">" + Html.text(text) + "</p>"
        + chart.chart().html() + "</div>";
  }

  private String noise(JsonNode noise) {
    if (!noise.isObject()) {
      return "";
    }
    if (noise.path("pairs").asLong() == 0) {
      return "<div class=\"block\"><h3>How firm the label is</h3>" + sentence(noise) + "</div>";
    }
    HtmlTable table = HtmlTable.of("How firm the label is", "", "share", "95 % interval");
    String[][] rows = {
      {"agreement", "two photos of one person bear the same label"},
      {"agreement_of_strangers", "two photos of different people do"},
      {"subject_majority", "right if each test face gets its person’s majority label"},
      {"other_photos_majority", "right if it gets the majority label of the person’s other photos"}
    };
    for (String[] row : rows) {
      JsonNode figure = noise.path(row[0]);
      Interval share =
          figure.isNumber() ? Interval.point(figure.doubleValue()) : Interval.of(figure);
      if (share.exists()) {
        table.row(row[1], share.percent(), share.percentEnds());
      }
    }
    return "<div class=\"block\"><h3>How firm the label is</h3>" + sentence(noise)
        + (table.isEmpty()
            ? ""
            : "<p class=\"note\">Counted over %s of two photos of one person. Its person’s majority label for each test face is"
                    .formatted(Numbers.count(noise.path("pairs").asLong(), "pair"))
                + " the most that anything could reach that gives all photos of a person one answer; a net judges the photo. Not"
                + " all disagreement is noise: light, make-up and a smile differ between photos, and each label may be right.</p>"
                + table.html())
        + "</div>";
  }

  private String suspects(JsonNode json) throws IOException {
    if (json.path("suspects").isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("<div class=\"block\"><h3>");
    out.append(words.exact() ? surest() : "Candidates for wrong labels").append("</h3><p class=\"note\">")
        .append(doubt(hasOtherAttributes(json))).append("</p><ol class=\"faces small\">");
    for (JsonNode face : json.path("suspects")) {
      String file = face.path("file").asText();
      boolean holds = face.path("label").asInt() == 1;
      out.append("<li class=\"face wrong\"><div class=\"frame\">");
      out.append(face.path("photo").isTextual()
          ? pictures.img(face.path("photo").asText(), "photo", "Face " + file + ", " + words.labelled(holds), file)
          : "<p class=\"file\">" + Html.text(file) + "</p>");
      out.append("</div><p class=\"probability\">").append(Numbers.percent(Numbers.of(face.path("probability"))))
          .append("</p><p class=\"verdict\">✗ ").append(Html.text(words.labelled(holds))).append("</p>");
      double attributes = Numbers.of(face.path("attributes_probability"));
      if (Double.isFinite(attributes)) {
        out.append("<p class=\"file\">by its attributes ").append(Numbers.percent(attributes)).append("</p>");
      }
      out.append("</li>");
    }
    return out.append("</ol></div>").toString();
  }

  private String surest() {
    return "The " + net + "’s surest errors";
  }

  private String doubt(boolean otherAttributes) {
    if (words.planted()) {
      return "These labels were drawn by lot from the planted rule, so none of them is wrong."
          + (otherAttributes ? " Where the other attributes side with the " + net + ", the lot most likely drew against the odds." : "");
    }
    if (words.exact()) {
      return "What these labels say was drawn, so none of them is wrong.";
    }
    return surest() + ". "
        + (otherAttributes
            ? "Where the other attributes side with the " + net + " too, the label may be the one that is wrong; look before"
                + " believing either."
            : "The label may be the one that is wrong; look before believing either.");
  }

  private static String sentence(JsonNode of) {
    return of.path("sentence").isTextual() ? "<p>" + Html.text(Numbers.kept(of.path("sentence").asText())) + "</p>" : "";
  }
}

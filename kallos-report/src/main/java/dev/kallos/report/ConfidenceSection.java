package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.audit.ComparedMetric;
import dev.kallos.evaluation.ProbabilityHistogram;
import java.util.Optional;
import java.util.stream.IntStream;

/** How far the net's probabilities hold: reliability, the histogram, abstaining and thresholds. */
final class ConfidenceSection {
  private final Optional<JsonNode> confidence;
  private final Words words;
  private final String net;

  ConfidenceSection(RunFiles files, AuditFiles made) {
    this.confidence = made.confidence();
    this.words = files.words();
    this.net = files.net();
  }

  String html() {
    if (confidence.isEmpty()) {
      return Html.notMade("How far the probabilities hold has not been measured.", "confidence.json",
          "kallos audit RUN");
    }
    JsonNode json = confidence.get();
    return temperature(json) + figures(json) + reliability(json) + histograms(json) + coverage(json) + thresholds(json);
  }

  private String temperature(JsonNode json) {
    Interval temperature = Interval.of(json.path("temperature"));
    if (!temperature.exists()) {
      return "<p>" + Html.text(json.path("sentence").asText("No temperature could be fitted.")) + "</p>";
    }
    return "<p>If the " + net + " says 80\u202f%, is it right 80 times in 100? One number, the temperature, fitted on the"
        + " validation part and judged on the test part, divides every logit: here <strong>"
        + Numbers.decimal(temperature.value(), 2) + "</strong>"
        + (temperature.hasEnds() ? " (" + temperature.decimalEnds(2) + ")" : "")
        + sureness(temperature)
        + " It changes no answer, only how sure it sounds.</p>";
  }

  private String sureness(Interval temperature) {
    return temperature.lo() > 1
        ? ", above 1: the " + net + " was surer than it should have been."
        : temperature.hi() < 1
            ? ", below 1: the " + net + " was less sure than it could have been."
            : ". Whether the " + net + " was surer than it should have been, which is above 1, cannot be told.";
  }

  private static String figures(JsonNode json) {
    HtmlTable table =
        HtmlTable.of("Calibration before and after temperature", "", "before", "after", "after less before");
    String[][] rows = {
      {"ece", ComparedMetric.ECE.words()},
      {"ece_debiased", "the same, debiased"},
      {"log_loss", ComparedMetric.LOG_LOSS.words()}
    };
    for (String[] row : rows) {
      Interval difference = Interval.of(json.path("difference").path(row[0]));
      table.row(
          row[1],
          Interval.of(json.path("before").path(row[0])).decimalWithEnds(3),
          Interval.of(json.path("after").path(row[0])).decimalWithEnds(3),
          difference.signedWithEnds(3));
    }
    return "<div class=\"block\"><h3>Calibration error</h3>" + table.html() + Words.CHANCE_ADDS + "</div>";
  }

  private String reliability(JsonNode json) {
    String before = reliability(json.path("before"), "reliability-before", "Before");
    String after = reliability(json.path("after"), "reliability-after", "After temperature scaling");
    return "<div class=\"block\"><h3>Reliability</h3><div class=\"pair\">" + before + after + "</div>"
        + "<p class=\"note\">Each dot is a bin of test faces by the probability the " + net + " gave them; upwards the share of"
        + " them that is labelled so, with its 95\u202f% interval; where a bin "
        + (words.subjectsKnown() ? "shows fewer than five people" : "has fewer than five faces")
        + ", or all of it bear the same label, there is none. On the dashed line probabilities hold; below it the " + net
        + " says yes too surely.</p></div>";
  }

  private static String reliability(JsonNode side, String id, String title) {
    if (!side.isObject()) {
      return "";
    }
    Rows rows = new Rows();
    HtmlTable table =
        HtmlTable.of("Reliability, " + title, "bin", "faces", "mean probability", "share labelled so", "95 % interval");
    for (JsonNode bin : side.path("reliability")) {
      Interval share = Interval.of(bin.path("share"));
      double mean = Numbers.of(bin.path("mean_probability"));
      String range = Numbers.decimal(Numbers.of(bin.path("bin_lo")), 2) + "–"
          + Numbers.decimal(Numbers.of(bin.path("bin_hi")), 2);
      table.row(
          range, Numbers.count(bin.path("n")), Numbers.percent(mean), share.percent(), share.percentEnds());
      if (share.exists() && Double.isFinite(mean)) {
        rows.row().with("mean", mean).with("share", share.value()).with("faces", Numbers.count(bin.path("n")));
        rows.with("lo", share.loOrValue());
        rows.with("hi", share.hiOrValue());
        rows.with("shown", share.percentWithEnds()).with("range", range);
      }
    }
    Channel x = Channel.quantity("x", "mean").title("mean probability").domain(0, 1).format("%").ticks(5);
    Chart chart =
        Chart.of(
            id,
            "Reliability diagram: share labelled so against mean probability, " + title,
            table,
            rows,
            300,
            Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0)).on(Channel.at("y", 0))
                .on(Channel.at("x2", 1)).on(Channel.at("y2", 1)),
            Layer.of("rule").set("strokeWidth", 2).set("color", Palette.INK).on(x).on(share("lo"))
                .on(Channel.quantity("y2", "hi")),
            Layer.of("point").set("filled", true).set("size", 60).set("opacity", 1).set("color", Palette.ACCENT).on(x)
                .on(share("share")).tooltip("range", "probability", "shown", "share labelled so", "faces", "faces"));
    return "<div><h4>" + title + "</h4>" + chart.html() + "</div>";
  }

  private static Channel share(String field) {
    return Channel.quantity("y", field).title("share labelled so").domain(0, 1).format("%").ticks(5);
  }

  private String histograms(JsonNode json) {
    String before = histogram(json.path("before").path("histogram"), "histogram-before", "Before");
    String after = histogram(json.path("after").path("histogram"), "histogram-after", "After temperature scaling");
    return before.isEmpty() || after.isEmpty()
        ? ""
        : "<div class=\"block\"><h3>Figure 5 once more</h3><div class=\"pair\">" + before + after + "</div></div>";
  }

  private String histogram(JsonNode bins, String id, String title) {
    if (bins.size() != ProbabilityChart.BINS) {
      return "";
    }
    int[] no = IntStream.range(0, bins.size()).map(i -> bins.get(i).path("labelled_no").asInt()).toArray();
    int[] yes = IntStream.range(0, bins.size()).map(i -> bins.get(i).path("labelled_yes").asInt()).toArray();
    return "<div><h4>" + title + "</h4>"
        + new ProbabilityChart(id, new ProbabilityHistogram(no, yes), words).chart().html() + "</div>";
  }

  private String coverage(JsonNode json) {
    Rows rows = new Rows();
    HtmlTable table = HtmlTable.of("Accuracy against coverage", "answers where at least", "answered", "accuracy",
        "95 % interval");
    for (JsonNode point : json.path("coverage")) {
      Interval coverage = Interval.of(point.path("coverage"));
      Interval accuracy = Interval.of(point.path("accuracy"));
      double threshold = Numbers.of(point.path("threshold"));
      table.row(Numbers.percent(threshold), coverage.percent(), accuracy.percent(), accuracy.percentEnds());
      if (accuracy.exists() && coverage.exists()) {
        rows.row().with("coverage", coverage.value()).with("accuracy", accuracy.value());
        if (accuracy.hasEnds()) {
          rows.with("lo", accuracy.lo()).with("hi", accuracy.hi());
        }
        rows.with("threshold", Numbers.percent(threshold)).with("shown", accuracy.percentWithEnds());
        rows.with("answered", coverage.percent());
      }
    }
    if (rows.size() < 2) {
      return "";
    }
    Channel x = Channel.quantity("x", "coverage").title("share of faces answered").format("%").domain(0, 1).ticks(6);
    Chart chart =
        Chart.of(
            "coverage",
            "Line: accuracy over the share of faces answered",
            table,
            rows,
            260,
            Layer.of("area").set("opacity", 0.18).set("color", Palette.ACCENT).on(x).on(accuracy("lo"))
                .on(Channel.quantity("y2", "hi")),
            Layer.of("line").set("strokeWidth", 2).set("color", Palette.ACCENT).on(x).on(accuracy("accuracy")),
            Layer.of("point").set("filled", true).set("size", 50).set("opacity", 1).set("color", Palette.ACCENT).on(x)
                .on(accuracy("accuracy"))
                .tooltip("threshold", "at least as sure as", "answered", "answered", "shown", "accuracy"));
    Interval aurc = Interval.of(json.path("aurc"));
    return "<div class=\"block\"><h3>If it may keep silent</h3>" + chart.html()
        + "<p class=\"note\">The " + net + " answers only where it is at least so sure. Where it is right more often for it, the"
        + " line rises to the left. The band is the 95\u202f% interval; where all answers are right, or are of too few "
        + (words.subjectsKnown() ? "people" : "faces") + ", there is none."
        + (aurc.exists() ? " The area under the curve of risk over coverage is " + aurc.decimalWithEnds(3) + "." : "")
        + "</p></div>";
  }

  private static Channel accuracy(String field) {
    return Channel.quantity("y", field).title("accuracy of the answers").format("%").notFromZero().ticks(5);
  }

  private static String thresholds(JsonNode json) {
    HtmlTable table =
        HtmlTable.of("Thresholds and their price", "yes above", "answered yes", ComparedMetric.TPR.words(),
            ComparedMetric.FPR.words(), "precision", ComparedMetric.ACCURACY.words());
    for (JsonNode row : json.path("thresholds")) {
      table.row(
          Numbers.percent(Numbers.of(row.path("threshold"))),
          Interval.of(row.path("positive_rate")).percentWithEnds(),
          Interval.of(row.path("tpr")).percentWithEnds(),
          Interval.of(row.path("fpr")).percentWithEnds(),
          Interval.of(row.path("precision")).percentWithEnds(),
          Interval.of(row.path("accuracy")).percentWithEnds());
    }
    HtmlTable costs =
        HtmlTable.of("What the cheapest threshold costs", "cost of a false positive", "of a false negative",
            "cheapest threshold", "cost of a face there", "at 50 %", "one answer for all");
    for (JsonNode row : json.path("costs")) {
      double cost = Numbers.of(row.path("false_positive_cost"));
      costs.row(
          Numbers.decimal(cost, 2),
          Numbers.decimal(1 - cost, 2),
          Numbers.percent(Numbers.of(row.path("threshold"))),
          Interval.of(row.path("cost")).decimalWithEnds(3),
          Interval.of(row.path("cost_at_half")).decimalWithEnds(3),
          Interval.of(row.path("cost_of_one_answer")).decimalWithEnds(3));
    }
    if (table.isEmpty()) {
      return "";
    }
    return "<div class=\"block\"><h3>Thresholds and their price</h3><p class=\"note\">Answering yes less readily gains"
        + " precision and loses faces labelled so. Where the two kinds of error cost differently, the cheapest threshold"
        + " is found on the validation part and paid for on the test part.</p>"
        + (costs.isEmpty() ? "" : costs.html())
        + "<details class=\"data\"><summary>Every threshold</summary>" + table.html() + "</details></div>";
  }
}

package dev.kallos.report;

import dev.kallos.evaluation.Measured;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.learningcurve.CurveFit;
import dev.kallos.learningcurve.Gap;
import dev.kallos.learningcurve.LearningCurve;
import dev.kallos.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A learning curve on one page that opens offline: whether more training faces, or a larger net, would help more. */
public final class LearningCurvePage {
  private final LearningCurve curve;
  private final RunConfig config;
  private final Words words;

  private LearningCurvePage(LearningCurve curve, RunConfig config) {
    this.curve = curve;
    this.config = config;
    this.words = Words.of(config);
  }

  /**
   * Writes the page.
   *
   * @param page the file
   * @param curve what was measured and fitted
   * @param config the settings of one of its runs
   */
  public static void write(Path page, LearningCurve curve, RunConfig config) throws IOException {
    WholeFile.write(page, new LearningCurvePage(curve, config).html());
  }

  private String html() throws IOException {
    return PageTemplate.read("learning-curve.html")
        .title("Kallos learning curve: " + words.labelled(true) + (words.drawn() ? " (drawn faces)" : ""))
        .fill("summary", summary())
        .fill("curve", curve())
        .fill("words", sentences(curve.sentences()))
        .fill("numbers", numbers())
        .fill("disclaimer", Html.text(words.disclaimer()))
        .finish();
  }

  private String summary() {
    return """
        <p class="kicker">Kallos learning curve · net <code>%s</code> · %s · %s</p>
        <h1>Would more faces help to tell what is %s?</h1>
        <p class="headline">%s</p>
        %s<aside class="disclaimer" aria-label="Disclaimer"><p>%s</p></aside>
        %s
        """
        .formatted(
            Html.text(config.network().name()),
            Html.text(String.valueOf(config.network().size())),
            Numbers.count(curve.points().size(), "trained net"),
            Html.text(words.labelled(true)),
            Html.text(Numbers.kept(curve.verdict())),
            shared(),
            Html.text(words.disclaimer()),
            tiles());
  }

  /** What has to be known of a split that is no test on strangers. */
  private String shared() {
    if (config.split().leaky()) {
      return SummarySection.alarm();
    }
    return config.split().sharesPeople()
        ? "<p class=\"warning\">The same people stand in more than one part, so the figures are no test on strangers.</p>"
        : "";
  }

  /** How many faces the nets of the largest share were trained on; a bound where their splits differ. */
  private String most() {
    return (curve.largestAlike() ? "" : "up to ") + Numbers.count(curve.most());
  }

  private String tiles() {
    StringBuilder out = new StringBuilder("<dl class=\"tiles\">");
    tile(out, "Test error, " + most() + " training faces", curve.gap().test());
    curve.fit().ifPresent(
        fit -> {
          tile(out, "The law’s test error, " + Numbers.count(curve.most()) + " faces", fit.error(curve.most()));
          tile(out, "Forecast test error, " + Numbers.count(2L * curve.most()) + " faces", fit.error(2.0 * curve.most()));
          if (curve.looksAhead()) {
            tile(out, "Forecast test error, " + Numbers.count(curve.facesAhead()) + " faces", fit.error(curve.facesAhead()));
          }
        });
    tile(out, "Error on its own training faces", curve.gap().training());
    return out.append("</dl>").toString();
  }

  private static void tile(StringBuilder out, String name, Measured error) {
    SummarySection.tile(out, name, Interval.of(error).percent(), Interval.of(error).percentEnds());
  }

  private String curve() {
    LearningCurveChart chart = new LearningCurveChart(curve, words);
    return "<div class=\"block\"><h3>Accuracy, and the number of faces trained on</h3>" + chart.chart().htmlWithTable()
        + "<p class=\"note\">Each point is one net, trained on a share of the training part’s "
        + (words.subjectsKnown() ? "people" : "faces") + "; of one seed the smaller shares’ are among the larger ones’, and"
        + " validation and test part are the same. Bars are 95\u202f% intervals from " + words.bootstrap()
        + ", drawn a little apart. " + lawNote() + Html.text(chart.referencesNote()) + "</p></div>";
  }

  private String lawNote() {
    return curve.fit().isEmpty()
        ? "There are too few different numbers of faces to fit a law and forecast from it. "
        : "The line is the power law fitted to the test accuracy, with its 95\u202f% interval; dashed and grey it is a"
            + " <strong>forecast</strong>, which holds only if the law goes on. ";
  }

  private static String sentences(List<String> sentences) {
    StringBuilder out = new StringBuilder("<ul class=\"finding\">");
    sentences.forEach(sentence -> out.append("<li>").append(Html.text(Numbers.kept(sentence))).append("</li>"));
    return out.append("</ul>").toString();
  }

  private String numbers() {
    HtmlTable table = HtmlTable.of("The fitted law, its forecasts and the gap", "", "value", "95 % interval");
    curve.fit().ifPresent(fit -> law(table, fit));
    Gap gap = curve.gap();
    percent(table, "error on the faces trained on", gap.training());
    percent(table, "test error", gap.test());
    Interval points = Interval.of(gap.gap());
    table.row("the gap between them", Numbers.points(points.value()), Numbers.pointsEnds(points.lo(), points.hi()));
    percent(table, "the gap’s share of the test error", gap.share());
    curve.bayesError()
        .ifPresent(least -> table.row("least error possible (the planted rule)", Numbers.percent(least), Numbers.NONE));
    return "<div class=\"block\">" + table.html() + "<p class=\"note\">The last rows are of the nets trained on "
        + most() + " faces. The law’s intervals are from a parametric bootstrap: the people tested, alike for all nets tested on"
        + " them, and the scatter of training.</p></div>";
  }

  private void law(HtmlTable table, CurveFit fit) {
    percent(table, "e∞, the error that ever more faces would leave", fit.limit());
    table.row("a, the scale", Interval.of(fit.scale()).decimal(2), Interval.of(fit.scale()).decimalEnds(2));
    boolean falls = fit.law().scale() > 0;
    table.row(
        "b, the exponent",
        falls ? Interval.of(fit.exponent()).decimal(2) : Numbers.NONE,
        falls ? Interval.of(fit.exponent()).decimalEnds(2) : Numbers.NONE);
    percent(table, "the law’s test error at " + Numbers.count(curve.most()) + " training faces", fit.error(curve.most()));
    forecast(table, fit, 2 * curve.most());
    if (curve.looksAhead() && curve.facesAhead() != 2 * curve.most()) {
      forecast(table, fit, curve.facesAhead());
    }
  }

  private void forecast(HtmlTable table, CurveFit fit, int faces) {
    percent(table, "forecast: test error at " + Numbers.count(faces) + " training faces", fit.error(faces));
    Interval drop = Interval.of(fit.drop(curve.most(), faces));
    table.row("forecast: fall from the law’s at %s to that at %s".formatted(Numbers.count(curve.most()), Numbers.count(faces)),
        Numbers.decimal(100 * drop.value(), 1) + " points", Numbers.decimals(100 * drop.lo(), 100 * drop.hi(), 1));
  }

  private static void percent(HtmlTable table, String name, Measured share) {
    table.row(name, Interval.of(share).percent(), Interval.of(share).percentEnds());
  }
}

package dev.kallos.report;

import dev.kallos.internal.file.CsvFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What changing one attribute of a drawn face does to the net's answer, beside what was planted. */
final class CounterfactualSection {
  private record Change(
      String attribute, Interval logit, double planted, double probability, String faces) {}

  private final Optional<CsvFile> file;
  private final Words words;

  CounterfactualSection(RunFiles files, AuditFiles made) {
    this.file = made.counterfactuals();
    this.words = files.words();
  }

  String html() {
    if (!words.drawn()) {
      return "<p>Only the program’s own faces can be drawn again with one thing changed; these are photographs, so what an"
          + " attribute does to the net’s answer cannot be told apart from what goes with it.</p>";
    }
    if (file.isEmpty()) {
      return Html.notMade("No face has been drawn again with one thing changed.", "counterfactuals.csv",
          "kallos audit RUN");
    }
    List<Change> changes = changes(file.get());
    EffectChart chart =
        new EffectChart(
            "counterfactuals", "Change of the logit when one attribute is added", "change of the logit",
            words.planted() ? "planted weight" : "", "change of probability", "faces");
    changes.forEach(
        change ->
            chart.line(
                change.attribute.replace('_', ' '), change.logit, change.planted, Numbers.points(change.probability),
                change.faces));
    if (chart.isEmpty()) {
      return "<p>No attribute could be changed on the test faces.</p>";
    }
    return "<p>The same drawn person is painted twice, alike but for one attribute, and the net asked both times. Nothing"
        + " else differs but what cannot hold beside it, another hair colour for instance, so the mean change of its logit is"
        + " what this change itself does.</p>"
        + "<div class=\"block\"><h3>One attribute changed</h3>" + chart.chart().html() + "<p class=\"note\">"
        + (words.planted()
            ? "The planted weight is what the change adds to the log-odds of the rule that dealt the labels, 0 where nothing"
                + " of it is in the rule. A net that learnt the rule moves with it, if with a flatter or steeper hand."
            : "The labels say what was drawn, so no weight was planted.")
        + "</p></div>";
  }

  private static List<Change> changes(CsvFile file) {
    int attribute = file.column("attribute");
    int change = file.column("logit_change");
    int lo = file.column("lo");
    int hi = file.column("hi");
    int planted = file.column("planted_weight");
    int probability = file.column("probability_change");
    int faces = file.column("faces");
    return file.rows().stream()
        .map(
            row ->
                new Change(
                    row.values().get(attribute),
                    new Interval(file.number(row, change), file.number(row, lo), file.number(row, hi)),
                    file.number(row, planted),
                    file.number(row, probability),
                    row.values().get(faces)))
        .sorted(Comparator.comparingDouble(c -> c.logit.exists() ? -c.logit.value() : Double.POSITIVE_INFINITY))
        .toList();
  }
}

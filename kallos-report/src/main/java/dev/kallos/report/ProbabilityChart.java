package dev.kallos.report;

import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.Scores;
import java.util.stream.IntStream;

/** Figure 5: how many test faces of each true label got which predicted probability. */
final class ProbabilityChart {
  static final int BINS = 20;
  /** In highest bars, how high the chart is and where a side's name stands; the page's script has both. */
  private static final double ROOM = 1.2;
  private static final double ABOVE_BARS = 1.11;

  private final String id;
  private final Words words;
  private final ProbabilityHistogram histogram;

  /** A histogram of scores; {@code id} is the chart's. */
  ProbabilityChart(String id, Scores test, Words words) {
    this(id, ProbabilityHistogram.of(test, BINS), words);
  }

  /** A histogram already counted, over {@value #BINS} bins. */
  ProbabilityChart(String id, ProbabilityHistogram histogram, Words words) {
    this.id = id;
    this.words = words;
    this.histogram = histogram;
  }

  private int[] counts(boolean holds) {
    return holds ? histogram.positives() : histogram.negatives();
  }

  /** The share of faces of that label whose probability is below .1 or at least .9; NaN if there are none. */
  double decided(boolean holds) {
    int[] of = counts(holds);
    return (double) (of[0] + of[1] + of[BINS - 2] + of[BINS - 1]) / IntStream.of(of).sum();
  }

  Chart chart() {
    Rows rows = new Rows();
    HtmlTable table =
        HtmlTable.of("Test faces by predicted probability", "probability", words.labelled(true), words.labelled(false));
    int highest = 1;
    for (int bin = 0; bin < BINS; bin++) {
      double from = histogram.edge(bin);
      double to = histogram.edge(bin + 1);
      String range = Numbers.decimal(from, 2) + "–" + Numbers.decimal(to, 2);
      table.row(range, Numbers.count(counts(true)[bin]), Numbers.count(counts(false)[bin]));
      for (boolean holds : new boolean[] {true, false}) {
        int faces = counts(holds)[bin];
        highest = Math.max(highest, faces);
        rows.row().with("from", from).with("to", to).with("range", range);
        rows.with("label", words.labelled(holds)).with("side", holds ? faces : -faces);
        rows.with("faces", Numbers.count(faces));
      }
    }
    return Chart.of(
        id,
        "Histogram of predicted probabilities: bars upwards for faces %s, downwards for faces %s"
            .formatted(words.labelled(true), words.labelled(false)),
        table,
        rows,
        300,
        bars(true).on(height(highest)),
        bars(false).on(height(highest)),
        Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0.5)),
        Layer.of("rule").once().set("color", Palette.QUIET).on(Channel.at("y", 0)),
        name(true).on(Channel.at("y", ABOVE_BARS * highest)),
        name(false).on(Channel.at("y", -ABOVE_BARS * highest)));
  }

  /** Names a side of the chart beyond its highest bar. */
  private Layer name(boolean holds) {
    return Layer.of("text")
        .once()
        .set("text", words.labelled(holds))
        .set("align", holds ? "left" : "right")
        .set("fontWeight", "bold")
        .set("fontSize", 12)
        .withinTheChart()
        .set("color", holds ? Palette.POSITIVE : Palette.NEGATIVE)
        .on(Channel.at("x", holds ? 0.02 : 0.98));
  }

  private static Channel height(int highest) {
    return Channel.quantity("y", "side").title("faces").unstacked().domain(-ROOM * highest, ROOM * highest)
        .labels("format(abs(datum.value), ',')").ticks(6);
  }

  private Layer bars(boolean holds) {
    return Layer.of("bar")
        .set("stroke", "var(--surface)")
        .set("color", holds ? Palette.POSITIVE : Palette.NEGATIVE)
        .where("label", words.labelled(holds))
        .on(Channel.quantity("x", "from").title("predicted probability").domain(0, 1)
            .ticksAt(0, 0.25, 0.5, 0.75, 1).format("%"))
        .on(Channel.quantity("x2", "to"))
        .on(Channel.at("y2", 0))
        .tooltip("label", "true label", "range", "probability", "faces", "faces");
  }
}

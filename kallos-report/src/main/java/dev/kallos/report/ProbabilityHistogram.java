package dev.kallos.report;

import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;

/** Figure 5: how many test faces of each true label got which predicted probability. */
final class ProbabilityHistogram {
  static final int BINS = 20;
  private final Words words;
  private final int[][] counts = new int[2][BINS];

  private ProbabilityHistogram(Words words) {
    this.words = words;
  }

  static ProbabilityHistogram of(CsvFile scores, Words words) {
    ProbabilityHistogram made = new ProbabilityHistogram(words);
    int partition = scores.column("partition");
    int label = scores.column("label");
    int probability = scores.column("probability");
    for (CsvFile.Row row : scores.rows()) {
      double p = scores.number(row, probability);
      if (LabelCounts.part(scores, row, partition) == Part.TEST && p >= 0 && p <= 1) {
        made.counts[scores.number(row, label) == 1 ? 0 : 1][Math.min(BINS - 1, (int) (p * BINS))]++;
      }
    }
    return made;
  }

  /** How many faces of that true label fell into a bin; the last bin holds 1. */
  int count(boolean holds, int bin) {
    return counts[holds ? 0 : 1][bin];
  }

  /** The share of faces of that label whose probability is below .1 or at least .9. */
  double decided(boolean holds) {
    int[] of = counts[holds ? 0 : 1];
    int all = 0;
    for (int count : of) {
      all += count;
    }
    return (double) (of[0] + of[1] + of[BINS - 2] + of[BINS - 1]) / all;
  }

  Chart chart() {
    Rows rows = new Rows();
    HtmlTable table =
        HtmlTable.of("Test faces by predicted probability", "probability", words.labelled(true), words.labelled(false));
    int highest = 1;
    for (int bin = 0; bin < BINS; bin++) {
      String range = Numbers.decimal((double) bin / BINS, 2) + "–" + Numbers.decimal((bin + 1.0) / BINS, 2);
      table.row(range, Numbers.count(counts[0][bin]), Numbers.count(counts[1][bin]));
      for (int i = 0; i < 2; i++) {
        highest = Math.max(highest, counts[i][bin]);
        rows.row().with("from", (double) bin / BINS).with("to", (bin + 1.0) / BINS).with("range", range);
        rows.with("label", words.labelled(i == 0)).with("side", i == 0 ? counts[0][bin] : -counts[1][bin]);
        rows.with("faces", Numbers.count(counts[i][bin]));
      }
    }
    return Chart.of(
        "probabilities",
        "Histogram of predicted probabilities: bars upwards for faces %s, downwards for faces %s"
            .formatted(words.labelled(true), words.labelled(false)),
        table,
        rows,
        300,
        bars(true).on(height(highest)),
        bars(false).on(height(highest)),
        Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", 0.5)),
        Layer.of("rule").once().set("color", Palette.QUIET).on(Channel.at("y", 0)),
        name(true).on(Channel.at("y", highest)),
        name(false).on(Channel.at("y", -highest)));
  }

  /** Names a side of the chart where a good net leaves room: the sure and wrong corners. */
  private Layer name(boolean holds) {
    return Layer.of("text")
        .once()
        .set("text", words.labelled(holds))
        .set("align", holds ? "left" : "right")
        .set("fontWeight", "bold")
        .set("fontSize", 12)
        .set("color", holds ? Palette.POSITIVE : Palette.NEGATIVE)
        .on(Channel.at("x", holds ? 0.02 : 0.98));
  }

  private static Channel height(int highest) {
    return Channel.quantity("y", "side").title("faces").unstacked().domain(-1.05 * highest, 1.05 * highest)
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

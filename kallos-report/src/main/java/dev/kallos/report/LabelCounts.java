package dev.kallos.report;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Figure 3: how many faces of each part carry each label. */
final class LabelCounts {
  /** The pixels that a count and its share take behind a bar. */
  private static final int WORDS = 105;

  private final Words words;
  private final Map<Part, int[]> counts = new EnumMap<>(Part.class);

  private LabelCounts(Words words) {
    this.words = words;
  }

  static LabelCounts of(RunFiles files) {
    LabelCounts made = new LabelCounts(files.words());
    Map<String, String> labelOf = new HashMap<>();
    CsvFile labels = files.labels();
    int name = labels.column("file");
    int label = labels.column(files.words().attribute());
    labels.rows().forEach(row -> labelOf.put(row.values().get(name), row.values().get(label).trim()));
    CsvFile split = files.split();
    int file = split.column("file");
    int partition = split.column("partition");
    for (Part part : Part.values()) {
      made.counts.put(part, new int[2]);
    }
    for (CsvFile.Row row : split.rows()) {
      String value = labelOf.getOrDefault(row.values().get(file), "");
      if (value.equals("1") || value.equals("0")) {
        made.counts.get(part(split, row, partition))[value.equals("1") ? 0 : 1]++;
      }
    }
    return made;
  }

  static Part part(CsvFile table, CsvFile.Row row, int column) {
    try {
      return Part.of(row.values().get(column));
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          "%s, line %d: '%s' is no partition; write train, validation or test there."
              .formatted(table.path(), row.line(), row.values().get(column)),
          e);
    }
  }

  /** How many faces of a part hold the label, or do not. */
  int count(Part part, boolean holds) {
    return counts.get(part)[holds ? 0 : 1];
  }

  Chart chart() {
    Rows rows = new Rows();
    HtmlTable table = HtmlTable.of("Faces with each label, by part", "part", words.labelled(true),
        words.labelled(false));
    counts.forEach(
        (part, of) -> {
          table.row(part.id(), share(of[0], of), share(of[1], of));
          for (int i = 0; i < 2; i++) {
            rows.row().with("part", part.id()).with("label", words.labelled(i == 0)).with("faces", of[i]);
            rows.with("shown", share(of[i], of));
          }
        });
    List<String> labels = List.of(words.labelled(true), words.labelled(false));
    Channel part = Channel.category("y", "part").unsorted().plain();
    Channel offset = Channel.category("yOffset", "label").unsorted();
    int most = counts.values().stream().flatMapToInt(IntStream::of).max().orElse(0);
    Channel faces = Channel.quantity("x", "faces").title("faces").ticks(5).fromZeroWithRoom(Math.max(1, most), WORDS);
    return Chart.of(
        "labels",
        "Bars: how many faces of each part are " + labels.get(0) + " and " + labels.get(1),
        table,
        rows,
        Chart.height(rows.size(), 28),
        Layer.of("bar")
            .set("cornerRadiusEnd", 2)
            .on(part)
            .on(offset)
            .on(faces)
            .on(Channel.category("color", "label").range(labels, Palette.LABELS))
            .tooltip("part", "part", "label", "label", "shown", "faces"),
        Layer.of("text")
            .set("align", "left")
            .set("dx", 5)
            .set("fontSize", 11)
            .set("color", Palette.INK)
            .on(part)
            .on(offset)
            .on(faces)
            .on(Channel.category("text", "shown")));
  }

  private static String share(int count, int[] of) {
    return Numbers.count(count) + " (" + Numbers.percent((double) count / (of[0] + of[1])) + ")";
  }
}

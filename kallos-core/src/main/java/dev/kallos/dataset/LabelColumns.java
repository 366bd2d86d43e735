package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes attributes of a table's columns that hold labels, and tells of each other column why it is none. */
final class LabelColumns {
  private static final String LABELS = "labels (0/1, -1/1, true/false or yes/no)";
  private static final String CUT = "cut a column of numbers into one by --positive-above.";

  private final CsvCells table;
  private final List<String> names = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  /** Why a column that is no attribute is none: a sentence for whoever asks for it. */
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final List<String> nearly = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> nameless = new ArrayList<>();

  private LabelColumns(CsvCells table) {
    this.table = table;
  }

  /**
   * Reads the columns.
   *
   * @param taken those that hold something else and need not be told of
   * @param cut the column that was cut into labels
   * @param warnings takes which columns are passed over, and why
   * @throws UnusableInputException if none holds labels, or one of labels has a slip in it
   */
  static Labels read(CsvCells table, List<Integer> taken, Optional<CutColumn> cut, List<String> warnings) {
    int cutColumn = cut.isPresent() ? table.require(cut.get().cut().column()) : -1;
    LabelColumns columns = new LabelColumns(table);
    for (int c = 0; c < table.header().size(); c++) {
      if (c == cutColumn) {
        columns.add(c, cut.get().labels());
      } else if (!taken.contains(c)) {
        columns.read(c);
      }
    }
    return columns.labels(warnings);
  }

  private void read(int column) {
    String name = table.header().get(column);
    if (name.isEmpty()) {
      if (table.columns().get(column).texts() > 1 || !table.cell(0, column).isEmpty()) {
        nameless.add(Integer.toString(column + 1));
      }
      return;
    }
    LabelColumn labels = LabelColumn.read(table, column);
    if (labels.isWhole()) {
      add(column, labels.labels());
    } else if (labels.isNearly()) {
      nearly.add(nearly(name, labels, column));
      refusals.put(name, labels.refusal(table, column).getMessage());
    } else {
      others.add(name);
      refusals.put(name, noLabels(name, labels, column));
    }
  }

  private void add(int column, byte[] labels) {
    names.add(table.header().get(column));
    values.add(labels);
  }

  private String nearly(String name, LabelColumn labels, int column) {
    int odd = labels.filled() - labels.read();
    return "Column %s was passed over: %d of its %d filled cells, first %s, %s like the others."
        .formatted(name, odd, labels.filled(), odd(labels, column), odd == 1 ? "is no label" : "are no labels");
  }

  private String noLabels(String name, LabelColumn labels, int column) {
    return "Column %s of %s holds no %s, it %s; ask for another attribute, or %s"
        .formatted(name, table.path(), LABELS, labels.odd() < 0 ? "is empty" : "has " + odd(labels, column), CUT);
  }

  private String odd(LabelColumn labels, int column) {
    return "'%s' on line %d".formatted(table.cell(labels.odd(), column), table.lines()[labels.odd()]);
  }

  private Labels labels(List<String> warnings) {
    warnings.addAll(nearly);
    if (!others.isEmpty()) {
      warnings.add("No labels and so passed over: column %s.".formatted(String.join(", ", others)));
    }
    if (!nameless.isEmpty()) {
      warnings.add(
          "No name in the header and so passed over: column %s; name what is to be used."
              .formatted(String.join(", ", nameless)));
    }
    if (names.isEmpty()) {
      String slips = nearly.isEmpty() ? "" : " (" + String.join(" ", nearly) + ")";
      throw new UnusableInputException(
          "%s has no column of %s among %s%s; add one, or %s"
              .formatted(table.path(), LABELS, String.join(", ", table.header()), slips, CUT));
    }
    return new Labels(names, values.toArray(byte[][]::new)).refusing(refusals);
  }
}

package dev.kallos.evaluation;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file {@code attributes.csv}: a row for each attribute a net learnt. */
public final class AttributesFile {
  private static final List<String> HEADER =
      List.of(
          "attribute", "faces", "share", "majority", "accuracy", "accuracy_lo", "accuracy_hi", "gain", "gain_lo",
          "gain_hi", "auc", "published");

  private AttributesFile() {}

  /**
   * Writes the file.
   *
   * @param attributes in order
   * @param published the accuracy others published for an attribute, where it is known
   */
  public static void write(Path path, List<AttributeAccuracy> attributes, Map<String, Double> published)
      throws IOException {
    CsvFile.write(path, HEADER, attributes.stream().map(row -> row(row, published)).toList());
  }

  private static List<String> row(AttributeAccuracy a, Map<String, Double> published) {
    return List.of(
        a.attribute(),
        Integer.toString(a.faces()),
        CsvFile.cell(a.share()),
        CsvFile.cell(a.majority()),
        CsvFile.cell(a.accuracy().value()),
        CsvFile.cell(a.accuracy().ci95().lo()),
        CsvFile.cell(a.accuracy().ci95().hi()),
        CsvFile.cell(a.gain().value()),
        CsvFile.cell(a.gain().ci95().lo()),
        CsvFile.cell(a.gain().ci95().hi()),
        CsvFile.cell(a.auc()),
        CsvFile.cell(published.getOrDefault(a.attribute(), Double.NaN)));
  }
}

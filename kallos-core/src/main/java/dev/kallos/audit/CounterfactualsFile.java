package dev.kallos.audit;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file {@code counterfactuals.csv}. */
public final class CounterfactualsFile {
  private static final List<String> HEADER =
      List.of(
          "attribute", "faces", "subjects", "logit_change", "lo", "hi", "planted_weight", "probability_change",
          "probability_lo", "probability_hi");

  private CounterfactualsFile() {}

  /** Writes the effects in their order; what is undefined is an empty cell. */
  public static void write(Path path, List<AttributeEffect> effects) throws IOException {
    CsvFile.write(path, HEADER, effects.stream().map(CounterfactualsFile::cells).toList());
  }

  private static List<String> cells(AttributeEffect effect) {
    return List.of(
        effect.attribute(),
        Integer.toString(effect.faces()),
        Integer.toString(effect.subjects()),
        CsvFile.cell(effect.logitChange().value()),
        CsvFile.cell(effect.logitChange().ci95().lo()),
        CsvFile.cell(effect.logitChange().ci95().hi()),
        CsvFile.cell(effect.plantedWeight()),
        CsvFile.cell(effect.probabilityChange().value()),
        CsvFile.cell(effect.probabilityChange().ci95().lo()),
        CsvFile.cell(effect.probabilityChange().ci95().hi()));
  }
}

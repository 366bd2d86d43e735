package dev.kallos.audit;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file {@code audit.csv}. */
public final class AuditFile {
  private static final List<String> HEADER =
      List.of("group", "metric", "value", "lo", "hi", "faces", "subjects", "p", "q");

  private AuditFile() {}

  /** Writes the rows in their order; what is undefined is an empty cell. */
  public static void write(Path path, List<AuditRow> rows) throws IOException {
    CsvFile.write(path, HEADER, rows.stream().map(AuditFile::cells).toList());
  }

  private static List<String> cells(AuditRow row) {
    return List.of(
        row.group(),
        row.metric(),
        CsvFile.cell(row.measured().value()),
        CsvFile.cell(row.measured().ci95().lo()),
        CsvFile.cell(row.measured().ci95().hi()),
        Integer.toString(row.faces()),
        Integer.toString(row.subjects()),
        CsvFile.cell(row.p()),
        CsvFile.cell(row.q()));
  }
}

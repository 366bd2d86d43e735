package dev.kallos.report;

import dev.kallos.run.RunFolder;
import java.io.IOException;

/** The report: one page that opens offline. */
public final class ReportPage {
  private ReportPage() {}

  /** Writes the report of a run from its files. */
  public static void write(RunFolder run) throws IOException {
    throw new UnsupportedOperationException();
  }
}

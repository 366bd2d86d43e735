package dev.kallos.cli;

import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.audit.ComparisonFile;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.report.ComparisonPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets runs side by side. */
@Command(
    name = "compare",
    description = {
      "Set two or more runs side by side, on the test faces they share.",
      "Differences are from the first run named; their intervals are paired: over the same people."
    },
    footerHeading = "%nExamples%n",
    footer = {"  kallos compare runs/seed1 runs/seed2", "  kallos compare runs/article runs/baseline --out both.html"})
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN", description = "The run folders, two or more.")
  private List<Path> paths;

  @Option(names = "--out", paramLabel = "FILE", description = "Write a page that opens offline.")
  private Path page;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write every figure to a CSV file.")
  private Path csv;

  @Option(names = "--json", paramLabel = "FILE", description = "Write every figure to a JSON file.")
  private Path json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Stream.of(page, csv, json).filter(Objects::nonNull).forEach(WholeFile::requireWritable);
    List<ComparedRun> runs = ComparedRun.open(paths);
    session.disclaim(runs.get(0).folder());
    ComparedRun.warnings(runs).forEach(session.progress()::warn);
    session.interruption().duringSteps("Interrupted; nothing was compared.");
    Comparison comparison = Comparison.of(runs, session.progress(), session.interruption());
    session.interruption().duringSteps("Interrupted; not every file may be written. Give the same command again.");
    new ComparisonText(runs, comparison).print(session.out());
    ComparisonFile file = new ComparisonFile(runs, comparison);
    if (csv != null) {
      file.writeCsv(csv);
      session.out().println("Table: " + csv);
    }
    if (json != null) {
      file.writeJson(json);
      session.out().println("JSON: " + json);
    }
    if (page != null) {
      ComparisonPage.write(page, runs, comparison);
      session.out().println("Page: " + page);
    }
    return ExitCode.DONE;
  }
}

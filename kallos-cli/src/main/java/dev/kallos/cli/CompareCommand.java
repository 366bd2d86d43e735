package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.audit.ComparisonFile;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.report.ComparisonPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      converter = Converters.Result.class,
      description = "Write every figure to a CSV file, or - to print it.")
  private ResultFile csv;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      converter = Converters.Result.class,
      description = "Write every figure to a JSON file, or - to print it.")
  private ResultFile json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    requireWritable();
    List<ComparedRun> runs = ComparedRun.open(paths);
    session.disclaim(runs.get(0).folder());
    ComparedRun.warnings(runs).forEach(session.progress()::warn);
    session.interruption().duringSteps("Interrupted; nothing was compared.");
    Comparison comparison = Comparison.of(runs, session.progress(), session.interruption());
    session.interruption().duringSteps("Interrupted; not every file may be written. Give the same command again.");
    boolean piped = files().anyMatch(ResultFile::isOutput);
    PrintWriter words = piped ? session.err() : session.out();
    if (!piped) {
      new ComparisonText(runs, comparison).print(words);
    }
    ComparisonFile file = new ComparisonFile(runs, comparison);
    if (csv != null) {
      csv.write(session.data(), file::writeCsv);
      say(words, "Table: ", csv);
    }
    if (json != null) {
      json.write(session.data(), file::writeJson);
      say(words, "JSON: ", json);
    }
    if (page != null) {
      ComparisonPage.write(page, runs, comparison);
      words.println(OneLine.of("Page: " + page));
    }
    return ExitCode.DONE;
  }

  private static void say(PrintWriter words, String what, ResultFile file) {
    if (!file.isOutput()) {
      words.println(OneLine.of(what + file));
    }
  }

  private Stream<ResultFile> files() {
    return Stream.of(csv, json).filter(Objects::nonNull);
  }

  /** Refuses what could not be written, what would be written over, and a run's own files. */
  private void requireWritable() throws IOException {
    if (files().filter(ResultFile::isOutput).count() > 1) {
      throw new UnusableInputException("--csv and --json cannot both be printed; name a file for one of them.");
    }
    List<Path> targets = new ArrayList<>();
    files().filter(file -> !file.isOutput()).forEach(file -> targets.add(file.path()));
    Optional.ofNullable(page).ifPresent(targets::add);
    List<Path> places = new ArrayList<>();
    for (Path target : targets) {
      TargetFile.requireWritable(target);
      Path place = WholeFile.place(target);
      if (places.contains(place)) {
        throw new UnusableInputException(target + " is named for two formats; name a file for each.");
      }
      places.add(place);
      for (Path run : paths) {
        TargetFile.requireOutside(run, "is compared", target);
      }
    }
  }
}

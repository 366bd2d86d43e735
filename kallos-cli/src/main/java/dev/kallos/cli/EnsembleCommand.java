package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one answer of several nets'. */
@Command(
    name = "ensemble",
    description = {
      "Average the logits of several scored runs into a run folder of its own, then measure it, audit it and write the"
          + " report.",
      "The runs are of the same data, attribute, split and net, and differ in their seeds: --split-seed keeps the split."
    },
    footerHeading = "%nExample%n",
    footer = {
      "  for s in 1 2 3; do",
      "    kallos run ~/celeba --seed $s --split-seed 1 --stop-after evaluate \\",
      "      --size 64x80 --out runs/seed$s",
      "  done",
      "  kallos ensemble runs/seed1 runs/seed2 runs/seed3 --out runs/three"
    })
final class EnsembleCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0..*", arity = "1..*", paramLabel = "RUN", description = "The run folders, two or more.")
  private List<Path> members;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write, new or empty.")
  private Path out;

  @Option(
      names = "--stop-after",
      paramLabel = "STAGE",
      converter = Converters.EnsembleStageName.class,
      description = "Stop after score, evaluate, audit or report. Default: report.")
  private Stage last = Stage.REPORT;

  EnsembleCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = new RunFolder(out);
    NewFolder.refuseRun(out, run);
    return new Course(session, session.stages(Optional.empty())).ensemble(members, run, last);
  }
}

package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the page a person reads. */
@Command(
    name = "report",
    description = "Write the report from the files of a run.",
    footerHeading = "%nExample%n",
    footer = "  kallos report runs/celeba-Attractive-article-seed1")
final class ReportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;

  ReportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.openWith(RunFolder::metrics, "evaluate");
    session.disclaim(run);
    return new Course(session, session.stages(Optional.empty())).some(run, Stage.REPORT);
  }
}

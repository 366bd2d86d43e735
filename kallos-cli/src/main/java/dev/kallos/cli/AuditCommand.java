package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures whom a trained net judges differently. */
@Command(
    name = "audit",
    description = "Measure groups of faces against each other, and write the model card.",
    footerHeading = "%nExample%n",
    footer = "  kallos audit runs/celeba-Attractive-article-seed1")
final class AuditCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;

  AuditCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.openWith(RunFolder::metrics, "evaluate");
    session.disclaim(run);
    return new Course(session, session.stages(Optional.empty())).some(run, Stage.AUDIT);
  }
}

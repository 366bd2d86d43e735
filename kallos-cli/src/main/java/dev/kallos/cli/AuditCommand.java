package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures whom a trained net judges differently. */
@Command(
    name = "audit",
    description = "Measure groups of faces against each other, and write the model card.",
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos audit runs/mine",
      "  kallos audit runs/mine --groups Male×Young,Eyeglasses×Smiling"
    })
final class AuditCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;

  @Option(
      names = "--groups",
      paramLabel = "CROSSING",
      split = ",",
      description = {
        "Attributes to cross, with ×, x or * between, several crossings with commas between.",
        "Default: Male×Young. Single attributes are measured in any case; one named here is held to the fairness"
            + " criteria too."
      })
  private List<String> groups;

  AuditCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.openWith(RunFolder::metrics, "evaluate");
    session.disclaim(run);
    return new Course(session, session.stages(Optional.empty())).audit(run, Optional.ofNullable(groups));
  }
}

package dev.kallos.cli;

import dev.kallos.pipeline.RunSettings;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** From photos to a report. */
@Command(
    name = "run",
    description = "Train, measure and explain a net on your faces, and write the report.",
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos run ~/celeba --size 64x80",
      "  kallos run ~/celeba --attribute Smiling --network baseline --epochs 10",
      "  kallos run ratings.csv --positive-above rating=median --subject-column person"
    })
final class RunCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private NetOptions net;

  @ArgGroup(validate = false, order = 3, heading = "%nThe run%n")
  private RunOptions options = new RunOptions();

  RunCommand(Session session) {
    this.session = session;
  }

  /** Everything the user settled. */
  RunSettings settings() {
    return net.settings(options, options.splitSeed(), options.trainShare());
  }

  /** The run folder the user named, or the usual one. */
  RunFolder folder() {
    return new RunFolder(options.out().orElseGet(() -> net.usualFolder(options.seed(), "")));
  }

  @Override
  public Integer call() throws IOException {
    net.requireKnown();
    RunFolder run = folder();
    NewFolder.requireFree(run.path(), run);
    String again = "Interrupted before the data was ready; run the same command again.";
    return new Course(session, session.stages(options.cacheFolder())).all(settings(), run, options.last(), again);
  }
}

package dev.kallos.cli;

import dev.kallos.network.NetworkDesign;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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

  @Parameters(
      paramLabel = "DATASET",
      description = "A folder in one of CelebA's layouts, or a CSV table that names pictures and labels.")
  private Path dataset;

  @ArgGroup(validate = false, order = 1, heading = "%nData%n")
  private DataOptions data = new DataOptions();

  @ArgGroup(validate = false, order = 2, heading = "%nNet and training%n")
  private TrainingOptions training = new TrainingOptions();

  @ArgGroup(validate = false, order = 3, heading = "%nThe run%n")
  private RunOptions options = new RunOptions();

  RunCommand(Session session) {
    this.session = session;
  }

  /** Everything the user settled. */
  RunSettings settings() {
    return new RunSettings(
        data.request(dataset),
        data.attribute(),
        training.network(),
        training.size(),
        options.split(),
        options.splitSeed(),
        options.trainShare(),
        training.plan(),
        training.device().device(),
        training.precision().precision(),
        options.threads(),
        options.seed(),
        options.allowUnreadable());
  }

  /** The run folder the user named, or the usual one. */
  RunFolder folder() {
    return new RunFolder(
        options
            .out()
            .orElseGet(() -> UsualFolder.of(dataset, data.attribute(), training.network(), options.seed(), "")));
  }

  @Override
  public Integer call() throws IOException {
    NetworkDesign.named(training.network());
    RunFolder run = folder();
    NewFolder.requireFree(run.path(), run);
    String again = "Interrupted before the data was ready; run the same command again.";
    return new Course(session, session.stages(options.cacheFolder())).all(settings(), run, options.last(), again);
  }
}

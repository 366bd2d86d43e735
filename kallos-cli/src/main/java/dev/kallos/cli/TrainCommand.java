package dev.kallos.cli;

import dev.kallos.ShellWord;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the net of a prepared or an interrupted run. */
@Command(
    name = "train",
    description = {
      "Fit the net of a prepared run, or go on with one that was interrupted: the result is that of an"
          + " undisturbed run.",
      "The later stages follow with kallos evaluate, explain, audit and report."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos run ~/celeba --out runs/mine --stop-after prepare",
      "  kallos train runs/mine",
      "  kallos train runs/mine --resume"
    })
final class TrainCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;
  @Mixin private CacheOption cache;

  @Option(names = "--resume", description = "Go on where the training was interrupted.")
  private boolean resume;

  TrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.open();
    String name = ShellWord.of(run.path());
    session.disclaim(run);
    int code = new Course(session, session.stages(cache.cacheFolder())).train(run, resume);
    if (code == ExitCode.DONE && !Files.exists(run.report())) {
      session
          .err()
          .println(
              "Next: kallos evaluate %1$s && kallos explain %1$s && kallos audit %1$s && kallos report %1$s"
                  .formatted(OneLine.of(name)));
    }
    return code;
  }
}

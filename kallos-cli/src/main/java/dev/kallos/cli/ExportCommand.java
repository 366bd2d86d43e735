package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands a trained net to other programs. */
@Command(
    name = "export",
    description = "Write a trained net as ONNX and as safetensors in PyTorch's order, and what its input must be.",
    footerHeading = "%nExample%n",
    footer = "  kallos export runs/celeba-Attractive-article-seed1")
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder to write, new or empty. Default: export in the run's folder.")
  private Path out;

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.openTrained();
    refuseOthersPlace(run);
    session.interruption().duringInterruptible("Interrupted; run the same command again.");
    session.disclaimOtherFaces(RunConfig.read(run));
    Path folder = session.stages(Optional.empty()).export(run, Optional.ofNullable(out));
    session.tell("Exported: " + folder);
    return ExitCode.DONE;
  }

  /** A stage that runs later would take away what lies where its own files come to be. */
  private void refuseOthersPlace(RunFolder run) throws IOException {
    if (out != null && TargetFile.isInside(run.path(), out) && !WholeFile.place(out).equals(WholeFile.place(run.export()))) {
      throw new UnusableInputException(out + " lies in the run that is exported; name a folder elsewhere, or leave out --out.");
    }
  }
}

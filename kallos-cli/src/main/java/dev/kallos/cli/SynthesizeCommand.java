package dev.kallos.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Draws a data set. */
@Command(
    name = "synthesize",
    description = "Draw faces of people who do not exist, with all their annotations, in CelebA's official layout.",
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos data synthesize drawn --faces 6000",
      "  kallos data synthesize drawn-mouth --plant mouth --seed 7",
      "  kallos data synthesize drawn-biased --bias Male=-1.5"
    })
final class SynthesizeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "DIR", description = "The folder to draw into; it must be absent or empty.")
  private Path folder;

  @Mixin private DrawingOptions drawing;

  SynthesizeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    return drawing.draw(folder, session) ? ExitCode.DONE : ExitCode.INTERRUPTED;
  }
}

package dev.kallos.cli;

import dev.kallos.ShellWord;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.run.RunFolder;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole way, on faces the program draws. */
@Command(
    name = "demo",
    description = "Draw faces, then train, measure and explain a net on them, and write the report.",
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos demo --open",
      "  kallos demo --plant mouth --out mouth-demo",
      "  kallos demo --bias Male=-1.5 --out biased-demo"
    })
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--out", paramLabel = "DIR", description = "Where all goes. Default: kallos-demo.")
  private Path out = Path.of("kallos-demo");

  @Mixin private DrawingOptions drawing;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = {
        "article, baseline, pooled or modern.",
        "Default: article; with --plant, pooled, whose maps show the place of the evidence."
      })
  private String network;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Converters.Size.class,
      description = "The net's input in pixels. Default: 64x80.")
  private ImageSize size = new ImageSize(64, 80);

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Train for at most N epochs. Default: 12.")
  private int epochs = 12;

  @Option(names = "--open", description = "Open the report in the browser.")
  private boolean open;

  DemoCommand(Session session) {
    this.session = session;
  }

  private Path faces() {
    return out.resolve("faces");
  }

  private String network() {
    return network != null ? network : drawing.planted() ? "pooled" : "article";
  }

  /** Everything the user settled, the rest as {@code kallos run} has it. */
  RunSettings settings() {
    TrainingPlan usual = TrainingPlan.usual(NetworkDesign.named(network()));
    return new RunSettings(
        DatasetRequest.of(faces()),
        "Attractive",
        network(),
        Optional.of(size),
        Optional.empty(),
        OptionalLong.empty(),
        1,
        usual.withEpochs(epochs),
        Optional.empty(),
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        drawing.seed(),
        false);
  }

  @Override
  public Integer call() throws IOException {
    NetworkDesign.named(network());
    RunFolder run = new RunFolder(out.resolve("run"));
    NewFolder.requireFree(out, run);
    if (!drawing.draw(faces(), session)) {
      return ExitCode.INTERRUPTED;
    }
    String again = "Interrupted; delete " + ShellWord.of(out) + " and run the same command again.";
    int code = new Course(session, session.stages(Optional.empty())).all(settings(), run, Stage.REPORT, again);
    if (code == ExitCode.DONE && open) {
      Browser.open(run.report(), session);
    }
    return code;
  }
}

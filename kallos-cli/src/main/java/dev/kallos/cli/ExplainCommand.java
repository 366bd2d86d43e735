package dev.kallos.cli;

import dev.kallos.ShellWord;
import dev.kallos.pipeline.ExplainSettings;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what a trained net looks at. */
@Command(
    name = "explain",
    description = {
      "Make the heat maps of the most confident answers, say which regions carry them, and test the maps.",
      "Once interrupted, the same command goes on from the maps made by then."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos explain runs/celeba-Attractive-article-seed1",
      "  kallos explain RUN --methods gradient --layer conv4",
      "  kallos explain RUN --methods score-cam,occlusion --sample 200",
      "  kallos explain RUN --top 3 --faces 000012.jpg 000345.jpg"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec;
  @Mixin private ExistingRun existing;
  @Mixin private CacheOption cache;

  @Option(
      names = "--methods",
      paramLabel = "NAME",
      split = ",",
      description = {
        "all, gradient (those that run the net once for each face) or names of methods, separated by commas: cam (where"
            + " the logit weighs the means over places), grad-cam, grad-cam-pp, hirescam, xgrad-cam, layercam,"
            + " layercam-fused, eigen-cam, hirescam-augmented, score-cam, ablation-cam, integrated-gradients,"
            + " integrated-gradients-smooth, occlusion. The main method and the controls always run. Default: all."
      })
  private List<String> methods = new ArrayList<>();

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The convolution that methods of one layer look at, for instance conv3. Default: the last.")
  private String layer;

  @Option(
      names = "--top",
      paramLabel = "N",
      converter = Converters.NotNegativeCount.class,
      description = "Show the N most confident answers of either side. Default: 10.")
  private int top = ExplainSettings.DEFAULT.top();

  @Option(
      names = "--faces",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Show these faces of the run too, of whatever part: their names as in split.csv.")
  private List<String> faces = new ArrayList<>();

  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = Converters.NotNegativeCount.class,
      description = "Use the slow methods on N test faces, drawn by seed, beside those shown. Default: 40.")
  private int sample = ExplainSettings.DEFAULT.sample();

  @Option(
      names = "--no-shuffled-labels",
      description = "Leave out the test by a net trained on shuffled labels, which takes the longest.")
  private boolean withoutShuffledLabels;

  ExplainCommand(Session session) {
    this.session = session;
  }

  /** Everything the user settled. */
  ExplainSettings settings() {
    List<String> names = methods.isEmpty() ? ExplainSettings.DEFAULT.methods() : methods;
    return new ExplainSettings(names, Optional.ofNullable(layer), top, faces, sample, !withoutShuffledLabels);
  }

  /** The command's arguments as the user would type them again. */
  String words() {
    return spec.commandLine().getParseResult().originalArgs().stream()
        .map(ShellWord::of)
        .collect(Collectors.joining(" "));
  }

  @Override
  public Integer call() throws IOException {
    if (top == 0 && faces.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--top 0 shows nothing; name --faces, or a number above 0.");
    }
    RunFolder run = existing.openWith(RunFolder::scores, "evaluate");
    session.disclaim(run);
    return new Course(session, session.stages(cache.cacheFolder())).explain(run, settings(), words());
  }
}

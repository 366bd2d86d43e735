package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a trained net looks at. */
@Command(
    name = "explain",
    description = "Make the heat maps of the most confident answers, and say which regions carry them.",
    footerHeading = "%nExample%n",
    footer = "  kallos explain runs/celeba-Attractive-article-seed1")
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;
  @Mixin private CacheOption cache;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.openWith(RunFolder::scores, "evaluate");
    session.disclaim(run);
    return new Course(session, session.stages(cache.cacheFolder())).some(run, Stage.EXPLAIN);
  }
}

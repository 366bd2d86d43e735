package dev.kallos.cli;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures a trained net. */
@Command(
    name = "evaluate",
    description = "Score the faces of a run if they are not scored yet, and measure the scores.",
    footerHeading = "%nExample%n",
    footer = "  kallos evaluate runs/celeba-Attractive-article-seed1")
final class EvaluateCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;
  @Mixin private CacheOption cache;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RunFolder run = existing.open();
    boolean scored = Files.exists(run.scores());
    if (!scored) {
      existing.openTrained();
    }
    session.disclaim(run);
    Course course = new Course(session, session.stages(cache.cacheFolder()));
    return scored ? course.some(run, Stage.EVALUATE) : course.some(run, Stage.SCORE, Stage.EVALUATE);
  }
}

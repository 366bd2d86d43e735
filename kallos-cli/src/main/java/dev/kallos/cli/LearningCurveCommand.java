package dev.kallos.cli;

import dev.kallos.learningcurve.LearningCurve;
import dev.kallos.learningcurve.LearningCurveFile;
import dev.kallos.pipeline.CurvePlan;
import dev.kallos.pipeline.RunSettings;
import dev.kallos.pipeline.Stages;
import dev.kallos.report.LearningCurvePage;
import dev.kallos.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Would more faces help? */
@Command(
    name = "learning-curve",
    description = {
      "Train on growing shares of the training part, fit how the error falls, and say whether more faces, or a larger"
          + " net, would help more.",
      "Interrupted, the same command goes on; what is done is not done again, so shares and repeats can be added later."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos learning-curve ~/celeba --size 64x80",
      "  kallos learning-curve ~/celeba --repeats 3 --faces-ahead 50000",
      "  kallos learning-curve ratings.csv --positive-above rating=median"
    })
final class LearningCurveCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private NetOptions net;

  @ArgGroup(validate = false, order = 3, heading = "%nThe curve%n")
  private CurveOptions options = new CurveOptions();

  LearningCurveCommand(Session session) {
    this.session = session;
  }

  /** The runs the user asked for. */
  CurvePlan plan() {
    RunSettings run = net.settings(options, OptionalLong.empty(), 1);
    return new CurvePlan(run, options.shares(), options.repeats(), options.facesAhead());
  }

  /** The folder the user named, or the usual one. */
  Path folder() {
    return options.out().orElseGet(() -> net.usualFolder(options.seed(), "-learning-curve"));
  }

  @Override
  public Integer call() throws IOException {
    net.requireKnown();
    Path folder = folder();
    CurveFolder out = new CurveFolder(folder);
    out.requireOurs();
    ParallelStreams.bound(options.threads());
    CurvePlan plan = plan();
    List<CurvePlan.Point> points = plan.points(folder);
    Stages stages = session.warningOnce().stages(options.cacheFolder());
    if (!new CurvePoints(session, stages).all(points)) {
      return ExitCode.INTERRUPTED;
    }
    LearningCurve curve =
        stages.learningCurve(points.stream().map(CurvePlan.Point::folder).toList(), plan.facesAhead());
    write(out, curve, RunConfig.read(points.get(0).folder()));
    List<String> others = out.others(points);
    if (!others.isEmpty()) {
      session
          .progress()
          .warn(
              "Not in the curve, for an earlier command made them: %s; name their --shares and --repeats too, and they are."
                  .formatted(String.join(", ", others)));
    }
    return ExitCode.DONE;
  }

  private void write(CurveFolder out, LearningCurve curve, RunConfig config) throws IOException {
    LearningCurveFile.Net trained =
        new LearningCurveFile.Net(
            config.attribute(), config.network().name(), config.network().size().toString(), config.split().kind());
    LearningCurveFile file = new LearningCurveFile(trained, curve);
    file.writeCsv(out.table());
    file.writeJson(out.json());
    LearningCurvePage.write(out.page(), curve, config);
    curve.sentences().forEach(session::tell);
    session.tell("Table: " + out.table());
    session.tell("JSON: " + out.json());
    session.tell("Page: " + out.page());
  }
}

package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.calibration.CalibrationFile;
import dev.kallos.pipeline.PhotoScore;
import dev.kallos.pipeline.PhotoScoring;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores photos outside a data set. */
@Command(
    name = "score",
    description = {
      "Score photos with a run's net, or the nets of an ensemble: the probability given to each of being labelled so,"
          + " and the calibrated one if the run was audited.",
      "A photo should be framed as the run's own faces are. Nothing of it is kept."
    },
    footerHeading = "%nExamples%n",
    footer = {"  kallos score RUN face.jpg", "  kallos score RUN photos/ --csv scores.csv"})
final class ScoreCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ExistingRun existing;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PHOTO", description = "Photos, or folders of photos.")
  private List<Path> paths;

  @ArgGroup private Target target;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      converter = Converters.DeviceName.class,
      description =
          "Score on the cpu or on an NVIDIA card, cuda. Default: auto, the card where Kallos was built for one and one"
              + " answers.")
  private DeviceMode device = DeviceMode.AUTO;

  /** Where the scores go if not to the terminal. */
  static final class Target {
    @Option(
        names = "--csv",
        paramLabel = "FILE",
        converter = Converters.Result.class,
        description = "Write the scores to a CSV file, or - to print them.")
    private ResultFile csv;

    @Option(
        names = "--json",
        paramLabel = "FILE",
        converter = Converters.Result.class,
        description = "Write the scores to a JSON file, or - to print them.")
    private ResultFile json;

    private ResultFile file() {
      return csv != null ? csv : json;
    }
  }

  ScoreCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (target != null) {
      target.file().requireWritable();
    }
    RunFolder run = existing.openTrained();
    if (target != null && !target.file().isOutput()) {
      TargetFile.requireOutside(run.path(), "scores", target.file().path());
    }
    RunConfig config = RunConfig.read(run);
    OptionalDouble temperature = CalibrationFile.read(run);
    List<Path> photos = PhotoScoring.photos(paths, session.progress()::say);
    String disclaimer = session.disclaimOtherFaces(config);
    List<PhotoScore> scores = new ArrayList<>();
    session.interruption().duringSteps("Interrupted; no scores were written.");
    new PhotoScoring(session.progress(), threads.threads(), device.device(), session.interruption())
        .score(run, photos, scores::add);
    if (session.interruption().getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    ScoredPhotos scored = new ScoredPhotos(config.attribute(), disclaimer, temperature, scores);
    for (PhotoScore.Unreadable photo : scored.unreadable()) {
      session.progress().warn("%s cannot be scored: %s.".formatted(photo.photo(), photo.problem()));
    }
    boolean none = scored.unreadable().size() == scores.size();
    if (target != null) {
      deliver(scored, target.file());
    } else if (!none) {
      scored.print(session.out());
    }
    if (none) {
      throw new UnusableInputException(
          "None of the %d photos can be read; give JPEG or PNG files.".formatted(scores.size()));
    }
    return ExitCode.DONE;
  }

  private void deliver(ScoredPhotos scored, ResultFile file) throws IOException {
    file.write(session.data(), target.csv != null ? scored::writeCsv : scored::writeJson);
    if (!file.isOutput() && !scored.scored().isEmpty()) {
      session.tell("Scored %,d photos: %s".formatted(scored.scored().size(), file));
    }
  }
}

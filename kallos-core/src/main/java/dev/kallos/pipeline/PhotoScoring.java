package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.network.Device;
import dev.kallos.network.DeviceChoice;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.PhotoScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Scores photos outside a data set with a run's net, or the nets of an ensemble. Each is resized as the run's own faces were, so
 * it should be framed as they are. Nothing of a photo is kept.
 *
 * @param progress where it shows
 * @param threads how many cores to use
 * @param device what the nets answer on; empty for a card where one can be used, else the processor
 * @param stopped asked between batches; once true, {@link dev.kallos.StoppedException} is thrown
 */
public record PhotoScoring(Progress progress, int threads, Optional<Device> device, BooleanSupplier stopped) {
  /** Takes each result as it comes, in the order of the photos. */
  @FunctionalInterface
  public interface Sink {
    void accept(PhotoScore score) throws IOException;
  }

  /**
   * The photos some paths stand for: a file for itself, a folder for the files in and below it that are called as pictures are,
   * by name; hidden ones, and what hidden folders hold, do not count. Links to nothing and pipes are among them, links to folders,
   * which are not followed, and folders that may not be looked into: whoever scores them is told so.
   *
   * @param told hears, a sentence for each folder, how many other files it holds
   * @throws UnusableInputException if a path does not exist or a folder holds no picture
   */
  public static List<Path> photos(List<Path> paths, Consumer<String> told) throws IOException {
    List<Path> photos = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        PicturesInside.Found inside = PicturesInside.of(path);
        if (inside.pictures().isEmpty()) {
          throw new UnusableInputException("There is no picture in " + path + "; give a folder with JPEG or PNG files.");
        }
        if (!inside.others().isEmpty()) {
          told.accept(leftOut(path, inside.others()));
        }
        photos.addAll(inside.pictures());
      } else if (Files.exists(path)) {
        photos.add(path);
      } else {
        throw new UnusableInputException("There is no file " + path + "; check the path.");
      }
    }
    return photos;
  }

  private static String leftOut(Path folder, List<Path> others) {
    boolean one = others.size() == 1;
    return "Left out %,d file%s of %s not called as pictures are, %s%s; name a photo itself to have it scored."
        .formatted(others.size(), one ? "" : "s", folder, one ? "" : "such as ", folder.relativize(others.get(0)));
  }

  /**
   * Scores photos.
   *
   * @throws UnusableInputException if the run has no weights, or a member of the ensemble is gone or is not what it was, or a card
   *     was asked for and cannot be used
   */
  public void score(RunFolder run, List<Path> photos, Sink sink) throws IOException {
    RunConfig config = RunConfig.read(run);
    DeviceChoice choice = DeviceChoice.of(device, threads);
    progress.say("Scoring %s, %d thread%s.".formatted(choice.describe(), threads, threads == 1 ? "" : "s"));
    try (AnsweringNets nets = AnsweringNets.open(run, config, choice, threads);
        Progress.Task task = progress.start("Scoring photos", photos.size(), "photos")) {
      new PhotoScorer(nets.nets(), stopped)
          .score(
              photos,
              (photo, result) -> {
                sink.accept(
                    result.logit().isPresent()
                        ? new PhotoScore.Scored(photo, result.logit().getAsDouble())
                        : new PhotoScore.Unreadable(photo, result.problem().orElseThrow()));
                task.advance(1);
              });
    }
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.image.PhotoProblem;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/**
 * A run's data for what can do without them. Its owner closes it.
 *
 * @param data the data; empty if they cannot be opened
 * @param sentence why not; empty if they can
 */
record ReachableData(Optional<FaceDataset> data, Optional<String> sentence) implements AutoCloseable {

  /** Opens the data if they are there and are what they were; else the user is warned. */
  static ReachableData of(RunFolder run, RunConfig config, Progress progress) {
    try {
      return new ReachableData(Optional.of(RunData.open(run, config, progress)), Optional.empty());
    } catch (UnusableInputException e) {
      return without(e.getMessage(), progress);
    } catch (FileSystemException e) {
      return without("%s: %s.".formatted(e.getFile(), PhotoProblem.of(e)), progress);
    } catch (IOException e) {
      return without(PhotoProblem.of(e) + ".", progress);
    }
  }

  private static ReachableData without(String reason, Progress progress) {
    String sentence = "No photos of errors are shown, for the data cannot be opened: " + reason;
    progress.warn(sentence);
    return new ReachableData(Optional.empty(), Optional.of(sentence));
  }

  @Override
  public void close() throws IOException {
    if (data.isPresent()) {
      data.get().close();
    }
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Opens the data a run was prepared from. */
final class RunData {
  private RunData() {}

  /**
   * The data; its owner closes it.
   *
   * @throws UnusableInputException if it is gone or is no longer what it was
   */
  static FaceDataset open(RunFolder run, RunConfig config, Progress progress) throws IOException {
    if (Files.notExists(Path.of(config.data().path()))) {
      throw new UnusableInputException(
          "%s was made of %s, which is gone; put it back there, or prepare a new run.".formatted(run.path(), config.data().path()));
    }
    FaceDataset data = DatasetReader.read(request(config.data()), progress);
    if (!data.fingerprint().equals(config.data().fingerprint())) {
      data.close();
      throw new UnusableInputException(
          config.data().path() + " has changed since " + run.path() + " was prepared from it; prepare a new run.");
    }
    return data;
  }

  private static DatasetRequest request(RunConfig.Data data) {
    Optional<DatasetRequest.Cut> cut =
        Optional.ofNullable(data.cutColumn()).map(column -> new DatasetRequest.Cut(column, threshold(data)));
    return new DatasetRequest(
        Path.of(data.path()), Optional.ofNullable(data.fileColumn()), Optional.ofNullable(data.subjectColumn()), cut);
  }

  private static OptionalDouble threshold(RunConfig.Data data) {
    return data.cutThreshold() == null ? OptionalDouble.empty() : OptionalDouble.of(data.cutThreshold());
  }
}

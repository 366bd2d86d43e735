package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Part;
import dev.kallos.image.FacePack;
import dev.kallos.run.FaceRow;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A prepared run with its data open again, for the stages that need pixels. Its owner closes it.
 *
 * @param config the run's settings
 * @param table the faces it uses
 * @param data the data they come from
 * @param pack their pixels
 * @param indices for each row of the table, the face's index in data and pack
 */
record OpenRun(RunConfig config, FaceTable table, FaceDataset data, FacePack pack, int[] indices)
    implements AutoCloseable {

  /**
   * Opens the data a run was prepared from.
   *
   * @param stopped asked while faces are packed, by several threads
   * @throws UnusableInputException if the data is gone or is no longer what it was, or a photo of it can no longer be decoded
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  static OpenRun open(RunFolder run, Path cache, Progress progress, BooleanSupplier stopped) throws IOException {
    RunConfig config = RunConfig.read(run);
    FaceTable read = FaceTable.read(run);
    FaceDataset data = RunData.open(run, config, progress);
    OpenRun open;
    try {
      FaceTable table = read.sharedWith(data);
      int[] indices = indices(run, table, data);
      FacePack pack =
          FacePack.open(
              data,
              config.network().size(),
              cache,
              config.data().allowUnreadable(),
              config.threads(),
              progress,
              stopped);
      open = new OpenRun(config, table, data, pack, indices);
    } catch (IOException | RuntimeException | Error e) {
      data.close();
      throw e;
    }
    try {
      open.requireReadable();
    } catch (RuntimeException | Error e) {
      open.close();
      throw e;
    }
    return open;
  }

  /** What cannot be decoded is black in the pack, and was left out when the run was prepared. */
  private void requireReadable() {
    Map<Integer, String> unreadable = pack.unreadable();
    for (int row = 0; row < indices.length; row++) {
      String reason = unreadable.get(indices[row]);
      if (reason != null) {
        throw new UnusableInputException(
            "%s can no longer be decoded (%s); put the photo back as it was, or prepare a new run."
                .formatted(table.faces().file(row), reason));
      }
    }
  }

  private static int[] indices(RunFolder run, FaceTable table, FaceDataset data) {
    return IntStream.range(0, table.faces().size())
        .map(
            row -> {
              int index = data.faces().find(table.faces().file(row));
              if (index < 0) {
                throw new UnusableInputException(
                    run.split() + " names " + table.faces().file(row) + ", which the data does not have; prepare a new run.");
              }
              return index;
            })
        .toArray();
  }

  /** The pack's indices of one part's faces, in the table's order. */
  int[] faces(Part part) {
    int[] rows = table.rows(part);
    int[] faces = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      faces[i] = indices[rows[i]];
    }
    return faces;
  }

  /**
   * The pack's indices of scored faces.
   *
   * @throws UnusableInputException if the part holds no face of that name
   */
  int[] indices(Part part, RunFolder run, String[] files) {
    return IntStream.of(table.rowsOf(run, part, files)).map(row -> indices[row]).toArray();
  }

  /** What is known of a row's face as the run names it. */
  FaceRow face(int row) {
    return table.faces().get(row);
  }

  @Override
  public void close() throws IOException {
    try {
      pack.close();
    } finally {
      data.close();
    }
  }
}

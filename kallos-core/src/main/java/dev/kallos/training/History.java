package dev.kallos.training;

import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The epochs so far; the file {@code history.csv}.
 *
 * @param epochs in order
 */
public record History(List<EpochResult> epochs) {
  private static final List<String> HEADER =
      List.of("epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds", "images_per_second");

  public History {
    epochs = List.copyOf(epochs);
  }

  /** This history with one more epoch. */
  public History with(EpochResult epoch) {
    List<EpochResult> longer = new ArrayList<>(epochs);
    longer.add(epoch);
    return new History(longer);
  }

  /** The best epoch by a criterion, the earliest of equals: the one whose weights are kept. */
  public EpochResult best(Criterion criterion) {
    EpochResult best = epochs.get(0);
    for (EpochResult epoch : epochs) {
      if (criterion.isBetter(epoch, best)) {
        best = epoch;
      }
    }
    return best;
  }

  /** How many epochs came after the best one. */
  public int epochsSinceBest(Criterion criterion) {
    return epochs.get(epochs.size() - 1).epoch() - best(criterion).epoch();
  }

  /** Writes the file aside and moves it into place. */
  public void write(Path path) throws IOException {
    CsvFile.write(path, HEADER, () -> epochs.stream().map(History::row).iterator());
  }

  /** Reads the file. */
  public static History read(Path path) throws IOException {
    CsvFile file = CsvFile.read(path);
    int[] columns = HEADER.stream().mapToInt(file::column).toArray();
    List<EpochResult> epochs = new ArrayList<>();
    for (CsvFile.Row row : file.rows()) {
      double[] v = java.util.stream.IntStream.of(columns).mapToDouble(c -> file.number(row, c)).toArray();
      epochs.add(new EpochResult((int) v[0], v[1], v[2], v[3], v[4], v[5], v[6]));
    }
    return new History(epochs);
  }

  private static List<String> row(EpochResult epoch) {
    return List.of(
        Integer.toString(epoch.epoch()),
        CsvFile.cell(epoch.trainLoss()),
        CsvFile.cell(epoch.trainAccuracy()),
        CsvFile.cell(epoch.validationLoss()),
        CsvFile.cell(epoch.validationAccuracy()),
        String.format(Locale.ROOT, "%.3f", epoch.seconds()),
        String.format(Locale.ROOT, "%.1f", epoch.imagesPerSecond()));
  }
}

package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  @Test
  void theBestEpochIsTheEarliestOfEquals() {
    History history = history(0.5, 0.7, 0.6, 0.7);

    assertThat(history.best(Criterion.ACCURACY).epoch()).isEqualTo(2);
    assertThat(history.epochsSinceBest(Criterion.ACCURACY)).isEqualTo(2);
  }

  @Test
  void byLossTheBestEpochIsAnother() {
    History history =
        new History(
            List.of(
                new EpochResult(1, 1, 0.5, 0.6, 0.8, 1, 1),
                new EpochResult(2, 1, 0.5, 0.4, 0.7, 1, 1),
                new EpochResult(3, 1, 0.5, 0.4, 0.9, 1, 1),
                new EpochResult(4, 1, 0.5, 0.5, 0.9, 1, 1)));

    assertThat(history.best(Criterion.LOSS).epoch()).isEqualTo(2);
    assertThat(history.epochsSinceBest(Criterion.LOSS)).isEqualTo(2);
    assertThat(history.best(Criterion.ACCURACY).epoch()).isEqualTo(3);
  }

  @Test
  void theFileReadsBackTheSame() throws IOException {
    History history = history(0.5, 1 / 3.0);
    history.write(folder.resolve("history.csv"));

    assertThat(Files.readAllLines(folder.resolve("history.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds,images_per_second");
    assertThat(History.read(folder.resolve("history.csv"))).isEqualTo(history);
  }

  private static History history(double... accuracies) {
    History history = new History(List.of());
    for (int i = 0; i < accuracies.length; i++) {
      history = history.with(new EpochResult(i + 1, 0.7, 0.5, 0.6, accuracies[i], 1.5, 100));
    }
    return history;
  }
}

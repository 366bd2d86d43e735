package dev.kallos.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochLineTest {
  @Test
  void eachFigureEndsWhereItsHeadDoesWithin80Columns() {
    String line = EpochLine.of(new EpochResult(12, 1.1119, 0.493, 0.7592, 0.571, 20, 12345), 0.66, true);
    assertThat(line).isEqualTo("epoch 12      1.1119     0.493           0.7592     0.571    12345   3.3 % best");
    assertThat(line.length()).isLessThan(80);
    String[] heads = {"train loss", "accuracy", "validation loss", "accuracy", "faces/s", "waited"};
    String[] figures = {"1.1119", "0.493", "0.7592", "0.571", "12345", "3.3 %"};
    int from = 0;
    for (int i = 0; i < heads.length; i++) {
      int end = EpochLine.HEAD.indexOf(heads[i], from) + heads[i].length();
      assertThat(line.substring(0, end)).endsWith(figures[i]);
      from = end;
    }
  }
}

package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProgressTest {
  private final StringWriter shown = new StringWriter();
  private final PrintWriter err = new PrintWriter(shown, true);

  @Test
  void offATerminalOnlyWarningsAndLinesAreShown() {
    Progress progress = Session.progress(Map.of(), err);
    try (Progress.Task task = progress.start("Packing faces", 10, "faces")) {
      task.advance(10);
      task.note("loss 0.5");
    }
    assertThat(shown.toString()).isEmpty();
    progress.say("A line.");
    progress.warn("Beware.");
    assertThat(shown.toString().lines()).containsExactly("A line.", "Warning: Beware.");
  }

  @Test
  void onATerminalTheWorkIsShownWithHowFarAndHowFastAndThenWiped() {
    Progress progress = Session.progress(Map.of("KALLOS_TTY", "90"), err);
    try (Progress.Task task = progress.start("Packing faces", 1000, "faces")) {
      task.advance(400);
      task.note("loss 0.5");
    }
    assertThat(shown.toString()).contains("Packing faces", "40%", "400/1000", "faces/s", "loss 0.5").endsWith("\r\033[K");
    assertThat(shown.toString().split("\r\033\\[K")).allSatisfy(line -> assertThat(line.length()).isLessThan(90));
  }

  @Test
  void onlyTheYoungestTaskIsShownAndAllMayBeAdvancedByManyThreads() {
    Progress progress = new TerminalProgress(err, 100);
    try (Progress.Task outer = progress.start("Training", 5, "epochs")) {
      try (Progress.Task inner = progress.start("Epoch 1", 1000, "faces")) {
        shown.getBuffer().setLength(0);
        IntStream.range(0, 1000)
            .parallel()
            .forEach(
                i -> {
                  inner.advance(1);
                  outer.note("face " + i);
                });
      }
      assertThat(shown.toString()).contains("Epoch 1", "1000/1000").doesNotContain("Training");
      outer.advance(5);
    }
    assertThat(shown.toString()).contains("Training");
  }

  @Test
  void aLineStandsAloneAboveTheBar() {
    Progress progress = new TerminalProgress(err, 100);
    try (Progress.Task task = progress.start("Packing faces", 10, "faces")) {
      progress.say("A line.");
      task.advance(1);
    }
    assertThat(shown.toString()).contains("\r\033[KA line." + System.lineSeparator());
  }
}

package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal that comes when the first picture is due. */
@Timeout(60)
class InterruptedFolderTest {
  @TempDir Path temp;

  @Test
  void aConversionLeavesNothingAndTheSameCommandIsToBeRunAgain() throws Exception {
    DrawnFaces.draw(new DrawingRecipe(20, 1, Optional.empty()), temp.resolve("drawn"), 1, Progress.silent());
    assertInterrupted("data", "convert", temp.resolve("drawn").toString(), temp.resolve("out/table").toString());
  }

  @Test
  void soItIsWithADrawing() throws Exception {
    assertInterrupted("data", "synthesize", temp.resolve("out/drawn").toString(), "--faces", "20");
  }

  private void assertInterrupted(String... words) throws Exception {
    StringWriter told = new StringWriter();
    PrintWriter err = new PrintWriter(told, true);
    Interruption interruption = new Interruption(30_000, code -> {});
    Thread signal = new Thread(() -> interruption.request(err));
    Session session = new Session(err, err, new SignalAtStart(signal), interruption, Map.of());
    int code = CommandTree.of(session).execute(words);
    assertThat(Thread.interrupted()).isTrue();
    interruption.commandEnded();
    signal.join();
    assertThat(code).isEqualTo(130);
    assertThat(told.toString().strip()).isEqualTo("Interrupted; run the same command again.");
    assertThat(temp.resolve("out")).isEmptyDirectory();
  }

  /** Begins no work before the signal has interrupted it. */
  private record SignalAtStart(Thread signal) implements Progress {
    @Override
    public Task start(String what, long total, String unit) {
      signal.start();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      return Progress.silent().start(what, total, unit);
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}
  }
}

package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
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

  @Test
  void anExportLeavesNothingEither() throws Exception {
    DrawnFaces.draw(new DrawingRecipe(60, 1, Optional.empty()), temp.resolve("drawn"), 2, Progress.silent());
    String run = temp.resolve("run").toString();
    Typed trained =
        Typed.line("run", temp.resolve("drawn").toString(), "--out", run, "--cache", temp.resolve("cache").toString(),
            "--size", "32x40", "--epochs", "1", "--stop-after", "train");
    assertThat(trained.code()).as(trained.err()).isZero();
    Files.createDirectory(temp.resolve("out"));
    assertInterrupted("export", run, "--out", temp.resolve("out/net").toString());
  }

  private void assertInterrupted(String... words) throws Exception {
    StringWriter told = new StringWriter();
    PrintWriter err = new PrintWriter(told, true);
    Interruption interruption = new Interruption(30_000, code -> {});
    Thread signal = new Thread(() -> interruption.request(err));
    PrintWriter disclaimer = new PrintWriter(new SignalAtWriting(signal), true);
    Session session = new Session(disclaimer, disclaimer, disclaimer, new SignalAtStart(signal), interruption, Map.of());
    int code = CommandTree.of(session).execute(words);
    assertThat(Thread.interrupted()).isTrue();
    interruption.commandEnded();
    signal.join();
    assertThat(code).isEqualTo(130);
    assertThat(told.toString().strip()).isEqualTo("Interrupted; run the same command again.");
    assertThat(temp.resolve("out")).isEmptyDirectory();
  }

  private static void interruptBy(Thread signal) {
    if (signal.getState() != Thread.State.NEW) {
      return;
    }
    signal.start();
    while (!Thread.currentThread().isInterrupted() && signal.isAlive()) {
      Thread.onSpinWait();
    }
  }

  /** Writes nothing before the signal has interrupted it, and nothing after. */
  private static final class SignalAtWriting extends Writer {
    private final Thread signal;

    SignalAtWriting(Thread signal) {
      this.signal = signal;
    }

    @Override
    public void write(char[] text, int from, int length) {
      interruptBy(signal);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** Begins no work before the signal has interrupted it. */
  private record SignalAtStart(Thread signal) implements Progress {
    @Override
    public Task start(String what, long total, String unit) {
      interruptBy(signal);
      return Progress.silent().start(what, total, unit);
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}
  }
}

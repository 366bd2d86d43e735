package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final StringWriter err = new StringWriter();
  private final Session session = Typed.session(new StringWriter(), err);

  private int told(Throwable failure, String... words) {
    CommandTree tree = CommandTree.of(session);
    tree.root().parseArgs(words);
    return new Failures(session, tree.root()).tell(failure);
  }

  @Test
  void unusableInputIsItsOwnSentenceAndExitsWith2() {
    assertThat(told(new UnusableInputException("The table is empty."))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("The table is empty.");
  }

  @Test
  void unusableInputFoundByAnotherThreadIsStillUnusableInput() {
    Throwable cause = new UnusableInputException("The table is empty.");
    assertThat(told(new CompletionException(new ExecutionException(cause)))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("The table is empty.");
  }

  @Test
  void aFullDiskIsToldAsSuchAndExitsWith1() {
    IOException failure = new FileSystemException("runs/a/split.csv", null, "No space left on device");
    assertThat(told(new UncheckedIOException(failure))).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("The disk is full: runs/a/split.csv: No space left on device; make room and run the same command again.");
  }

  @Test
  void whereWorkIsGoneOnWithByAnotherCommandAFullDiskSaysWhich() {
    session.interruption().duringResumable("kallos train runs/a --resume");
    assertThat(told(new IOException("No space left on device"))).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("The disk is full: No space left on device; make room and go on with: kallos train runs/a --resume");
    session.interruption().duringSteps("Interrupted.");
    assertThat(session.interruption().goingOn()).isEmpty();
  }

  @Test
  void aFullDiskBehindAnotherFailureIsToldAsSuch() {
    assertThat(told(new IOException("I/O error writing PNG file!", new IOException("No space left on device")))).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("The disk is full: No space left on device; make room and run the same command again.");
  }

  @Test
  void aFileThatMayNotBeReadIsUnusableInput() {
    assertThat(told(new UncheckedIOException(new AccessDeniedException("runs/a/config.json")))).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("Access denied: runs/a/config.json; check who may read and write it.");
  }

  @Test
  void aFileThatMayNotGrowIsToldAsSuch() {
    assertThat(told(new IOException("File too large"))).isEqualTo(1);
    assertThat(err.toString().strip()).startsWith("A file would be larger than this system or its limit (ulimit -f) allows;");
  }

  @Test
  void aNameThatTheSystemCannotWriteIsUnusableInput() {
    assertThat(told(new InvalidPathException("jürgen.jpg", "Malformed input or input contains unmappable characters")))
        .isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("'jürgen.jpg'", "LC_ALL", "C.UTF-8");
  }

  @Test
  void tooLittleMemoryIsToldWithWhatHelps() {
    assertThat(told(new OutOfMemoryError("Java heap space"))).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("not enough memory", "--batch", "KALLOS_JAVA_OPTS");
  }

  @Test
  void aNativeLibraryThatCannotBeLoadedIsToldWithWhatMayBeInItsWay() {
    assertThat(told(new UnsatisfiedLinkError("no jniopenblas in java.library.path: /usr/lib."))).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("cannot be loaded on this system", "java.library.path: /usr/lib; if the disk", "(noexec)")
        .contains("KALLOS_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR.");
  }

  @Test
  void anUnexpectedFailureIsOneLineWithoutAStackTrace() {
    assertThat(told(new IllegalStateException("shapes differ\nat native frame 1\nat native frame 2"))).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "Kallos failed: shapes differ (IllegalStateException). Run the same command with --verbose for the details.");
  }

  @Test
  void theStackTraceComesWithVerboseWhereverThatStands() {
    told(new IllegalStateException("x"), "run", "faces", "--verbose");
    assertThat(err.toString()).contains("\tat dev.kallos.cli.FailuresTest");
    err.getBuffer().setLength(0);
    told(new IllegalStateException("x"), "--verbose", "run", "faces");
    assertThat(err.toString()).contains("\tat dev.kallos.cli.FailuresTest");
  }

  @Test
  void aFailureOfWorkThatWasAskedToStopIsAnInterruption() {
    session.interruption().request(session.err());
    assertThat(told(new IOException("stopped"))).isEqualTo(130);
    assertThat(err.toString()).doesNotContain("failed");
  }
}

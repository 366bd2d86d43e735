package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResultStreamTest {
  private final StringWriter told = new StringWriter();

  private int ended(OutputStream stream, int code) {
    ResultStream results = new ResultStream(stream);
    PrintWriter out = new PrintWriter(results, true);
    for (int i = 0; i < 10_000; i++) {
      out.println("a,b,c");
    }
    return results.ended(code, new PrintWriter(told, true));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void resultsThatAFullDiskDidNotTakeAreNoSuccess() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(ended(full, ExitCode.DONE)).isEqualTo(ExitCode.FAILED);
      assertThat(told.toString().strip())
          .isEqualTo(
              "The results could not all be printed (No space left on device); make room where they go and run the same"
                  + " command again.");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void resultsThatGoNowhereAreNotToldToMakeRoom() throws IOException {
    FileOutputStream closed = new FileOutputStream("/dev/null");
    closed.close();
    assertThat(ended(closed, ExitCode.DONE)).isEqualTo(ExitCode.FAILED);
    assertThat(told.toString().strip())
        .startsWith("The results could not all be printed (")
        .endsWith("); let the standard output go where it can be written and run the same command again.");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatEndedOtherwiseEndsAsItDid() throws IOException {
    try (OutputStream full = new FileOutputStream("/dev/full")) {
      assertThat(ended(full, ExitCode.INTERRUPTED)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(told.toString()).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReaderThatHasSeenEnoughIsNoFailure() throws Exception {
    Process reader = new ProcessBuilder("sh", "-c", "exec <&-; echo closed; exec sleep 60").start();
    try {
      assertThat(reader.inputReader().readLine()).isEqualTo("closed");
      assertThat(ended(reader.getOutputStream(), ExitCode.DONE)).isEqualTo(ExitCode.DONE);
      assertThat(told.toString()).isEmpty();
    } finally {
      reader.destroyForcibly();
    }
  }

  @Test
  void whatIsPrintedArrivesAndIsASuccess() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ended(bytes, ExitCode.DONE)).isEqualTo(ExitCode.DONE);
    assertThat(bytes.toString().lines()).hasSize(10_000).containsOnly("a,b,c");
  }
}

package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void whatCommandsTheTerminalIsWrittenOut() {
    assertThat(OneLine.of("a\nb\r\tc\u001b[2Jd\u0007\u009b\u202ee\u2028"))
        .isEqualTo("a\\nb\\r\\tc\\u001b[2Jd\\u0007\\u009b\\u202ee\\u2028");
  }

  @Test
  void allElseStaysAsItIs() {
    String words = "“Größe” of 李四’s C:\\new\\$1 photo −0.5 👩‍🦰 ×";
    assertThat(OneLine.of(words)).isEqualTo(words);
  }

  @Test
  void ofWhatFillsManyScreensTheMiddleIsLeftOut() {
    String name = "a".repeat(10_000) + "b".repeat(5) + "c".repeat(10_000);
    assertThat(OneLine.of(name)).isEqualTo("a".repeat(10_000) + "[5 more]" + "c".repeat(10_000));
    assertThat(OneLine.of(name.substring(5))).isEqualTo(name.substring(5));
  }

  @Test
  void aResultStaysOnItsLine() {
    StringWriter out = new StringWriter();
    Typed.session(out, new StringWriter()).tell("Report: esc\u001b[31m\n/report.html");
    assertThat(out.toString().lines()).containsExactly("Report: esc\\u001b[31m\\n/report.html");
  }

  @Test
  void aWarningStaysOnItsLineWhereverItIsShown() {
    StringWriter plain = new StringWriter();
    new PlainProgress(new PrintWriter(plain, true)).warn("face\n2.jpg is odd.");
    assertThat(plain.toString().lines()).containsExactly("Warning: face\\n2.jpg is odd.");
    StringWriter terminal = new StringWriter();
    new TerminalProgress(new PrintWriter(terminal, true), 80).warn("\u001b[31mred.jpg is odd.");
    assertThat(terminal.toString()).contains("Warning: \\u001b[31mred.jpg is odd.");
  }
}

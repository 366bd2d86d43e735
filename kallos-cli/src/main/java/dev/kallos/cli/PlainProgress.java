package dev.kallos.cli;

import dev.kallos.Progress;
import java.io.PrintWriter;

/** Progress where nobody watches a terminal: warnings and lines, no bars. */
record PlainProgress(PrintWriter err) implements Progress {
  @Override
  public Task start(String what, long total, String unit) {
    return Progress.silent().start(what, total, unit);
  }

  @Override
  public void say(String line) {
    err.println(OneLine.of(line));
  }

  @Override
  public void warn(String sentence) {
    say("Warning: " + sentence);
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import java.util.List;

/** Keeps what is said aloud, warnings too. */
record Said(List<String> lines) implements Progress {
  @Override
  public Task start(String what, long total, String unit) {
    return Progress.silent().start(what, total, unit);
  }

  @Override
  public void say(String line) {
    lines.add(line);
  }

  @Override
  public void warn(String line) {
    lines.add(line);
  }
}

package dev.kallos.cli;

import dev.kallos.Progress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A progress that gives each warning once, where one data set is read time and again. */
final class WarningsOnce implements Progress {
  private final Progress progress;
  private final Set<String> given = ConcurrentHashMap.newKeySet();

  WarningsOnce(Progress progress) {
    this.progress = progress;
  }

  @Override
  public Task start(String what, long total, String unit) {
    return progress.start(what, total, unit);
  }

  @Override
  public void say(String line) {
    progress.say(line);
  }

  @Override
  public void warn(String sentence) {
    if (given.add(sentence)) {
      progress.warn(sentence);
    }
  }
}

package dev.kallos;

/** A progress nobody sees. */
enum SilentProgress implements Progress, Progress.Task {
  INSTANCE;

  @Override
  public Task start(String what, long total, String unit) {
    return this;
  }

  @Override
  public void say(String line) {}

  @Override
  public void warn(String sentence) {}

  @Override
  public void advance(long units) {}

  @Override
  public void note(String words) {}

  @Override
  public void close() {}
}

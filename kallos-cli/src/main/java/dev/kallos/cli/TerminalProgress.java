package dev.kallos.cli;

import dev.kallos.Progress;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress on a terminal: one line that says what is done, how far, how fast and how long still. Of several tasks under way
 * the youngest is shown. Lines appear above it, and it is wiped when the task ends.
 */
final class TerminalProgress implements Progress {
  private static final String WIPE = "\r\033[K";
  private static final int WIDEST = 100;

  private final PrintWriter err;
  private final int columns;
  private final Deque<Bar> open = new ArrayDeque<>();

  /**
   * Shows progress.
   *
   * @param err the terminal
   * @param columns its width
   */
  TerminalProgress(PrintWriter err, int columns) {
    this.err = err;
    this.columns = Math.min(columns - 1, WIDEST);
  }

  @Override
  public Task start(String what, long total, String unit) {
    Bar bar = new Bar();
    synchronized (this) {
      open.push(bar);
    }
    bar.show(what, total, unit);
    return bar;
  }

  @Override
  public synchronized void say(String line) {
    err.println(WIPE + OneLine.of(line));
  }

  @Override
  public void warn(String sentence) {
    say("Warning: " + sentence);
  }

  private synchronized void draw(Bar bar, String line) {
    if (open.peek() == bar) {
      err.print(WIPE + line);
      err.flush();
    }
  }

  private synchronized void end(Bar bar) {
    boolean shown = open.peek() == bar;
    open.remove(bar);
    if (shown) {
      err.print(WIPE);
      err.flush();
    }
  }

  private final class Bar implements Task, ProgressBarConsumer {
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile ProgressBar bar;

    void show(String what, long total, String unit) {
      bar =
          ProgressBar.builder()
              .setTaskName(what)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed(new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
              .setConsumer(this)
              .build();
    }

    @Override
    public void advance(long units) {
      bar.stepBy(units);
    }

    @Override
    public void note(String words) {
      bar.setExtraMessage("  " + words);
    }

    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String line) {
      draw(this, line);
    }

    /** Called by the task's owner, and again by the bar as it ends. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        bar.close();
        end(this);
      }
    }
  }
}

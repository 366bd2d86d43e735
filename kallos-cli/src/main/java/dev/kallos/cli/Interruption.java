package dev.kallos.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * The user's wish to stop, by Ctrl-C or a request to terminate.
 *
 * <p>The work under way is asked to end and given some time to do so; then the user is told how to go on. If it ended,
 * the virtual machine ends the process with 128 plus the signal's number, 130 on Ctrl-C. If it did not, or nobody said
 * what is under way, a native call may still run, and libtorch's destructors must not run beneath it: the process is then
 * halted with 130.
 */
final class Interruption implements BooleanSupplier {
  private static final int PATIENCE_SECONDS = 20;

  private final long patienceMillis;
  private final IntConsumer halt;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Work work = new Work("Interrupted.", Optional.empty(), Optional.empty(), false);

  /** Of this process, which it halts at once if need be. */
  Interruption() {
    this(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), Runtime.getRuntime()::halt);
  }

  /**
   * Of a process that can be halted.
   *
   * @param patienceMillis how long work that was asked to end is waited for
   * @param halt ends the process at once with an exit code; nothing else of it runs any more
   */
  Interruption(long patienceMillis, IntConsumer halt) {
    this.patienceMillis = patienceMillis;
    this.halt = halt;
  }

  /** What is under way: what the user is told, what goes on with it, the thread to interrupt, whether it is worth waiting for. */
  private record Work(String advice, Optional<String> command, Optional<Thread> thread, boolean ends) {}

  /** Whether the user wants to stop. */
  @Override
  public boolean getAsBoolean() {
    return requested;
  }

  /**
   * Tells that work is under way that asks {@link #getAsBoolean} between its steps.
   *
   * @param advice what the user is told if it is interrupted: how to go on
   */
  void duringSteps(String advice) {
    work = new Work(advice, Optional.empty(), Optional.empty(), true);
  }

  /**
   * The same of work that another command goes on with.
   *
   * @param command what the user types then
   */
  void duringResumable(String command) {
    work = new Work("Interrupted. Go on with: " + command, Optional.of(command), Optional.empty(), true);
  }

  /** The command that goes on with what is under way; empty if it is the same one again, or none does. */
  Optional<String> goingOn() {
    return work.command();
  }

  /**
   * Tells that the calling thread does work that ends when the thread is interrupted.
   *
   * @param advice what the user is told if it is interrupted: how to go on
   */
  void duringInterruptible(String advice) {
    work = new Work(advice, Optional.empty(), Optional.of(Thread.currentThread()), true);
  }

  /** From now on no signal interrupts anything: the command is over. */
  void commandEnded() {
    ended.countDown();
  }

  /** Listens for signals until the process ends. */
  void watch(PrintWriter err) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> request(err), "kallos-interruption"));
  }

  /** Asks the stage under way to stop, waits for it, and says how to go on; nothing if the command is over. */
  void request(PrintWriter err) {
    if (ended.getCount() == 0) {
      return;
    }
    requested = true;
    Work interrupted = work;
    interrupted.thread().ifPresent(Thread::interrupt);
    boolean over = interrupted.ends() && awaitEnd();
    if (interrupted.ends() && !over) {
      err.println("The work under way did not stop in time; its last steps are lost.");
    }
    err.println(OneLine.of(interrupted.advice()));
    err.flush();
    if (!over) {
      halt.accept(ExitCode.INTERRUPTED);
    }
  }

  private boolean awaitEnd() {
    try {
      return ended.await(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

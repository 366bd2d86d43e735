package dev.kallos;

/** Work ended early because it was asked to; what is whole stays, and nothing half-done is left. */
public final class StoppedException extends RuntimeException {
  public StoppedException() {
    super("stopped on request");
  }
}

package dev.kallos.pipeline;

import java.nio.file.Path;

/** What came of scoring one photo. */
public sealed interface PhotoScore {
  /** The photo's path, as it was given. */
  Path photo();

  /**
   * The photo was scored.
   *
   * @param logit the net's logit; positive answers "yes"
   */
  record Scored(Path photo, double logit) implements PhotoScore {}

  /**
   * The photo cannot be read.
   *
   * @param problem why, in a few words
   */
  record Unreadable(Path photo, String problem) implements PhotoScore {}
}

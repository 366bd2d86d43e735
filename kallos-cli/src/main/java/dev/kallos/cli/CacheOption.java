package dev.kallos.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where packs are kept. */
final class CacheOption {
  static final String DESCRIPTION =
      "Where decoded faces are kept for later runs. Default: KALLOS_CACHE, else the system's cache folder.";

  @Option(names = "--cache", paramLabel = "DIR", description = DESCRIPTION)
  private Path cache;

  Optional<Path> folder() {
    return Optional.ofNullable(cache);
  }
}

package dev.kallos.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where packs are kept. */
class CacheOption {
  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "Where decoded faces are kept for later runs. Default: KALLOS_CACHE, else the system's cache folder.")
  private Path cache;

  /** The folder the user named. */
  Optional<Path> cacheFolder() {
    return Optional.ofNullable(cache);
  }
}

package dev.kallos.cli;

import java.nio.file.Path;

/** Where runs go that no folder was named for: below {@code runs}, named after what tells them apart. */
final class UsualFolder {
  private UsualFolder() {}

  static Path of(Path dataset, String attribute, String network, long seed, String ending) {
    Path name = dataset.toAbsolutePath().normalize().getFileName();
    String base = name == null ? "faces" : name.toString().replaceFirst("(?i)\\.csv$", "");
    return Path.of("runs")
        .resolve(
            "%s-%s-%s-seed%d%s".formatted(base, attribute, network, seed, ending).replaceAll("[^\\p{L}\\p{N}._-]", "_"));
  }
}

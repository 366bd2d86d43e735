package dev.kallos.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where packs are kept from run to run: {@code KALLOS_CACHE}, else the system's own place for caches. */
final class CacheFolder {
  private CacheFolder() {}

  static Path of(Map<String, String> environment, String system, Path home) {
    String chosen = environment.getOrDefault("KALLOS_CACHE", "");
    if (!chosen.isBlank()) {
      return Path.of(chosen);
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return home.resolve("Library/Caches/kallos");
    }
    if (os.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("kallos").resolve("cache");
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache")).resolve("kallos");
  }
}

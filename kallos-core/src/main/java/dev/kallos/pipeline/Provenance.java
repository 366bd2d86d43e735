package dev.kallos.pipeline;

import dev.kallos.KallosVersion;
import dev.kallos.internal.onednn.OneDnn;
import dev.kallos.internal.torch.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;

/** What a run was made with. */
final class Provenance {
  private Provenance() {}

  /** Kallos's own version. */
  static String version() throws IOException {
    return KallosVersion.text();
  }

  /** Versions of what Kallos stands on. */
  static Map<String, String> versions() throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    versions.put("libtorch", Engine.version());
    versions.put("onednn", OneDnn.version());
    versions.put("opencv", Loader.getVersion("org.bytedeco", "opencv"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("processor", processor());
    return versions;
  }

  private static String processor() throws IOException {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (Files.isReadable(cpuinfo)) {
      for (String line : Files.readAllLines(cpuinfo, StandardCharsets.UTF_8)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    }
    return System.getProperty("os.arch");
  }
}

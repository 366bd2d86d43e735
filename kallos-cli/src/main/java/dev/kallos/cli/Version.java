package dev.kallos.cli;

import dev.kallos.KallosVersion;
import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    return new String[] {
      "kallos %s (Java %s, %s %s)"
          .formatted(
              KallosVersion.text(),
              System.getProperty("java.version"),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }
}

package dev.kallos;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which Kallos this is. */
public final class KallosVersion {
  private KallosVersion() {}

  /** Its version, {@code 1.2.3} for instance. */
  public static String text() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = KallosVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}

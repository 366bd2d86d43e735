package dev.kallos.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a run's {@code metrics.json} and {@code fairness.json} are measured on: these hold their hashes, so that they are not
 * shown beside others.
 */
public final class MeasuredFiles {
  /** The hashes' field. */
  public static final String FIELD = "measured_on";

  private MeasuredFiles() {}

  /** The SHA-256 of each file, by its name. */
  public static Map<String, String> hashes(RunFolder run) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Path file : List.of(run.scores(), run.split(), run.labels())) {
      hashes.put(file.getFileName().toString(), Sha256.of(file));
    }
    return hashes;
  }

  /**
   * Refuses files that have changed since. Nothing is known against those of a file without hashes.
   *
   * @param file what was measured on them
   * @param content what is in it
   * @param stage the command that measures again
   * @throws UnusableInputException if one has
   */
  public static void requireSame(RunFolder run, Path file, JsonNode content, String stage) throws IOException {
    JsonNode known = content.path(FIELD);
    if (!known.isObject()) {
      return;
    }
    for (Map.Entry<String, String> measured : hashes(run).entrySet()) {
      if (!measured.getValue().equals(known.path(measured.getKey()).asText())) {
        throw new UnusableInputException(
            "%s has changed since %s was measured on it; run: %s"
                .formatted(run.path().resolve(measured.getKey()), file.getFileName(), run.command(stage)));
      }
    }
  }
}

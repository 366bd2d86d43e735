package dev.kallos.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a run's {@code metrics.json} is measured on: it holds their hashes, so that it is not shown beside others. */
public final class MeasuredFiles {
  /** The hashes' field in {@code metrics.json}. */
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
   * Refuses files that have changed since. Nothing is known against those of a {@code metrics.json} without hashes.
   *
   * @param metrics what is in {@code metrics.json}
   * @throws UnusableInputException if one has
   */
  public static void requireSame(RunFolder run, JsonNode metrics) throws IOException {
    JsonNode known = metrics.path(FIELD);
    if (!known.isObject()) {
      return;
    }
    for (Map.Entry<String, String> file : hashes(run).entrySet()) {
      if (!file.getValue().equals(known.path(file.getKey()).asText())) {
        throw new UnusableInputException(
            "%s has changed since %s was measured on it; run: %s"
                .formatted(run.path().resolve(file.getKey()), run.metrics().getFileName(), run.command("evaluate")));
      }
    }
  }
}

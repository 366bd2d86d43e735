package dev.kallos.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that what later stages write is measured on: it holds their hashes, so that it is not used beside others.
 */
public final class MeasuredFiles {
  /** The hashes' field. */
  public static final String FIELD = "measured_on";

  private MeasuredFiles() {}

  /** The SHA-256 of the scores, the split and the labels, by the file's name. */
  public static Map<String, String> hashes(RunFolder run) throws IOException {
    return hashes(List.of(run.scores(), run.split(), run.labels()));
  }

  /** The same of the scores alone. */
  public static Map<String, String> hashesOfScores(RunFolder run) throws IOException {
    return hashes(List.of(run.scores()));
  }

  private static Map<String, String> hashes(List<Path> files) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Path file : files) {
      hashes.put(file.getFileName().toString(), Sha256.of(file));
    }
    return hashes;
  }

  /**
   * Refuses scores, split or labels that have changed since. Nothing is known against those of a file without hashes.
   *
   * @param file what was measured on them
   * @param content what is in it
   * @param stage the command that measures again
   * @throws UnusableInputException if one has
   */
  public static void requireSame(RunFolder run, Path file, JsonNode content, String stage) throws IOException {
    if (content.path(FIELD).isObject()) {
      requireSame(run, hashes(run), file, content.path(FIELD), stage);
    }
  }

  /**
   * The same of the scores alone, if they are there.
   *
   * @throws UnusableInputException if they have changed since
   */
  public static void requireSameScores(RunFolder run, Path file, JsonNode content, String stage) throws IOException {
    if (content.path(FIELD).isObject() && Files.isRegularFile(run.scores())) {
      requireSame(run, hashesOfScores(run), file, content.path(FIELD), stage);
    }
  }

  private static void requireSame(RunFolder run, Map<String, String> hashes, Path file, JsonNode known, String stage) {
    for (Map.Entry<String, String> measured : hashes.entrySet()) {
      if (!measured.getValue().equals(known.path(measured.getKey()).asText())) {
        throw new UnusableInputException(
            "%s has changed since %s was measured on it; run: %s"
                .formatted(run.path().resolve(measured.getKey()), run.path().relativize(file), run.command(stage)));
      }
    }
  }
}

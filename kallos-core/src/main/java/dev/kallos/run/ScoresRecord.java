package dev.kallos.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.Sha256;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;

/**
 * The file {@code scored.json}: by what a run's scores are known, and the weights that gave them. It is removed before scores are
 * written and made after them, so one that is there belongs to them, or to scores they were exchanged for.
 */
public final class ScoresRecord {
  private static final String SCORES = "scores_sha256";
  private static final String WEIGHTS = "weights_sha256";

  private ScoresRecord() {}

  /** Removes the record of scores that are to be written anew. */
  public static void remove(RunFolder run) throws IOException {
    Files.deleteIfExists(run.scored());
  }

  /** Writes the record of the scores and weights that are there; an ensemble has no weights. */
  public static void write(RunFolder run) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode record = mapper.createObjectNode();
    record.put(SCORES, Sha256.of(run.scores()));
    record.put(WEIGHTS, Files.isRegularFile(run.weights()) ? Sha256.of(run.weights()) : null);
    WholeFile.write(run.scored(), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
  }

  /**
   * Refuses scores that were exchanged, or whose weights were. Without a record, which older versions did not write, and without
   * weights nothing is known against them.
   *
   * @throws UnusableInputException if the scores or the weights are not those of the record
   */
  public static void requireSame(RunFolder run) throws IOException {
    if (!Files.isRegularFile(run.scored())) {
      return;
    }
    JsonNode record = read(run);
    if (!record.path(SCORES).asText().equals(Sha256.of(run.scores()))) {
      throw refusal(run, "is not as it was written");
    }
    JsonNode weights = record.path(WEIGHTS);
    if (weights.isTextual() && Files.isRegularFile(run.weights()) && !weights.asText().equals(Sha256.of(run.weights()))) {
      throw refusal(run, "was made with other weights than " + run.weights().getFileName());
    }
  }

  private static JsonNode read(RunFolder run) throws IOException {
    try {
      return new ObjectMapper().readTree(run.scored().toFile());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static UnusableInputException refusal(RunFolder run, String what) {
    return new UnusableInputException(
        "%s %s; %s.".formatted(run.scores(), what, ScoresCure.ofUnusable(run, run.scores())));
  }
}

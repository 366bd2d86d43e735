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
import java.util.Optional;

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
   * Refuses scores whose weights were exchanged. Nothing is known against scores without a record, which older versions did not
   * write, without weights, or brought from elsewhere ({@link #foreign}).
   *
   * @throws UnusableInputException if these are the scores of the record, and the weights others
   */
  public static void requireSame(RunFolder run) throws IOException {
    if (!Files.isRegularFile(run.scored()) || foreign(run).isPresent() || !Files.isRegularFile(run.weights())) {
      return;
    }
    JsonNode weights = read(run).path(WEIGHTS);
    if (weights.isTextual() && !weights.asText().equals(Sha256.of(run.weights()))) {
      throw new UnusableInputException(
          "%s was made with other weights than %s; %s."
              .formatted(run.scores(), run.weights().getFileName(), ScoresCure.ofUnusable(run, run.scores())));
    }
  }

  /** A sentence on scores that are not as they were written, which is for the user to do; empty without a record. */
  public static Optional<String> foreign(RunFolder run) throws IOException {
    boolean own = !Files.isRegularFile(run.scored()) || read(run).path(SCORES).asText().equals(Sha256.of(run.scores()));
    return own
        ? Optional.empty()
        : Optional.of("%s is not as it was written, so the figures may be another net's".formatted(run.scores()));
  }

  private static JsonNode read(RunFolder run) throws IOException {
    try {
      return new ObjectMapper().readTree(run.scored().toFile());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}

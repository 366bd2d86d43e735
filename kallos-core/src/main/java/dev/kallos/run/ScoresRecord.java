package dev.kallos.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.Sha256;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The file {@code scored.json}: by what a run's scores are known, and the weights that gave them. It gets its place before they get
 * theirs, so scores that a run wrote are never without it.
 */
public final class ScoresRecord {
  private static final String SCORES = "scores_sha256";
  private static final String WEIGHTS = "weights_sha256";

  private ScoresRecord() {}

  /**
   * Writes a run's scores, and the record of them and of the weights that are there; an ensemble has none.
   *
   * @param scores writes {@code scores.csv}
   */
  public static void write(RunFolder run, WholeFile.Filling scores) throws IOException {
    WholeFile.write(
        run.scores(),
        aside -> {
          scores.fill(aside);
          ObjectMapper mapper = new ObjectMapper();
          ObjectNode record = mapper.createObjectNode();
          record.put(SCORES, Sha256.of(aside));
          record.put(WEIGHTS, Files.isRegularFile(run.weights()) ? Sha256.of(run.weights()) : null);
          WholeFile.write(run.scored(), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
        });
  }

  /**
   * Refuses scores whose weights were exchanged, and weights whose scores were measured of others. Nothing is known against scores
   * without a record, which older versions did not write, without weights, or brought from elsewhere ({@link #isOfOthers}), nor
   * against weights without scores.
   *
   * @throws UnusableInputException if these are the scores of the record and the weights others, or it is no record
   */
  public static void requireSame(RunFolder run) throws IOException {
    boolean there = List.of(run.scored(), run.scores(), run.weights()).stream().allMatch(Files::isRegularFile);
    if (!there || isOfOthers(run)) {
      return;
    }
    JsonNode weights = read(run).path(WEIGHTS);
    if (weights.isTextual() && !weights.asText().equals(Sha256.of(run.weights()))) {
      throw new UnusableInputException(
          "%s was made with other weights than %s; %s."
              .formatted(run.scores(), run.weights().getFileName(), ScoresCure.ofUnusable(run, run.scores())));
    }
  }

  /**
   * Whether the scores are not as the run wrote them, which is for the user to do. Not without a record.
   *
   * @throws UnusableInputException if there is something else in its place
   */
  public static boolean isOfOthers(RunFolder run) throws IOException {
    return Files.isRegularFile(run.scored()) && !read(run).path(SCORES).asText().equals(Sha256.of(run.scores()));
  }

  private static JsonNode read(RunFolder run) throws IOException {
    JsonNode record;
    try {
      record = JsonFile.read(run.scored());
    } catch (JsonProcessingException e) {
      record = MissingNode.getInstance();
    }
    if (!record.path(SCORES).isTextual()) {
      throw new UnusableInputException(run.scored() + " is damaged, it does not say which scores it is of; delete it.");
    }
    return record;
  }
}

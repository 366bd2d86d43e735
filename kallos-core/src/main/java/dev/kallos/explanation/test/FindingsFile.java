package dev.kallos.explanation.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.explanation.Direction;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code findings.json}. */
public final class FindingsFile {
  private FindingsFile() {}

  /**
   * What came of training on shuffled labels.
   *
   * @param faces how many faces were learnt
   * @param epochs how often each was shown
   * @param balancedAccuracy the mean over the two labels of the share that was answered as labelled in the end
   */
  public record Shuffled(int faces, int epochs, double balancedAccuracy) {}

  /**
   * Writes the file.
   *
   * @param shuffled empty if no net was trained so
   */
  public static void write(Path path, Findings findings, Optional<Shuffled> shuffled) throws IOException {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("method", findings.method())
            .put("group", Findings.group().id())
            .put("direction", Direction.FOR.id());
    var claims = json.putArray("claims");
    for (Claim claim : findings.claims()) {
      ObjectNode node =
          claims
              .addObject()
              .put("claim", claim.claim())
              .put("region", claim.region().id())
              .put("verdict", claim.verdict().words())
              .put("sentence", claim.sentence());
      node.set("lift", MeasuredJson.of(claim.lift()));
      node.set("drop", MeasuredJson.of(claim.drop()));
    }
    var sentences = json.putArray("sentences");
    findings.sentences().forEach(sentences::add);
    json.putNull("shuffled_labels");
    shuffled.ifPresent(
        fit ->
            json.putObject("shuffled_labels")
                .put("faces", fit.faces())
                .put("epochs", fit.epochs())
                .put("balanced_accuracy", fit.balancedAccuracy()));
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }
}

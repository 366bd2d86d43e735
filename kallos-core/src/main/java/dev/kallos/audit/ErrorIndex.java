package dev.kallos.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The file {@code audit/index.json}: the most confident errors and where their photos are.
 *
 * @param test the test part's scores
 * @param errors which faces are shown for which group
 * @param photos where the photos are, by the name of their file
 * @param sentence why there are none; empty if there are
 */
public record ErrorIndex(
    Scores test, ConfidentErrors errors, Map<String, String> photos, Optional<String> sentence) {

  /** The faces shown for any group, each once: indices into the scores, in the order groups show them. */
  public static int[] shown(ConfidentErrors errors) {
    return errors.groups().stream().flatMapToInt(group -> IntStream.of(group.shown())).distinct().toArray();
  }

  /** Writes the file. */
  public void write(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sentence", sentence.orElse(null));
    List<Integer> shown = IntStream.of(shown(errors)).boxed().toList();
    ArrayNode faces = json.putArray("faces");
    for (int i : shown) {
      faces
          .addObject()
          .put("file", test.files()[i])
          .put("subject", test.subjects()[i])
          .put("label", test.labels()[i])
          .put("logit", test.logits()[i])
          .put("probability", Scores.probability(test.logits()[i]))
          .put("photo", photos.get(test.files()[i]));
    }
    ArrayNode groups = json.putArray("groups");
    for (ConfidentErrors.OfGroup group : errors.groups()) {
      ArrayNode indices = groups.addObject().put("group", group.group()).put("errors", group.errors()).putArray("shown");
      IntStream.of(group.shown()).forEach(i -> indices.add(shown.indexOf(i)));
    }
    return json;
  }
}

package dev.kallos.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what a drawn data set says of itself. */
final class DrawnFile {
  private DrawnFile() {}

  /**
   * Reads {@code drawn.json} in that folder; empty if there is none.
   *
   * @throws UnusableInputException if it is there and cannot be read
   */
  static Optional<DrawnTruth> read(Path root) throws IOException {
    Path file = root.resolve(DrawnTruth.FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = JsonFile.read(file);
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(file + " is no JSON; draw the faces again, or remove that file.", e);
    }
    JsonNode region = json.path("region");
    return Optional.of(
        new DrawnTruth(
            require(json, "seed", file).asLong(),
            require(json, "attribute", file).asText(),
            StreamSupport.stream(json.path("attributes").spliterator(), false).map(JsonNode::asText).toList(),
            region.isTextual() ? Optional.of(region.asText()) : Optional.empty(),
            require(json, "intercept", file).asDouble(),
            numbers(json.path("weights")),
            numbers(json.path("bias")),
            require(json, "bayes_accuracy", file).asDouble()));
  }

  private static Map<String, Double> numbers(JsonNode fields) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    fields.properties().forEach(field -> numbers.put(field.getKey(), field.getValue().asDouble()));
    return Collections.unmodifiableMap(numbers);
  }

  private static JsonNode require(JsonNode json, String field, Path file) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new UnusableInputException(
          file + " has no field '" + field + "'; draw the faces again, or remove that file.");
    }
    return value;
  }
}

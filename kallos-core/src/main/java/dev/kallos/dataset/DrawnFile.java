package dev.kallos.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads what a drawn data set says of itself. */
final class DrawnFile {
  private static final String CURE = "; draw the faces again, or remove that file.";

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
      throw new UnusableInputException(file + " is no JSON" + CURE, e);
    }
    JsonNode region = json.path("region");
    return Optional.of(
        new DrawnTruth(
            require(json, "seed", "a whole number", value -> value.isIntegralNumber() && value.canConvertToLong(), file).asLong(),
            require(json, "attribute", "a name", JsonNode::isTextual, file).asText(),
            names(json.path("attributes"), file),
            region.isMissingNode() || region.isNull()
                ? Optional.empty()
                : Optional.of(require(json, "region", "a name", JsonNode::isTextual, file).asText()),
            number(json, "intercept", file),
            numbers(json.path("weights"), file),
            numbers(json.path("bias"), file),
            require(json, "bayes_accuracy", "between 0 and 1", DrawnFile::isShare, file).asDouble()));
  }

  private static List<String> names(JsonNode attributes, Path file) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : attributes) {
      if (!name.isTextual()) {
        throw new UnusableInputException(
            "%s says that one of 'attributes' is %s, not a name%s".formatted(file, name, CURE));
      }
      names.add(name.asText());
    }
    return names;
  }

  private static Map<String, Double> numbers(JsonNode fields, Path file) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    fields.fieldNames().forEachRemaining(name -> numbers.put(name, number(fields, name, file)));
    return Collections.unmodifiableMap(numbers);
  }

  private static double number(JsonNode json, String field, Path file) {
    return require(json, field, "a number", value -> value.isNumber() && Double.isFinite(value.asDouble()), file).asDouble();
  }

  private static boolean isShare(JsonNode value) {
    return value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1;
  }

  private static JsonNode require(JsonNode json, String field, String what, Predicate<JsonNode> fits, Path file) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new UnusableInputException(file + " has no field '" + field + "'" + CURE);
    }
    if (!fits.test(value)) {
      throw new UnusableInputException("%s says that '%s' is %s, not %s%s".formatted(file, field, value, what, CURE));
    }
    return value;
  }
}

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
            require(json, "seed", "a whole number", DrawnFile::isWhole, file).asLong(),
            require(json, "attribute", "a name", JsonNode::isTextual, file).asText(),
            names(json.path("attributes"), file),
            isAbsent(region) ? Optional.empty() : Optional.of(text(region, "'region'", file)),
            number(json, "intercept", file),
            numbers(json, "weights", file),
            numbers(json, "bias", file),
            require(json, "bayes_accuracy", "between 0 and 1", DrawnFile::isShare, file).asDouble()));
  }

  /** Those of a list that older versions did not write. */
  private static List<String> names(JsonNode attributes, Path file) {
    List<String> names = new ArrayList<>();
    if (!isAbsent(attributes)) {
      fitting(attributes, "'attributes'", "a list", JsonNode::isArray, file)
          .forEach(name -> names.add(text(name, "one of 'attributes'", file)));
    }
    return names;
  }

  private static Map<String, Double> numbers(JsonNode json, String field, Path file) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    JsonNode named = json.path(field);
    if (!isAbsent(named)) {
      fitting(named, "'" + field + "'", "numbers by name", JsonNode::isObject, file)
          .fieldNames()
          .forEachRemaining(name -> numbers.put(name, number(named, name, file)));
    }
    return Collections.unmodifiableMap(numbers);
  }

  private static double number(JsonNode json, String field, Path file) {
    return require(json, field, "a number", DrawnFile::isFinite, file).asDouble();
  }

  private static String text(JsonNode value, String subject, Path file) {
    return fitting(value, subject, "a name", JsonNode::isTextual, file).asText();
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private static boolean isFinite(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.asDouble());
  }

  private static boolean isShare(JsonNode value) {
    return value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1;
  }

  private static JsonNode require(JsonNode json, String field, String what, Predicate<JsonNode> fits, Path file) {
    JsonNode value = json.path(field);
    if (isAbsent(value)) {
      throw new UnusableInputException(file + " has no field '" + field + "'" + CURE);
    }
    return fitting(value, "'" + field + "'", what, fits, file);
  }

  private static JsonNode fitting(JsonNode value, String subject, String what, Predicate<JsonNode> fits, Path file) {
    if (!fits.test(value)) {
      throw new UnusableInputException("%s says that %s is %s, not %s%s".formatted(file, subject, value, what, CURE));
    }
    return value;
  }
}

package dev.kallos.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.ShellWord;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The file {@code calibration.json}: the temperature that goes with a net's weights. */
public final class CalibrationFile {
  private CalibrationFile() {}

  /** Writes the temperature; without one there is no file, and an older one goes. */
  public static void write(Path path, Temperature temperature) throws IOException {
    if (!temperature.isDefined()) {
      Files.deleteIfExists(path);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("method", "temperature");
    json.put("temperature", temperature.value().value()).put("paper", "Guo et al. 2017");
    putFittedOn(json, temperature);
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  static void putFittedOn(ObjectNode json, Temperature temperature) {
    json.putObject("fitted_on")
        .put("part", "validation")
        .put("faces", temperature.faces())
        .put("subjects", temperature.subjects());
  }

  /**
   * The temperature to divide logits by; empty if there is no file.
   *
   * @throws UnusableInputException if the file is there and says no temperature
   */
  public static OptionalDouble read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return OptionalDouble.empty();
    }
    JsonNode value;
    try {
      value = JsonFile.read(path).path("temperature");
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(path + " is no JSON; remove it, or run: " + audit(path), e);
    }
    if (!value.isNumber() || !(value.asDouble() > 0) || !Double.isFinite(value.asDouble())) {
      throw new UnusableInputException(
          path + " says no temperature above 0; remove it, or run: " + audit(path));
    }
    return OptionalDouble.of(value.asDouble());
  }

  private static String audit(Path path) {
    return "kallos audit " + ShellWord.of(path.toAbsolutePath().getParent());
  }
}

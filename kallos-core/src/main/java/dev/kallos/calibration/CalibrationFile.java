package dev.kallos.calibration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/** The file {@code calibration.json}: the temperature that goes with a net's weights. */
public final class CalibrationFile {
  private CalibrationFile() {}

  /**
   * Writes the temperature; without one there is no file, and an older one goes.
   *
   * @param measuredOn the hashes of the scores it was fitted on, {@link MeasuredFiles#hashesOfScores}
   */
  public static void write(Path path, Temperature temperature, Map<String, String> measuredOn) throws IOException {
    if (!temperature.isDefined()) {
      Files.deleteIfExists(path);
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("method", "temperature");
    json.put("temperature", temperature.value().value()).put("paper", "Guo et al. 2017");
    putFittedOn(json, temperature);
    measuredOn.forEach(json.putObject(MeasuredFiles.FIELD)::put);
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  static void putFittedOn(ObjectNode json, Temperature temperature) {
    json.putObject("fitted_on")
        .put("part", "validation")
        .put("faces", temperature.faces())
        .put("subjects", temperature.subjects());
  }

  /**
   * The temperature to divide a run's logits by; empty if there is no file.
   *
   * @throws UnusableInputException if the file is there and says no temperature, or one fitted on other scores
   */
  public static OptionalDouble read(RunFolder run) throws IOException {
    Path path = run.calibration();
    if (!Files.isRegularFile(path)) {
      return OptionalDouble.empty();
    }
    JsonNode content;
    try {
      content = JsonFile.read(path);
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(path + " is no JSON; remove it, or run: " + run.command("audit"), e);
    }
    JsonNode value = content.path("temperature");
    if (!value.isNumber() || !(value.asDouble() > 0) || !Double.isFinite(value.asDouble())) {
      throw new UnusableInputException(
          path + " says no temperature above 0; remove it, or run: " + run.command("audit"));
    }
    MeasuredFiles.requireSameScores(run, path, content, "audit");
    return OptionalDouble.of(value.asDouble());
  }
}

package dev.kallos.learningcurve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The files {@code learning-curve.csv} and {@code learning-curve.json}.
 *
 * @param net whose curve it is
 * @param curve the curve
 */
public record LearningCurveFile(Net net, LearningCurve curve) {
  private static final List<String> HEADER =
      List.of(
          "share", "faces", "subjects", "seed", "train_accuracy", "train_lo", "train_hi", "validation_accuracy",
          "validation_lo", "validation_hi", "test_accuracy", "test_lo", "test_hi");

  /**
   * The net.
   *
   * @param attribute what it learns
   * @param network its design's name
   * @param size its input, for instance {@code 64x80}
   * @param split how the faces are divided
   */
  public record Net(String attribute, String network, String size, String split) {}

  /** Writes the table, a row for each point. */
  public void writeCsv(Path path) throws IOException {
    CsvFile.write(path, HEADER, curve.points().stream().map(LearningCurveFile::row).toList());
  }

  private static List<String> row(CurvePoint point) {
    List<String> row = new ArrayList<>();
    row.add(CsvFile.cell(point.share()));
    row.add(Integer.toString(point.faces()));
    row.add(point.subjects().isPresent() ? Integer.toString(point.subjects().getAsInt()) : "");
    row.add(Long.toString(point.seed()));
    for (Measured accuracy : List.of(point.training(), point.validation(), point.test())) {
      row.add(CsvFile.cell(accuracy.value()));
      row.add(CsvFile.cell(accuracy.ci95().lo()));
      row.add(CsvFile.cell(accuracy.ci95().hi()));
    }
    return row;
  }

  /** Writes the fit, its forecasts and the words. */
  public void writeJson(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  /** The JSON file's content. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("attribute", net.attribute()).put("network", net.network()).put("size", net.size());
    json.put("split", net.split()).put("points", curve.points().size());
    json.set("fit", curve.fit().map(this::fit).orElse(null));
    ArrayNode forecasts = json.putArray("forecasts");
    curve
        .fit()
        .ifPresent(
            fit ->
                IntStream.of(2 * curve.most(), curve.facesAhead())
                    .filter(faces -> faces > curve.most())
                    .distinct()
                    .forEach(faces -> forecasts.add(forecast(fit, faces))));
    Gap gap = curve.gap();
    ObjectNode node = json.putObject("gap").put("faces", curve.most());
    node.set("training_error", MeasuredJson.of(gap.training()));
    node.set("test_error", MeasuredJson.of(gap.test()));
    node.set("gap", MeasuredJson.of(gap.gap()));
    node.set("share", MeasuredJson.of(gap.share()));
    MeasuredJson.put(json, "bayes_error", curve.bayesError().orElse(Double.NaN));
    json.put("more_faces", name(curve.moreFaces())).put("gap_is", name(Optional.of(gap.verdict())));
    ArrayNode sentences = json.putArray("sentences");
    curve.sentences().forEach(sentences::add);
    return json;
  }

  private ObjectNode fit(CurveFit fit) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("e_infinity", MeasuredJson.of(fit.limit()));
    node.set("a", MeasuredJson.of(fit.scale()));
    node.set("b", MeasuredJson.of(fit.exponent()));
    return node.put("e_infinity_determined", fit.determinesLimit(curve.most()));
  }

  private ObjectNode forecast(CurveFit fit, int faces) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("faces", faces);
    Measured error = fit.error(faces);
    node.set("error", MeasuredJson.of(error));
    node.set(
        "accuracy",
        MeasuredJson.of(new Measured(1 - error.value(), new Interval(1 - error.ci95().hi(), 1 - error.ci95().lo()))));
    node.set("drop", MeasuredJson.of(fit.drop(curve.most(), faces)));
    return node;
  }

  private static String name(Optional<? extends Enum<?>> verdict) {
    return verdict.map(of -> of.name().toLowerCase(Locale.ROOT)).orElse(null);
  }
}

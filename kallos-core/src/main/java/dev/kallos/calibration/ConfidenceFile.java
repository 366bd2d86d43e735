package dev.kallos.calibration;

import static dev.kallos.evaluation.MeasuredJson.put;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file {@code confidence.json}. What is undefined is null in it. */
public final class ConfidenceFile {
  private static final List<String> FIGURES = List.of("log_loss", "ece", "ece_debiased", "squared_error_debiased");

  private ConfidenceFile() {}

  /** Writes the file. */
  public static void write(Path path, Confidence confidence) throws IOException {
    WholeFile.write(
        path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(confidence)) + "\n");
  }

  static ObjectNode json(Confidence confidence) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("faces", confidence.faces()).put("subjects", confidence.subjects()).put("bins", Metric.CALIBRATION_BINS);
    json.set("temperature", MeasuredJson.of(confidence.temperature().value()));
    CalibrationFile.putFittedOn(json, confidence.temperature());
    json.put("sentence", confidence.temperature().sentence().orElse(null));
    json.set("before", calibration(confidence.before()));
    json.set("after", confidence.after().map(after -> calibration(after.calibration())).orElse(null));
    json.set("difference", confidence.after().map(after -> figures(after.difference())).orElse(null));
    putCoverage(json, confidence.coverage());
    putThresholds(json.putArray("thresholds"), confidence);
    putCosts(json.putArray("costs"), confidence.costs());
    return json;
  }

  private static ObjectNode figures(List<Measured> measured) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < FIGURES.size(); i++) {
      node.set(FIGURES.get(i), MeasuredJson.of(measured.get(i)));
    }
    return node;
  }

  private static ObjectNode calibration(Calibration calibration) {
    ObjectNode node =
        figures(
            List.of(
                calibration.logLoss(), calibration.ece(), calibration.eceDebiased(), calibration.squaredDebiased()));
    ArrayNode diagram = node.putArray("reliability");
    for (ReliabilityBin bin : calibration.reliability()) {
      ObjectNode child = diagram.addObject().put("bin_lo", bin.lo()).put("bin_hi", bin.hi());
      child.put("n", bin.faces()).put("subjects", bin.subjects());
      put(child, "mean_probability", bin.meanProbability());
      child.set("share", MeasuredJson.of(bin.share()));
    }
    ProbabilityHistogram histogram = calibration.histogram();
    ArrayNode bins = node.putArray("histogram");
    for (int b = 0; b < histogram.bins(); b++) {
      bins.addObject()
          .put("bin_lo", histogram.edge(b))
          .put("bin_hi", histogram.edge(b + 1))
          .put("labelled_no", histogram.negatives()[b])
          .put("labelled_yes", histogram.positives()[b]);
    }
    return node;
  }

  private static void putCoverage(ObjectNode json, Coverage coverage) {
    ArrayNode points = json.putArray("coverage");
    for (Coverage.Point point : coverage.points()) {
      ObjectNode node = points.addObject().put("threshold", point.threshold());
      node.set("coverage", MeasuredJson.of(point.coverage()));
      node.set("accuracy", MeasuredJson.of(point.accuracy()));
    }
    json.set("aurc", MeasuredJson.of(coverage.areaUnderRisk()));
  }

  private static void putThresholds(ArrayNode array, Confidence confidence) {
    double temperature = confidence.temperature().value().value();
    for (ThresholdRates rates : confidence.thresholds()) {
      double p = rates.threshold();
      ObjectNode node = array.addObject().put("threshold", p);
      put(node, "calibrated_threshold", Scores.probability(Math.log(p / (1 - p)) / temperature));
      node.set("tpr", MeasuredJson.of(rates.truePositiveRate()));
      node.set("fpr", MeasuredJson.of(rates.falsePositiveRate()));
      node.set("precision", MeasuredJson.of(rates.precision()));
      node.set("positive_rate", MeasuredJson.of(rates.positiveRate()));
      node.set("accuracy", MeasuredJson.of(rates.accuracy()));
    }
  }

  private static void putCosts(ArrayNode array, List<ErrorCost> costs) {
    for (ErrorCost cost : costs) {
      ObjectNode node = array.addObject().put("false_positive_cost", cost.falsePositiveCost());
      put(node, "threshold", cost.threshold());
      node.set("cost", MeasuredJson.of(cost.cost()));
      node.set("cost_at_half", MeasuredJson.of(cost.costAtHalf()));
      node.set("cost_of_one_answer", MeasuredJson.of(cost.costOfOneAnswer()));
    }
  }
}

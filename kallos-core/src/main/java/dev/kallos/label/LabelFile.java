package dev.kallos.label;

import static dev.kallos.evaluation.MeasuredJson.put;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The file {@code label.json}. What is undefined is null in it. */
public final class LabelFile {
  private LabelFile() {}

  /**
   * Writes the file.
   *
   * @param photos where the photos of suspects are, by the name of their file; those without one have none
   */
  public static void write(Path path, LabelMakeUp makeUp, Map<String, String> photos) throws IOException {
    WholeFile.write(
        path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json(makeUp, photos)) + "\n");
  }

  private static ObjectNode json(LabelMakeUp makeUp, Map<String, String> photos) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("attribute", makeUp.attribute());
    json.put("faces", makeUp.test().size()).put("subjects", makeUp.test().people());
    putPredictors(json, makeUp.predictors());
    putRegression(json, makeUp.regression());
    ArrayNode weights = json.putArray("weights");
    for (AttributeRegression.Weight weight : makeUp.weights()) {
      ObjectNode node = weights.addObject().put("attribute", weight.attribute());
      node.set("weight", MeasuredJson.of(weight.weight()));
      put(node, "share", weight.share());
    }
    putStacking(json.putObject("stacking"), makeUp.stacking());
    putAmplification(json, makeUp.amplification());
    putNoise(json.putObject("noise"), makeUp.noise());
    ArrayNode suspects = json.putArray("suspects");
    for (Suspect suspect : makeUp.suspects()) {
      ObjectNode node = suspects.addObject().put("file", suspect.file()).put("subject", suspect.subject());
      node.put("label", suspect.label()).put("probability", suspect.probability());
      put(node, "attributes_probability", suspect.attributesProbability());
      node.put("photo", photos.get(suspect.file()));
    }
    return json;
  }

  private static void putPredictors(ObjectNode json, Predictors predictors) {
    ArrayNode array = json.putArray("predictors");
    for (Predictors.Figures figures : predictors.figures()) {
      ObjectNode node = array.addObject().put("name", figures.name());
      putThree(node, figures.accuracy(), figures.auc(), figures.logLoss());
    }
    ArrayNode differences = json.putArray("differences");
    for (Predictors.Difference difference : predictors.differences()) {
      ObjectNode node = differences.addObject();
      node.put("predictor", difference.predictor()).put("less", difference.less());
      putThree(node, difference.accuracy(), difference.auc(), difference.logLoss());
    }
  }

  private static void putThree(ObjectNode node, Measured accuracy, Measured auc, Measured logLoss) {
    node.set("accuracy", MeasuredJson.of(accuracy));
    node.set("auc", MeasuredJson.of(auc));
    node.set("log_loss", MeasuredJson.of(logLoss));
  }

  private static void putRegression(ObjectNode json, AttributeRegression regression) {
    ObjectNode node = json.putObject("regression");
    node.put("faces", regression.faces()).put("subjects", regression.subjects()).put("c", regression.c());
    node.put("folds", regression.candidates().isEmpty() ? 0 : Math.min(AttributeRegression.FOLDS, regression.subjects()));
    node.put("refits", AttributeRegression.REFITS);
    put(node, "intercept", regression.model().intercept());
    ArrayNode candidates = node.putArray("candidates");
    for (AttributeRegression.Candidate candidate : regression.candidates()) {
      ObjectNode child = candidates.addObject().put("c", candidate.c());
      put(child, "accuracy", candidate.accuracy());
      put(child, "log_loss", candidate.logLoss());
    }
    ArrayNode leftOut = node.putArray("left_out");
    regression.attributes().leftOut().forEach(leftOut::add);
    node.put(
        "sentence",
        regression.attributes().used().isEmpty()
            ? "The data have no other attribute of two values to predict the label from."
            : null);
  }

  private static void putStacking(ObjectNode node, Optional<Stacking> stacking) {
    node.put("faces", stacking.map(Stacking::faces).orElse(0));
    put(node, "attributes", stacking.map(Stacking::attributes).orElse(Double.NaN));
    put(node, "net", stacking.map(Stacking::net).orElse(Double.NaN));
    put(node, "intercept", stacking.map(Stacking::intercept).orElse(Double.NaN));
    node.put(
        "sentence",
        stacking.isPresent()
            ? null
            : "Attributes and net cannot be weighed together: that takes other attributes, and validation faces of both"
                + " labels.");
  }

  private static void putAmplification(ObjectNode json, Amplification amplification) {
    ArrayNode rows = json.putArray("amplification");
    for (Amplification.Row row : amplification.rows()) {
      ObjectNode node = rows.addObject().put("attribute", row.attribute()).put("direction", row.direction());
      node.set("labels", MeasuredJson.of(row.labels()));
      node.set("answers", MeasuredJson.of(row.answers()));
      node.set("scores", MeasuredJson.of(row.scores()));
      node.set("amplification", MeasuredJson.of(row.amplification()));
      node.set("amplification_of_scores", MeasuredJson.of(row.ofScores()));
      node.put("paper", Amplification.PAPER);
    }
    json.set("mean_amplification", MeasuredJson.of(amplification.mean()));
    json.set("mean_amplification_of_scores", MeasuredJson.of(amplification.meanOfScores()));
  }

  private static void putNoise(ObjectNode node, LabelNoise noise) {
    node.put("faces", noise.faces()).put("subjects", noise.subjects());
    node.put("people_with_pairs", noise.peopleWithPairs()).put("pairs", noise.pairs());
    node.set("agreement", MeasuredJson.of(noise.agreement()));
    node.set("agreement_by_person", MeasuredJson.of(noise.agreementByPerson()));
    put(node, "agreement_of_strangers", noise.agreementOfStrangers());
    node.set("subject_majority", MeasuredJson.of(noise.subjectMajority()));
    node.set("other_photos_majority", MeasuredJson.of(noise.otherPhotosMajority()));
    node.put("other_photos_faces", noise.otherPhotosFaces());
    node.put("sentence", noise.sentence().orElse(null));
  }
}

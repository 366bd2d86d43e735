package dev.kallos.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.ProbabilityHistogram;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The label, the confidence, the errors and the counterfactuals of an audit: made up, but for errors and histograms. */
record AuditFixture(RunFolder run, Scores test, Random random) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  void write(boolean drawn, List<String> groups) throws IOException {
    MAPPER.writeValue(run.confidence().toFile(), confidence());
    ObjectNode errors = errors(groups);
    MAPPER.writeValue(run.errorIndex().toFile(), errors);
    MAPPER.writeValue(run.label().toFile(), label(errors.withArray("faces")));
    if (drawn) {
      CsvFile.write(
          run.counterfactuals(),
          List.of("attribute", "faces", "subjects", "logit_change", "lo", "hi", "planted_weight", "probability_change"),
          List.of(
              List.of("Smiling", "60", "41", "1.9", "1.6", "2.2", "2.1", "0.31"),
              List.of("Wearing_Lipstick", "60", "41", "1.1", "0.9", "1.3", "1.2", "0.17"),
              List.of("Bald", "60", "41", "", "", "", "0.0", "")));
    }
  }

  private static ObjectNode figure(double value, double half) {
    return JsonNodeFactory.instance.objectNode().put("value", value).put("lo", value - half).put("hi", value + half);
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode().putNull("value").putNull("lo").putNull("hi");
  }

  private ObjectNode confidence() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("faces", test.size()).put("subjects", 60).put("bins", 15);
    json.putNull("sentence").set("temperature", figure(1.31, .12));
    double[] cooled = IntStream.range(0, test.size()).mapToDouble(i -> test.logits()[i] / 1.31).toArray();
    json.set("before", side(test, .05));
    json.set("after", side(new Scores(test.files(), test.subjects(), test.labels(), cooled), .03));
    ObjectNode difference = json.putObject("difference");
    difference.set("ece", figure(-.02, .015));
    difference.set("ece_debiased", none());
    difference.set("log_loss", figure(-.01, .008));
    ArrayNode coverage = json.putArray("coverage");
    for (int i = 0; i < 6; i++) {
      ObjectNode point = coverage.addObject().put("threshold", .5 + .08 * i);
      point.set("coverage", figure(1 - .15 * i, .03));
      point.set("accuracy", figure(.78 + .03 * i, .04));
    }
    json.set("aurc", figure(.11, .02));
    ArrayNode thresholds = json.putArray("thresholds");
    for (double t : new double[] {.25, .5, .75}) {
      ObjectNode row = thresholds.addObject().put("threshold", t).put("calibrated_threshold", t);
      for (String rate : List.of("tpr", "fpr", "precision", "positive_rate", "accuracy")) {
        row.set(rate, figure(.5, .05));
      }
    }
    ObjectNode cost = json.putArray("costs").addObject().put("false_positive_cost", .1).put("threshold", .14);
    cost.set("cost", figure(.08, .01));
    cost.set("cost_at_half", figure(.11, .01));
    cost.set("cost_of_one_answer", none());
    return json;
  }

  private ObjectNode side(Scores scores, double ece) {
    ObjectNode side = JsonNodeFactory.instance.objectNode();
    side.set("ece", figure(ece, .02));
    side.set("ece_debiased", none());
    side.set("log_loss", figure(.5, .04));
    ArrayNode reliability = side.putArray("reliability");
    for (int i = 0; i < 15; i++) {
      ObjectNode bin = reliability.addObject().put("bin_lo", i / 15.).put("bin_hi", (i + 1) / 15.).put("n", i == 7 ? 0 : 8);
      bin.put("mean_probability", i == 7 ? null : (Double) ((i + .5) / 15));
      bin.set("share", i == 7 ? none() : i == 0 ? figure(0, 0).putNull("lo").putNull("hi") : figure(.1 + .055 * i, .09));
    }
    ProbabilityHistogram counts = ProbabilityHistogram.of(scores, 20);
    ArrayNode histogram = side.putArray("histogram");
    for (int i = 0; i < 20; i++) {
      histogram.addObject().put("bin_lo", i / 20.).put("bin_hi", (i + 1) / 20.).put("labelled_no", counts.negatives()[i])
          .put("labelled_yes", counts.positives()[i]);
    }
    return side;
  }

  private ObjectNode errors(List<String> groups) throws IOException {
    Blobs blobs = new Blobs(run.errors(), random);
    ObjectNode json = JsonNodeFactory.instance.objectNode().putNull("sentence");
    ArrayNode faces = json.putArray("faces");
    int[] wrong =
        IntStream.range(0, test.size())
            .filter(i -> test.logits()[i] > 0 != (test.labels()[i] == 1))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(test.logits()[i])))
            .mapToInt(Integer::intValue)
            .limit(12)
            .toArray();
    for (int i : wrong) {
      ObjectNode face = faces.addObject().put("file", test.files()[i]).put("subject", test.subjects()[i]);
      face.put("label", test.labels()[i]).put("logit", test.logits()[i]);
      face.put("probability", Scores.probability(test.logits()[i]));
      face.put("photo", blobs.photo(test.files()[i].replaceAll("[^0-9]", "")));
    }
    ArrayNode shown = json.putArray("groups");
    for (String group : groups) {
      ObjectNode node = shown.addObject().put("group", group).put("errors", wrong.length);
      IntStream.range(0, group.equals("all") ? wrong.length : wrong.length / 2).forEach(node.withArray("shown")::add);
    }
    return json;
  }

  private static ObjectNode label(ArrayNode errors) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode predictors = json.putArray("predictors");
    String[] names = {"majority", "sex_only", "attributes", "net", "attributes_and_net"};
    for (int i = 0; i < names.length; i++) {
      ObjectNode predictor = predictors.addObject().put("name", names[i]);
      predictor.set("accuracy", figure(.5 + .07 * i, .03));
      predictor.set("auc", i == 0 ? none() : figure(.55 + .07 * i, .03));
      predictor.set("log_loss", figure(.7 - .05 * i, .03));
    }
    ObjectNode difference = json.putArray("differences").addObject().put("predictor", "net").put("less", "attributes");
    difference.set("accuracy", figure(.04, .03));
    json.putObject("regression").putNull("sentence");
    ArrayNode weights = json.putArray("weights");
    ArrayNode amplification = json.putArray("amplification");
    for (int i = 0; i < 20; i++) {
      weights.addObject().put("attribute", "Attribute_" + i).put("share", .4).set("weight", figure(1 - .1 * i, .2));
      ObjectNode line = amplification.addObject().put("attribute", "Attribute_" + i).put("direction", 1 - i % 3).put("paper", "Wang and Russakovsky 2021");
      line.set("labels", figure(.1, .02));
      line.set("answers", figure(.12, .02));
      line.set("amplification_of_scores", i == 4 ? none() : figure(.002, .001));
      line.set("amplification", i == 4 ? none() : figure(.01 - .001 * i, .01));
    }
    json.set("mean_amplification", figure(.004, .003));
    json.set("mean_amplification_of_scores", figure(-.002, .003));
    ObjectNode noise = json.putObject("noise").put("pairs", 700).put("agreement_of_strangers", .5).putNull("sentence");
    noise.set("agreement", figure(.75, .02));
    noise.set("subject_majority", figure(.83, .02));
    noise.set("other_photos_majority", none());
    ArrayNode suspects = json.putArray("suspects");
    errors.forEach(error -> suspects.add(((ObjectNode) error.deepCopy()).put("attributes_probability", .91)));
    return json;
  }
}

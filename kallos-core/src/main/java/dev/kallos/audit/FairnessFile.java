package dev.kallos.audit;

import static dev.kallos.evaluation.MeasuredJson.put;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.MeasuredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file {@code fairness.json}. What is undefined is null in it. */
public final class FairnessFile {
  private FairnessFile() {}

  /**
   * Writes what came of the criteria, and why they cannot all hold.
   *
   * @param measuredOn the hashes of the files measured, by their names
   */
  public static void write(
      Path path, List<FairnessFinding> findings, List<Impossibility> cases, Map<String, String> measuredOn)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("tolerance", FairnessVerdict.TOLERANCE);
    ArrayNode criteria = root.putArray("criteria");
    findings.forEach(finding -> write(criteria.addObject(), finding));
    ObjectNode impossibility = root.putObject("impossibility");
    impossibility.put(
        "sentence", cases.stream().map(Impossibility::sentence).filter(words -> !words.isEmpty()).findFirst().orElse(""));
    ArrayNode all = impossibility.putArray("cases");
    cases.forEach(one -> write(all.addObject(), one));
    measuredOn.forEach(root.putObject(MeasuredFiles.FIELD)::put);
    WholeFile.write(path, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }

  private static void write(ObjectNode json, FairnessFinding finding) {
    json.put("name", finding.criterion().id()).put("by", finding.by());
    finding.groups().forEach(json.putArray("groups")::add);
    finding.leftOut().forEach(json.putArray("left_out")::add);
    json.set("gap", MeasuredJson.of(finding.gap()));
    json.set("ratio", MeasuredJson.of(finding.ratio()));
    switch (finding.verdict()) {
      case HOLDS -> json.put("holds", true);
      case VIOLATED -> json.put("holds", false);
      case OPEN -> json.putNull("holds");
    }
    json.put("sentence", finding.sentence());
  }

  private static void write(ObjectNode json, Impossibility one) {
    json.put("by", one.by());
    put(json, "precision", one.commonPrecision());
    put(json, "tpr", one.commonTruePositiveRate());
    json.set("base_rate_gap", MeasuredJson.of(one.baseRateGap()));
    ArrayNode groups = json.putArray("groups");
    for (Impossibility.Rates rates : one.groups()) {
      ObjectNode group = groups.addObject().put("group", rates.group());
      put(group, "base_rate", rates.baseRate());
      put(group, "precision", rates.precision());
      put(group, "tpr", rates.truePositiveRate());
      put(group, "fpr", rates.falsePositiveRate());
      put(group, "fpr_needed", rates.falsePositiveRateNeeded());
    }
    json.put("sentence", one.sentence());
  }
}

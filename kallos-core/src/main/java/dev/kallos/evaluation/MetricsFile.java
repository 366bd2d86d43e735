package dev.kallos.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.dataset.Part;
import dev.kallos.dataset.Split;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.MeasuredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The file {@code metrics.json}. What is undefined is null in it.
 *
 * @param net which net was measured
 * @param split on which parts
 * @param validation the validation part's figures
 * @param test the test part's figures, with intervals
 * @param baselines what answers without looking would reach
 * @param ensemble the members, if an ensemble was measured
 * @param bayesAccuracy the best accuracy anyone can reach, where it is known because the faces were drawn
 * @param scoresOfOthers whether the scores are not as the run wrote them
 * @param measuredOn the SHA-256 of each file measured, by its name
 */
public record MetricsFile(
    Net net,
    Parts split,
    Evaluation validation,
    Evaluation test,
    Baselines baselines,
    Optional<Ensemble> ensemble,
    OptionalDouble bayesAccuracy,
    boolean scoresOfOthers,
    Map<String, String> measuredOn) {
  public MetricsFile {
    measuredOn = Collections.unmodifiableMap(new LinkedHashMap<>(measuredOn));
  }

  /**
   * The net that was measured.
   *
   * @param attribute what it learnt
   * @param network its design's name
   * @param size its input, for instance {@code 64x80}
   * @param seed the run's seed
   */
  public record Net(String attribute, String network, String size, long seed) {}

  /**
   * The parts it was trained and measured on.
   *
   * @param kind how the split was made
   * @param overlap how many subjects stand in more than one part; −1 if subjects are unknown, null in the file
   * @param counts what each part holds; a part's subjects are null in the file if they are unknown
   */
  public record Parts(Split.Kind kind, int overlap, Map<Part, PartCounts> counts) {
    public Parts {
      counts = Map.copyOf(counts);
    }
  }

  /**
   * The members of an ensemble, as they do on the test part.
   *
   * @param names what each is called
   * @param seeds each one's seed
   * @param figures what was measured
   */
  public record Ensemble(List<String> names, List<Long> seeds, EnsembleEvaluation figures) {}

  /** Writes the file. */
  public void write(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  /** The file's content. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("attribute", net.attribute()).put("network", net.network()).put("size", net.size());
    json.put("seed", net.seed());
    if (scoresOfOthers) {
      json.put("scores_of_others", true);
    }
    putSplit(json.putObject("split"));
    putEvaluation(json.putObject("validation"), validation, false);
    putEvaluation(json.putObject("test"), test, true);
    ObjectNode node = json.putObject("baselines");
    put(node.putObject("majority"), "accuracy", baselines.majority(), true);
    if (baselines.sexOnly().isPresent()) {
      put(node.putObject("sex_only"), "accuracy", baselines.sexOnly().get(), true);
    } else {
      node.putNull("sex_only");
    }
    ensemble.ifPresent(members -> putEnsemble(json.putObject("ensemble"), members));
    bayesAccuracy.ifPresent(value -> MeasuredJson.put(json, "bayes_accuracy", value));
    if (!measuredOn.isEmpty()) {
      measuredOn.forEach(json.putObject(MeasuredFiles.FIELD)::put);
    }
    return json;
  }

  private void putSplit(ObjectNode node) {
    node.put("kind", split.kind().id());
    node.put("overlap", split.overlap() < 0 ? null : (Integer) split.overlap());
    for (Part part : Part.values()) {
      PartCounts counts = split.counts().getOrDefault(part, new PartCounts(0, OptionalInt.empty(), 0));
      ObjectNode child = node.putObject(part.id());
      child.put("faces", counts.faces());
      child.put("subjects", counts.subjects().isPresent() ? (Integer) counts.subjects().getAsInt() : null);
      child.put("positives", counts.positives());
    }
  }

  private static void putEnsemble(ObjectNode node, Ensemble ensemble) {
    ArrayNode members = node.putArray("members");
    for (int m = 0; m < ensemble.names().size(); m++) {
      ObjectNode member = members.addObject().put("name", ensemble.names().get(m)).put("seed", ensemble.seeds().get(m));
      putFigures(member, ensemble.figures().members().get(m));
    }
    putFigures(node.putObject("gain"), ensemble.figures().gain());
  }

  private static void putFigures(ObjectNode node, Map<Metric, Measured> figures) {
    EnsembleEvaluation.METRICS.forEach(metric -> put(node, metric.id(), figures.get(metric), true));
  }

  private static void putEvaluation(ObjectNode node, Evaluation evaluation, boolean intervals) {
    node.put("n", evaluation.faces());
    for (Metric metric : Metric.values()) {
      put(node, metric.id(), evaluation.get(metric), intervals);
    }
    ObjectNode confusion = node.putObject("confusion");
    for (Outcome outcome : Outcome.values()) {
      Measured count = evaluation.get(outcome);
      ObjectNode child = confusion.putObject(outcome.id());
      child.put("n", (long) count.value());
      if (intervals) {
        putInterval(child, "n_ci95", count.ci95());
      }
    }
  }

  private static void put(ObjectNode node, String name, Measured measured, boolean interval) {
    MeasuredJson.put(node, name, measured.value());
    if (interval) {
      putInterval(node, name + "_ci95", measured.ci95());
    }
  }

  private static void putInterval(ObjectNode node, String name, Interval interval) {
    if (interval.isDefined()) {
      node.putArray(name).add(interval.lo()).add(interval.hi());
    } else {
      node.putNull(name);
    }
  }
}

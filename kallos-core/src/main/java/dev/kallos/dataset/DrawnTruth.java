package dev.kallos.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of drawn faces because the program drew them; the file {@code drawn.json} beside their annotations.
 *
 * @param seed the seed they were drawn from
 * @param attribute the attribute whose labels were planted
 * @param attributes those that each face was drawn with or without; empty where older versions drew them
 * @param region the one region of the face that carries the label, if the plant is in one alone
 * @param intercept the planted rule's intercept
 * @param weights the planted rule: log-odds added by each drawn attribute that holds, bias included
 * @param bias what of these log-odds was planted on purpose to be found by an audit; empty for none
 * @param bayesAccuracy the best accuracy anyone can reach on these faces' labels: the mean of max(p, 1 − p) over the
 *     faces, p being the planted probability
 */
@JsonPropertyOrder({"seed", "attribute", "attributes", "region", "intercept", "weights", "bias", "bayes_accuracy"})
public record DrawnTruth(
    long seed,
    String attribute,
    List<String> attributes,
    Optional<String> region,
    double intercept,
    Map<String, Double> weights,
    Map<String, Double> bias,
    @JsonProperty("bayes_accuracy") double bayesAccuracy) {
  /** The file's name, at the data set's root. */
  public static final String FILE = "drawn.json";

  /** The table beside it of the probability each face's label was thrown with: {@code file,planted_probability}. */
  public static final String PROBABILITIES = "truth.csv";

  public DrawnTruth {
    attributes = List.copyOf(attributes);
  }

  /** As it stands in {@value #FILE} and in a run's settings; a region that is absent is null. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("seed", seed).put("attribute", attribute);
    attributes.forEach(json.putArray("attributes")::add);
    json.put("region", region.orElse(null)).put("intercept", intercept);
    weights.forEach(json.putObject("weights")::put);
    bias.forEach(json.putObject("bias")::put);
    return json.put("bayes_accuracy", bayesAccuracy);
  }
}

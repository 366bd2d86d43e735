package dev.kallos.synthetic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule by which {@code Attractive} is thrown: its log-odds are the intercept plus the weights of the attributes
 * that hold.
 *
 * @param intercept the log-odds where none of the weighed attributes holds
 * @param weights what each weighed attribute adds
 */
public record PlantedRule(double intercept, Map<FaceAttribute, Double> weights) {
  /** The intercept that makes half of the faces of {@link #whole()} positive, found by simulation. */
  private static final double WHOLE_INTERCEPT = -2.61;

  /** The rule over the whole face: expression, grooming and accessories. */
  public static PlantedRule whole() {
    Map<FaceAttribute, Double> weights = new EnumMap<>(FaceAttribute.class);
    weights.put(FaceAttribute.SMILING, 3.0);
    weights.put(FaceAttribute.MOUTH_SLIGHTLY_OPEN, .8);
    weights.put(FaceAttribute.ARCHED_EYEBROWS, 1.4);
    weights.put(FaceAttribute.WAVY_HAIR, 2.4);
    weights.put(FaceAttribute.BANGS, 1.8);
    weights.put(FaceAttribute.ROSY_CHEEKS, 1.4);
    weights.put(FaceAttribute.WEARING_EARRINGS, .8);
    weights.put(FaceAttribute.EYEGLASSES, -3.6);
    weights.put(FaceAttribute.WEARING_HAT, -2.4);
    weights.put(FaceAttribute.BUSHY_EYEBROWS, -2.4);
    weights.put(FaceAttribute.GOATEE, -2.0);
    weights.put(FaceAttribute.FIVE_O_CLOCK_SHADOW, -1.0);
    return new PlantedRule(WHOLE_INTERCEPT, weights);
  }

  /** The rule of a plant; as its attributes are fair coins, half of the faces are positive. */
  public static PlantedRule of(Plant plant) {
    double sum = plant.weights().values().stream().mapToDouble(Double::doubleValue).sum();
    return new PlantedRule(-sum / 2, plant.weights());
  }

  static PlantedRule of(Optional<Plant> plant) {
    return plant.map(PlantedRule::of).orElseGet(PlantedRule::whole);
  }

  /** This rule, with log-odds added for attributes on purpose, whether or not the rule weighs them. */
  PlantedRule biased(Map<String, Double> bias) {
    Map<FaceAttribute, Double> all = new EnumMap<>(weights);
    bias.forEach((attribute, logOdds) -> all.merge(FaceAttribute.of(attribute), logOdds, Double::sum));
    return new PlantedRule(intercept, all);
  }

  /** The probability that a face with these attributes is labelled attractive. */
  public double probability(Set<FaceAttribute> attributes) {
    double logit = intercept;
    for (Map.Entry<FaceAttribute, Double> weight : weights.entrySet()) {
      if (attributes.contains(weight.getKey())) {
        logit += weight.getValue();
      }
    }
    return 1 / (1 + StrictMath.exp(-logit));
  }
}

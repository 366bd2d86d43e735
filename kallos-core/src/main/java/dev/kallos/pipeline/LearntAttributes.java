package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Labels;
import dev.kallos.network.NetworkDesign;
import dev.kallos.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a net learns.
 *
 * @param asked the attribute that scores, maps and audit are about
 * @param all what it learns, the asked attribute first
 * @param others how much the others count together in the loss, beside the asked one's 1
 * @param leftOut the others that it would learn if there were not one answer for all faces
 */
record LearntAttributes(String asked, List<String> all, double others, List<String> leftOut) {
  private static final String USUAL = "Attractive";

  /**
   * Works it out. Others are learnt if they count; asked for {@value RunSettings#ALL_ATTRIBUTES}, each counts as much as the
   * one that scores are about. Left out is what all faces have, or none.
   *
   * @throws UnusableInputException if the data has no attribute, or if all are asked for and a weight of the others that is not
   *     the net's usual one as well
   */
  static LearntAttributes of(RunSettings settings, Labels labels) {
    boolean all = settings.attribute().equals(RunSettings.ALL_ATTRIBUTES) && !labels.has(RunSettings.ALL_ATTRIBUTES);
    if (all && labels.attributes().isEmpty()) {
      throw new UnusableInputException(settings.data().path() + " has no attribute to learn; give a table with labels.");
    }
    if (all && settings.plan().others() != usualOthers(settings)) {
      throw new UnusableInputException(
          "--attribute all lets each attribute count alike, so --other-attributes has no meaning with it; leave one of them out.");
    }
    String asked = all ? usual(settings, labels) : settings.attribute();
    List<String> learnt = new ArrayList<>(List.of(asked));
    List<String> leftOut = new ArrayList<>();
    if (all || settings.plan().others() > 0) {
      for (String other : labels.attributes()) {
        if (!other.equals(asked)) {
          (labels.hasBoth(other) ? learnt : leftOut).add(other);
        }
      }
    }
    double others = learnt.size() == 1 ? 0 : all ? learnt.size() - 1 : settings.plan().others();
    return new LearntAttributes(asked, List.copyOf(learnt), others, List.copyOf(leftOut));
  }

  /** What was left out, a sentence; empty if nothing was. */
  Optional<String> warning() {
    return leftOut.isEmpty()
        ? Optional.empty()
        : Optional.of("Not learnt, since of the faces labelled with it all have it, or none: " + String.join(", ", leftOut) + ".");
  }

  private static double usualOthers(RunSettings settings) {
    return TrainingPlan.usual(NetworkDesign.named(settings.network())).others();
  }

  /** The column that the user had cut into labels, else the usual attribute, else the first that can be learnt. */
  private static String usual(RunSettings settings, Labels labels) {
    return Stream.concat(settings.data().cut().map(DatasetRequest.Cut::column).stream(), Stream.of(USUAL))
        .filter(labels::has)
        .findFirst()
        .orElseGet(labels::first);
  }
}

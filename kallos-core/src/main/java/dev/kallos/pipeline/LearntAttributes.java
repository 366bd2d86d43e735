package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a net learns.
 *
 * @param asked the attribute that scores, maps and audit are about
 * @param all what it learns, the asked attribute first
 * @param others how much the others count together in the loss, beside the asked one's 1
 */
record LearntAttributes(String asked, List<String> all, double others) {
  private static final String USUAL = "Attractive";

  /**
   * Works it out. Others are learnt if they count; asked for {@value RunSettings#ALL_ATTRIBUTES}, each counts as much as the
   * one that scores are about. Left out is what all faces have, or none.
   *
   * @throws UnusableInputException if the data has no attribute
   */
  static LearntAttributes of(RunSettings settings, Labels labels) {
    boolean all = settings.attribute().equals(RunSettings.ALL_ATTRIBUTES) && !labels.has(RunSettings.ALL_ATTRIBUTES);
    if (all && labels.attributes().isEmpty()) {
      throw new UnusableInputException(settings.data().path() + " has no attribute to learn; give a table with labels.");
    }
    String asked = all ? usual(settings, labels) : settings.attribute();
    List<String> learnt = new ArrayList<>(List.of(asked));
    for (String other : labels.attributes()) {
      boolean learnable = labels.count(other, 0) > 0 && labels.count(other, 1) > 0;
      if ((all || settings.plan().others() > 0) && learnable && !other.equals(asked)) {
        learnt.add(other);
      }
    }
    double others = learnt.size() == 1 ? 0 : all ? learnt.size() - 1 : settings.plan().others();
    return new LearntAttributes(asked, List.copyOf(learnt), others);
  }

  /** The column that the user had cut into labels, else the usual attribute, else the first. */
  private static String usual(RunSettings settings, Labels labels) {
    return Stream.concat(settings.data().cut().map(DatasetRequest.Cut::column).stream(), Stream.of(USUAL))
        .filter(labels::has)
        .findFirst()
        .orElseGet(() -> labels.attributes().get(0));
  }
}

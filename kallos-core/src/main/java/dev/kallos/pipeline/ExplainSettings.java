package dev.kallos.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What is to be explained, and how.
 *
 * @param methods ids of methods, {@code all} or {@code gradient}; the main method and the controls come along in any case
 * @param layer the convolution that methods of a single layer look at; if empty, the last
 * @param top how many of the most confident answers are shown on either side, 0 or more
 * @param faces names of further faces of the run to show, of whatever part
 * @param sample how many test faces, drawn by seed, slow methods are used on and tested by, beside those shown
 * @param shuffledLabels whether maps are compared with those of a net trained on shuffled labels, which takes the longest of
 *     the tests
 */
public record ExplainSettings(
    List<String> methods,
    Optional<String> layer,
    int top,
    List<String> faces,
    int sample,
    boolean shuffledLabels) {
  /** All methods, slow ones on the ten most confident answers of either side and forty more faces. */
  public static final ExplainSettings DEFAULT =
      new ExplainSettings(List.of("all"), Optional.empty(), 10, List.of(), 40, true);

  public ExplainSettings {
    methods = List.copyOf(methods);
    faces = List.copyOf(faces);
    if (top < 0 || sample < 0) {
      throw new IllegalArgumentException(top + " shown, " + sample + " drawn");
    }
  }
}

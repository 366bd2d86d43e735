package dev.kallos.pipeline;

import dev.kallos.explanation.SignedMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The faces one method is tested on.
 *
 * @param places their places among the test part's scores
 * @param faces their indices in the data and the pack
 * @param maps their maps
 * @param logits the explained net's own answers
 */
record TestedFaces(int[] places, int[] faces, List<SignedMap> maps, double[] logits) {
  /**
   * Draws faces of the test part by seed, ascending. Fewer are some of more, so that methods can be compared face by face.
   *
   * @param all how many there are
   * @param most how many at most
   */
  static int[] drawn(int all, int most, long seed) {
    return Gallery.sample(IntStream.range(0, all).toArray(), most, seed);
  }

  /**
   * The faces of a method that were drawn first.
   *
   * @param most how many at most
   */
  static TestedFaces of(Explained explained, Explained.Maps method, int most) {
    int count = Math.min(most, method.members().length);
    return at(explained, method, drawn(explained.test().size(), count, explained.seed()));
  }

  /** The given faces, all of which are the method's. */
  static TestedFaces at(Explained explained, Explained.Maps method, int[] places) {
    return new TestedFaces(
        places,
        Arrays.stream(places).map(place -> explained.faces()[place]).toArray(),
        Arrays.stream(places).mapToObj(method::at).toList(),
        Arrays.stream(places).mapToDouble(place -> explained.answers()[place]).toArray());
  }
}

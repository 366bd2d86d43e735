package dev.kallos.pipeline;

import dev.kallos.explanation.SignedMap;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
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
   * Draws faces by the run's seed. Those of different methods are the same as far as may be, so that methods can be compared face
   * by face.
   *
   * @param most how many at most
   */
  static TestedFaces of(Explained explained, Explained.Maps method, int most) {
    BitSet has = new BitSet();
    Arrays.stream(method.members()).forEach(has::set);
    int[] order = IntStream.range(0, explained.test().size()).toArray();
    SplittableRandom random = new SplittableRandom(explained.seed());
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int place = order[i];
      order[i] = order[j];
      order[j] = place;
    }
    return at(explained, method, Arrays.stream(order).filter(has::get).limit(most).sorted().toArray());
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

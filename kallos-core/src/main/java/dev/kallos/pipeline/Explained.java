package dev.kallos.pipeline;

import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import java.util.Arrays;
import java.util.List;

/**
 * The maps of a run, with all that tests of them need. A face is named by its place among the test part's scores.
 *
 * @param open the run's data, open
 * @param net the run's net in 32 bits
 * @param test the test part's scores
 * @param faces for each of them, the face's index in the data and the pack
 * @param answers for each of them, the logit of {@code net} itself, which looks at the face as it stands and in 32 bits: what its
 *     maps explain, and not the score where that is the mean over face and mirror image
 * @param regions the faces' regions, by index in the data, at the net's input size
 * @param methods the main method first, controls last
 */
record Explained(OpenRun open, ConvNet net, Scores test, int[] faces, double[] answers, FaceRegions regions, List<Maps> methods) {
  Explained {
    methods = List.copyOf(methods);
  }

  /**
   * The maps that a method is tested by and summed up.
   *
   * @param explainer the method
   * @param members whose, ascending places among the test part's scores: drawn by seed ({@link TestedFaces#drawn}), all of them for
   *     the main method; a face that is only shown is none, for those shown are not like the rest
   * @param maps a map for each member
   */
  record Maps(Explainer explainer, int[] members, List<SignedMap> maps) {
    /**
     * The map of a face.
     *
     * @throws IllegalArgumentException if it is no member
     */
    SignedMap at(int place) {
      int member = Arrays.binarySearch(members, place);
      if (member < 0) {
        throw new IllegalArgumentException(explainer.id() + " is not tested on face " + place);
      }
      return maps.get(member);
    }
  }

  /** The method whose maps stand for the run's. */
  Maps main() {
    return methods.get(0);
  }

  /** The run's seed. */
  long seed() {
    return open.config().seed();
  }

  /** Whom some faces of the test part show. */
  String[] subjects(int[] places) {
    return Arrays.stream(places).mapToObj(place -> test.subjects()[place]).toArray(String[]::new);
  }
}

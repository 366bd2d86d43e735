package dev.kallos.audit;

import dev.kallos.UnusableInputException;
import dev.kallos.evaluation.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The faces that are in the test part of several runs: on them alone are figures of the runs comparable. */
final class SharedFaces {
  private SharedFaces() {}

  /**
   * Each run's scores of the shared faces, in the first run's order.
   *
   * @throws UnusableInputException if there is no such face, or one has another subject or label in another run
   */
  static List<Scores> of(List<ComparedRun> runs) {
    List<Map<String, Integer>> places = runs.stream().map(run -> places(run.test())).toList();
    String[] shared =
        IntStream.range(0, runs.get(0).test().size())
            .mapToObj(i -> runs.get(0).test().files()[i])
            .filter(file -> places.stream().allMatch(of -> of.containsKey(file)))
            .toArray(String[]::new);
    if (shared.length == 0) {
      throw new UnusableInputException(
          "No face is in the test part of every run (%s); compare runs made from the same data with the same split: an"
              .formatted(String.join(", ", runs.stream().map(ComparedRun::name).toList()))
              + " official partition, or the same seed.");
    }
    List<Scores> scores = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      Map<String, Integer> of = places.get(r);
      scores.add(runs.get(r).test().select(IntStream.range(0, shared.length).map(i -> of.get(shared[i])).toArray()));
      requireSame(runs.get(0), scores.get(0), runs.get(r), scores.get(r));
    }
    return scores;
  }

  private static Map<String, Integer> places(Scores test) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < test.size(); i++) {
      places.put(test.files()[i], i);
    }
    return places;
  }

  private static void requireSame(ComparedRun first, Scores own, ComparedRun other, Scores its) {
    for (int i = 0; i < own.size(); i++) {
      if (own.labels()[i] != its.labels()[i]) {
        throw differs(own.files()[i], "labelled", first, yes(own.labels()[i]), other, yes(its.labels()[i]));
      }
      if (!own.subjects()[i].equals(its.subjects()[i])) {
        throw differs(own.files()[i], "of subject", first, own.subjects()[i], other, its.subjects()[i]);
      }
    }
  }

  private static String yes(int label) {
    return label == 1 ? "yes" : "no";
  }

  private static UnusableInputException differs(
      String file, String what, ComparedRun first, String own, ComparedRun other, String its) {
    return new UnusableInputException(
        "%s is %s %s in %s and %s in %s, so these are not the same faces; compare runs made from the same data."
            .formatted(file, what, own, first.name(), its, other.name()));
  }
}

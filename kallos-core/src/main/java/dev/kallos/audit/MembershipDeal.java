package dev.kallos.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Deals the membership of a group anew as chance would, people staying whole. What is dealt is a subject's whole pattern,
 * which of its faces are in the group and which are not; it goes to another subject with about as many faces. So an
 * attribute that stays with a person is dealt to persons, one that changes from picture to picture is dealt in the same
 * mixtures as it was found, and the faces of one person go on answering together.
 */
final class MembershipDeal {
  /** Subjects of like numbers of faces exchange patterns, at least so many with each other where there are. */
  private static final int STRATUM = 20;

  private final List<int[][]> strata;
  private final byte[] side;
  private final byte[] dealt;

  /**
   * Prepares dealing.
   *
   * @param faces the ranked faces
   * @param set the faces that are known to be in the group or not
   * @param side 1 for those in it, 0 for the others
   * @param random puts each subject's faces into an order of chance
   */
  MembershipDeal(RankedFaces faces, int[] set, byte[] side, SplittableRandom random) {
    this.side = side;
    this.dealt = side.clone();
    Map<Integer, List<Integer>> bySubject = new LinkedHashMap<>();
    for (int k = 0; k < set.length; k++) {
      List<Integer> places = bySubject.computeIfAbsent(faces.subject(set[k]), s -> new ArrayList<>());
      int place = random.nextInt(places.size() + 1);
      places.add(k);
      Collections.swap(places, place, places.size() - 1);
    }
    List<int[]> subjects =
        bySubject.values().stream()
            .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
            .sorted(Comparator.comparingInt((int[] places) -> places.length))
            .toList();
    strata = strata(subjects);
  }

  private static List<int[][]> strata(List<int[]> subjects) {
    List<int[][]> strata = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= subjects.size(); to++) {
      boolean full = to - from >= STRATUM && subjects.size() - to >= STRATUM;
      if (to == subjects.size() || full && subjects.get(to).length > subjects.get(to - 1).length) {
        strata.add(subjects.subList(from, to).toArray(int[][]::new));
        from = to;
      }
    }
    return strata;
  }

  /** Deals; the array is overwritten by the next deal. */
  byte[] deal(SplittableRandom random) {
    for (int[][] stratum : strata) {
      int[] donors = IntStream.range(0, stratum.length).toArray();
      for (int receiver = 0; receiver < stratum.length; receiver++) {
        int drawn = receiver + random.nextInt(stratum.length - receiver);
        int donor = donors[drawn];
        donors[drawn] = donors[receiver];
        copy(stratum[donor], stratum[receiver], random);
      }
    }
    return dealt;
  }

  /** Gives a subject another's pattern, from a place of chance on; over and over if it has more faces. */
  private void copy(int[] donor, int[] receiver, SplittableRandom random) {
    int next = random.nextInt(donor.length);
    for (int place : receiver) {
      dealt[place] = side[donor[next]];
      next = next + 1 == donor.length ? 0 : next + 1;
    }
  }
}

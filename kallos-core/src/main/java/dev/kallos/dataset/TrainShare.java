package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A split of whose training part a share of the subjects is kept; validation and test parts are untouched. A smaller
 * share's subjects are among a larger one's, for the same data and seed. A face whose subject is unknown stands for
 * itself.
 *
 * @param split what is kept
 * @param faces how many faces of the training part are left out
 * @param subjects how many subjects they show; −1 if not all of the training part's are known
 */
public record TrainShare(Split split, int faces, int subjects) {
  /** Keeps this order apart from the one in which subjects are dealt to the parts. */
  private static final long OWN_ORDER = 0x7261696e53686172L;

  /**
   * Keeps the nearest whole number of subjects to the share, one at least.
   *
   * @param share of the training part's subjects; above 0, at most 1
   * @param seed decides, with the subjects' names alone, who is kept
   */
  public static TrainShare of(FaceDataset data, Split split, double share, long seed) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share);
    }
    int[] train = split.faces(Part.TRAIN);
    boolean known = IntStream.of(train).allMatch(data.faces()::hasSubject);
    if (share == 1) {
      return new TrainShare(split, 0, known ? 0 : -1);
    }
    IntFunction<String> who = face -> data.faces().subject(face).orElseGet(() -> data.faces().file(face));
    List<String> order = SeededOrder.of(IntStream.of(train).mapToObj(who).collect(Collectors.toSet()), seed ^ OWN_ORDER);
    int kept = Math.max(1, (int) Math.round(share * order.size()));
    Set<String> used = new HashSet<>(order.subList(0, kept));
    PartColumn parts =
        new PartColumn(
            data.size(),
            i -> stays(split.parts().get(i), used, who.apply(i)) ? split.parts().get(i) : Optional.empty());
    Split smaller = new Split(split.kind(), parts, Splitter.overlap(data, parts));
    return new TrainShare(smaller, train.length - smaller.faces(Part.TRAIN).length, known ? order.size() - kept : -1);
  }

  /**
   * Checks that what is kept of the training part holds faces of both classes.
   *
   * @param attribute the attribute's name, for the message
   * @param labels a label for each face: 1, 0 or −1
   * @throws UnusableInputException if it does not
   */
  public void requireBothClasses(String attribute, byte[] labels) {
    long holds = split.count(Part.TRAIN, labels, 1);
    long fails = split.count(Part.TRAIN, labels, 0);
    if (holds == 0 || fails == 0) {
      throw new UnusableInputException(
          "The share of the part train that is kept has %d faces with '%s' and %d without, and needs both; keep a larger one."
              .formatted(holds, attribute, fails));
    }
  }

  private static boolean stays(Optional<Part> part, Set<String> used, String who) {
    return !part.equals(Optional.of(Part.TRAIN)) || used.contains(who);
  }
}

package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which part each face is in.
 *
 * @param kind how it was made
 * @param parts a part for each face of the data set, in its order; empty for a face left out
 * @param overlap how many subjects stand in more than one part; −1 if subjects are unknown
 */
public record Split(Kind kind, List<Optional<Part>> parts, int overlap) {
  public Split {
    parts = PartColumn.of(parts);
  }

  /** How a split was made. */
  public enum Kind {
    /** The data set's own partition file. */
    OFFICIAL("official"),
    /** Drawn by subject: nobody stands in two parts. */
    SUBJECTS("subjects"),
    /** Drawn by face, so that the same person may stand on both sides: worthless as a test, marked as such. */
    FACES_LEAKY("faces-leaky");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /**
   * What is amiss with it as a test, a sentence; empty if nobody is counted in two parts, or the data's own partition cannot be.
   */
  public Optional<String> warning() {
    if (overlap > 0) {
      return Optional.of(
          ("%s in more than one part, so the test part does not show strangers alone, and a net that knows a person can repeat"
                  + " that person's label; the split subjects keeps people apart.")
              .formatted(overlap == 1 ? "One person stands" : "%,d people stand".formatted(overlap)));
    }
    return kind == Kind.FACES_LEAKY && overlap < 0
        ? Optional.of(
            "The split is by face and who is who is unknown, so the same people can stand in train and test, and the test part"
                + " says nothing about strangers; name the subjects, and the split subjects keeps people apart.")
        : Optional.empty();
  }

  /** The indices of the faces in one part, ascending. */
  public int[] faces(Part part) {
    Optional<Part> wanted = Optional.of(part);
    return IntStream.range(0, parts.size()).filter(i -> parts.get(i).equals(wanted)).toArray();
  }

  /**
   * Checks that each part holds faces of both classes, without which it can neither teach nor test.
   *
   * @param attribute the attribute's name, for the message
   * @param labels a label for each face: 1, 0 or −1
   * @throws UnusableInputException if a part does not
   */
  public void requireBothClasses(String attribute, byte[] labels) {
    for (Part part : Part.values()) {
      long holds = count(part, labels, 1);
      long fails = count(part, labels, 0);
      if (holds == 0 || fails == 0) {
        throw new UnusableInputException(
            "The part %s has %d faces with '%s' and %d without, and needs both; use more faces, or split them otherwise."
                .formatted(part.id(), holds, attribute, fails));
      }
    }
  }

  /** How many faces of a part have a label. */
  long count(Part part, byte[] labels, int label) {
    return IntStream.of(faces(part)).filter(face -> labels[face] == label).count();
  }
}

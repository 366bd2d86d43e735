package dev.kallos.dataset;

import java.util.List;
import java.util.Optional;

/**
 * Which part each face is in.
 *
 * @param kind how it was made
 * @param parts a part for each face of the data set, in its order; empty for a face left out
 * @param overlap how many subjects stand in more than one part; −1 if subjects are unknown
 */
public record Split(Kind kind, List<Optional<Part>> parts, int overlap) {
  public Split {
    parts = List.copyOf(parts);
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

  /** The indices of the faces in one part, ascending. */
  public int[] faces(Part part) {
    return java.util.stream.IntStream.range(0, parts.size())
        .filter(i -> parts.get(i).equals(Optional.of(part)))
        .toArray();
  }
}

package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Divides faces into train, validation and test parts. */
public final class Splitter {
  private Splitter() {}

  /**
   * Divides the faces of a data set. A face that is not usable, or that the chosen kind knows nothing of (no part in
   * the partition, no subject), is left out.
   *
   * @param kind how; if empty, official where the partition has all three parts, else by subject
   * @param usable whether each face may be used (a face whose photo is unreadable or whose label is unknown may not)
   * @param seed decides who comes into which part; the order of the rows does not
   * @throws UnusableInputException if that kind cannot be made of this data, or would leave a part empty
   */
  public static Split split(FaceDataset data, Optional<Split.Kind> kind, boolean[] usable, long seed) {
    Split.Kind chosen = kind.orElseGet(() -> choose(data, usable));
    IntFunction<Optional<Part>> rule =
        switch (chosen) {
          case OFFICIAL -> data.faces()::officialPart;
          case SUBJECTS -> bySubject(data, usable, seed);
          case FACES_LEAKY -> byFace(data, usable, seed);
        };
    PartColumn parts = new PartColumn(data.size(), i -> usable[i] ? rule.apply(i) : Optional.empty());
    refuseEmptyPart(data, chosen, parts);
    return new Split(chosen, parts, overlap(data, parts));
  }

  private static Split.Kind choose(FaceDataset data, boolean[] usable) {
    Set<Part> parts = new HashSet<>();
    boolean subjects = false;
    for (int i = 0; i < data.size(); i++) {
      if (usable[i]) {
        data.faces().officialPart(i).ifPresent(parts::add);
        subjects |= data.faces().hasSubject(i);
      }
    }
    if (parts.size() == Part.values().length) {
      return Split.Kind.OFFICIAL;
    }
    if (subjects) {
      return Split.Kind.SUBJECTS;
    }
    throw new UnusableInputException(
        data.root()
            + " has neither a partition with train, validation and test nor subjects, and a split by image is"
            + " worthless: in CelebA 99.9 % of its test images would show a person who is in train too, and looking up"
            + " that person's majority label scores 81.0 %, more than the article's 80.4 %, without any vision; add a"
            + " table of subjects (identity_CelebA.txt, or a column 'subject'), or ask for the split faces-leaky.");
  }

  private static IntFunction<Optional<Part>> bySubject(FaceDataset data, boolean[] usable, long seed) {
    Map<String, Integer> sizes = sizes(data, usable, data.faces()::subject);
    if (sizes.isEmpty()) {
      throw new UnusableInputException(
          data.root() + " names no subjects, so it cannot be split by subject; add a table of them"
              + " (identity_CelebA.txt, or a column 'subject').");
    }
    Map<String, Part> drawn = PartDraw.draw(sizes, seed);
    return face -> data.faces().subject(face).map(drawn::get);
  }

  private static IntFunction<Optional<Part>> byFace(FaceDataset data, boolean[] usable, long seed) {
    Map<String, Part> drawn = PartDraw.draw(sizes(data, usable, face -> Optional.of(data.faces().file(face))), seed);
    return face -> Optional.of(drawn.get(data.faces().file(face)));
  }

  private static Map<String, Integer> sizes(
      FaceDataset data, boolean[] usable, IntFunction<Optional<String>> unit) {
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 0; i < data.size(); i++) {
      if (usable[i]) {
        unit.apply(i).ifPresent(name -> sizes.merge(name, 1, Integer::sum));
      }
    }
    return sizes;
  }

  private static void refuseEmptyPart(FaceDataset data, Split.Kind kind, List<Optional<Part>> parts) {
    if (kind == Split.Kind.OFFICIAL && IntStream.range(0, data.size()).allMatch(i -> data.faces().officialPart(i).isEmpty())) {
      throw new UnusableInputException(
          data.root() + " has no partition, so it cannot be split by one; add it (list_eval_partition.txt, or a column"
              + " 'partition'), or split by subject instead.");
    }
    for (Part part : Part.values()) {
      if (!parts.contains(Optional.of(part))) {
        throw new UnusableInputException(
            kind == Split.Kind.OFFICIAL
                ? "The partition of %s puts no usable face into the part %s; split by subject instead."
                    .formatted(data.root(), part.id())
                : "%s has too few usable faces of different people to fill the part %s; give it more of them."
                    .formatted(data.root(), part.id()));
      }
    }
  }

  /** How many subjects stand in more than one part; −1 if no subject is known. */
  static int overlap(FaceDataset data, List<Optional<Part>> parts) {
    byte[] seenIn = new byte[data.faces().subjects()];
    boolean known = false;
    int overlap = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isPresent() && data.faces().hasSubject(i)) {
        int subject = data.faces().subjectNumber(i);
        int before = Integer.bitCount(seenIn[subject]);
        seenIn[subject] |= (byte) (1 << parts.get(i).get().ordinal());
        overlap += before == 1 && Integer.bitCount(seenIn[subject]) == 2 ? 1 : 0;
        known = true;
      }
    }
    return known ? overlap : -1;
  }
}

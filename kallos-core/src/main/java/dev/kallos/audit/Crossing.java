package dev.kallos.audit;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Attributes whose values make groups together: each combination of them is one. A single attribute is a crossing too.
 *
 * @param attributes one to {@value #MOST} names, none twice
 */
public record Crossing(List<String> attributes) {
  private static final List<String> SEX_AND_AGE = List.of("Male", "Young");

  private static final int MOST = 4;

  public Crossing {
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty() || attributes.size() > MOST || new HashSet<>(attributes).size() < attributes.size()) {
      throw new IllegalArgumentException("a crossing of " + attributes);
    }
  }

  /** Sex crossed with age, in CelebA's names, unless one of them is unknown or is what the net learnt. */
  public static List<Crossing> usual(Labels labels, String learnt) {
    return labels.attributes().containsAll(SEX_AND_AGE) && !SEX_AND_AGE.contains(learnt)
        ? List.of(new Crossing(SEX_AND_AGE))
        : List.of();
  }

  /** Sex alone and age alone, where they are known and are not what the net learnt. */
  static List<Crossing> sexAndAge(Labels labels, String learnt) {
    return SEX_AND_AGE.stream()
        .filter(name -> labels.has(name) && !name.equals(learnt))
        .map(name -> new Crossing(List.of(name)))
        .toList();
  }

  /** Each of some crossings once, however its attributes are ordered; the first order stays. */
  public static List<Crossing> distinct(List<Crossing> crossings) {
    Map<Set<String>, Crossing> distinct = new LinkedHashMap<>();
    crossings.forEach(crossing -> distinct.putIfAbsent(Set.copyOf(crossing.attributes()), crossing));
    return List.copyOf(distinct.values());
  }

  /** Its name: the attributes' with × between. */
  public String name() {
    return String.join("×", attributes);
  }

  /**
   * Reads what a user wrote: names with {@code ×}, {@code *} or {@code x} between, with or without blanks. An x within a
   * name of the data is no sign.
   *
   * @param labels the data's attributes
   * @param learnt what the net learns, within whose values there is but one label
   * @throws UnusableInputException if it names an unknown attribute, the learnt one, one twice, or too many
   */
  public static Crossing parse(String text, Labels labels, String learnt) {
    List<String> names = new ArrayList<>();
    for (String piece : text.split("[×*]|\\s+x\\s+", -1)) {
      List<String> known = labels.attributes();
      names.addAll(split(piece.strip(), known).orElseGet(() -> List.of(unknownIn(piece.strip(), known))));
    }
    names.forEach(labels::of);
    if (names.contains(learnt)) {
      throw new UnusableInputException(
          "'%s' cannot be a group: it is what the net learnt, and within either of its values there is but one label."
              .formatted(learnt));
    }
    if (new HashSet<>(names).size() < names.size() || names.size() > MOST) {
      throw new UnusableInputException(
          "'%s' cannot be crossed; name up to %d attributes, none of them twice, for instance Male×Young."
              .formatted(text, MOST));
    }
    return new Crossing(names);
  }

  /** The names in a piece, if it is known ones with x between. */
  private static Optional<List<String>> split(String piece, List<String> known) {
    if (known.contains(piece)) {
      return Optional.of(List.of(piece));
    }
    for (int x = piece.indexOf('x'); x >= 0; x = piece.indexOf('x', x + 1)) {
      String first = piece.substring(0, x);
      if (known.contains(first)) {
        Optional<List<String>> rest = split(piece.substring(x + 1), known);
        if (rest.isPresent()) {
          List<String> all = new ArrayList<>(List.of(first));
          all.addAll(rest.get());
          return Optional.of(all);
        }
      }
    }
    return Optional.empty();
  }

  /** What is left of a piece behind the known names it begins with. */
  private static String unknownIn(String piece, List<String> known) {
    for (int x = piece.indexOf('x'); x >= 0; x = piece.indexOf('x', x + 1)) {
      if (known.contains(piece.substring(0, x))) {
        return unknownIn(piece.substring(x + 1), known);
      }
    }
    return piece;
  }
}

package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Some of the test faces, and those to compare them with.
 *
 * @param name its name in files
 * @param members its faces, ascending
 * @param complement the faces known not to be in it, ascending; none for the whole
 */
record Group(String name, int[] members, int[] complement) {
  /** All faces. */
  static Group whole(int faces) {
    return new Group(Comparison.WHOLE, IntStream.range(0, faces).toArray(), new int[0]);
  }

  /**
   * The whole, each attribute's faces with and without it, and the crossings. The attribute the net learns makes no
   * group: within either of its values there is but one label.
   */
  static List<Group> of(Labels labels, int faces, String learnt, List<Crossing> crossings) {
    List<Group> groups = new ArrayList<>(List.of(whole(faces)));
    for (String attribute : labels.attributes()) {
      if (!attribute.equals(learnt)) {
        groups.addAll(of(labels, faces, new Crossing(List.of(attribute))));
      }
    }
    crossings.stream()
        .filter(crossing -> crossing.attributes().size() > 1)
        .forEach(crossing -> groups.addAll(of(labels, faces, crossing)));
    return groups;
  }

  /**
   * The groups of one crossing: a combination of values each, all holding first; those without a face are left out. A
   * face of which one of the values is unknown is in none of them.
   */
  static List<Group> of(Labels labels, int faces, Crossing crossing) {
    List<byte[]> columns = crossing.attributes().stream().map(labels::of).toList();
    int combinations = 1 << columns.size();
    int[] combination = IntStream.range(0, faces).map(face -> combination(columns, face)).toArray();
    int[] known = IntStream.range(0, faces).filter(face -> combination[face] >= 0).toArray();
    List<Group> groups = new ArrayList<>();
    for (int c = combinations - 1; c >= 0; c--) {
      int wanted = c;
      int[] members = IntStream.of(known).filter(face -> combination[face] == wanted).toArray();
      int[] complement = IntStream.of(known).filter(face -> combination[face] != wanted).toArray();
      if (members.length > 0) {
        groups.add(new Group(name(crossing, wanted), members, complement));
      }
    }
    return groups;
  }

  /** The values as binary digits, the first attribute's highest; −1 if one is unknown. */
  private static int combination(List<byte[]> columns, int face) {
    int combination = 0;
    for (byte[] column : columns) {
      if (column[face] == Labels.UNKNOWN) {
        return -1;
      }
      combination = 2 * combination + column[face];
    }
    return combination;
  }

  private static String name(Crossing crossing, int combination) {
    int last = crossing.attributes().size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(a -> crossing.attributes().get(a) + "=" + (combination >> (last - a) & 1))
        .collect(Collectors.joining(" & "));
  }
}

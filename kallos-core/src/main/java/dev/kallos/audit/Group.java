package dev.kallos.audit;

import dev.kallos.dataset.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Some of the test faces, and those to compare them with.
 *
 * @param name its name in files
 * @param members its faces, ascending
 * @param complement the faces known not to be in it, ascending; none for the whole
 */
record Group(String name, int[] members, int[] complement) {
  private static final String SEX = "Male";
  private static final String AGE = "Young";

  /**
   * The whole, each attribute's faces with and without it, and sex crossed with age. The attribute the net learns makes
   * no group: within either of its values there is but one label.
   */
  static List<Group> of(Labels labels, int faces, String learnt) {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("all", IntStream.range(0, faces).toArray(), new int[0]));
    for (String attribute : labels.attributes()) {
      if (!attribute.equals(learnt)) {
        byte[] values = labels.of(attribute);
        for (int value = 1; value >= 0; value--) {
          int wanted = value;
          add(groups, attribute + "=" + value, faces, i -> values[i] >= 0, i -> values[i] == wanted);
        }
      }
    }
    if (labels.has(SEX) && labels.has(AGE) && !learnt.equals(SEX) && !learnt.equals(AGE)) {
      addCrossing(groups, labels.of(SEX), labels.of(AGE), faces);
    }
    return groups;
  }

  private static void addCrossing(List<Group> groups, byte[] sex, byte[] age, int faces) {
    for (int s = 1; s >= 0; s--) {
      for (int a = 1; a >= 0; a--) {
        int wantedSex = s;
        int wantedAge = a;
        add(
            groups,
            SEX + "=" + s + " & " + AGE + "=" + a,
            faces,
            i -> sex[i] >= 0 && age[i] >= 0,
            i -> sex[i] == wantedSex && age[i] == wantedAge);
      }
    }
  }

  private static void add(List<Group> groups, String name, int faces, IntPredicate known, IntPredicate member) {
    int[] members = IntStream.range(0, faces).filter(member).toArray();
    int[] complement = IntStream.range(0, faces).filter(known.and(member.negate())).toArray();
    if (members.length > 0) {
      groups.add(new Group(name, members, complement));
    }
  }
}

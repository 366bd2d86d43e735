package dev.kallos.dataset;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws a part for each unit (a subject, or a face) so that the parts hold near 80, 10 and 10 % of the faces. */
final class PartDraw {
  private static final double SHARE = 0.1;

  private PartDraw() {}

  /**
   * Draws the parts.
   *
   * @param sizes how many faces each unit has
   * @param seed decides, with the units' names alone, who goes where
   */
  static Map<String, Part> draw(Map<String, Integer> sizes, long seed) {
    List<String> shuffled = SeededOrder.of(sizes.keySet(), seed);
    double target = SHARE * sizes.values().stream().mapToLong(Integer::longValue).sum();
    Map<String, Part> drawn = new HashMap<>(2 * sizes.size());
    Map<Part, Integer> filled = new EnumMap<>(Part.class);
    for (String name : shuffled) {
      int size = sizes.get(name);
      Part part = Part.TRAIN;
      for (Part small : List.of(Part.VALIDATION, Part.TEST)) {
        double missing = target - filled.getOrDefault(small, 0);
        if (Math.abs(missing - size) < missing) {
          part = small;
        }
      }
      filled.merge(part, size, Integer::sum);
      drawn.put(name, part);
    }
    for (Part small : List.of(Part.TEST, Part.VALIDATION)) {
      if (!filled.containsKey(small)) {
        moveSmallest(shuffled, sizes, drawn, small);
      }
    }
    return drawn;
  }

  /** Where every unit overshoots the tenth, the smallest one of train makes the part. */
  private static void moveSmallest(
      List<String> shuffled, Map<String, Integer> sizes, Map<String, Part> drawn, Part part) {
    List<String> train = shuffled.stream().filter(name -> drawn.get(name) == Part.TRAIN).toList();
    if (train.size() > 1) {
      train.stream().min(Comparator.comparing(sizes::get)).ifPresent(name -> drawn.put(name, part));
    }
  }
}

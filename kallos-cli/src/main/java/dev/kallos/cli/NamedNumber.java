package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an option sets by name, {@code shift=0.05}. */
record NamedNumber(String name, double value) {

  /**
   * All of them by their names, in the order given.
   *
   * @throws UnusableInputException if there is none, as in {@code --bias ,}, or one is named twice
   */
  static Map<String, Double> map(String option, List<NamedNumber> given) {
    if (given.isEmpty()) {
      throw new UnusableInputException(option + " sets nothing; name what it is to set, or leave it out.");
    }
    Map<String, Double> map = new LinkedHashMap<>();
    for (NamedNumber one : given) {
      if (map.put(one.name, one.value) != null) {
        throw new UnusableInputException("%s names %s twice; name it once.".formatted(option, one.name));
      }
    }
    return map;
  }
}

package dev.kallos.dataset;

import java.util.ArrayList;
import java.util.List;

/** Counts names and remembers the first three, for warnings that name examples. */
public final class FirstNamed {
  private final List<String> first = new ArrayList<>();
  private int count;

  /** Counts one more. */
  public void add(String name) {
    if (count++ < 3) {
      first.add(name);
    }
  }

  /** How many were counted. */
  public int count() {
    return count;
  }

  /** The count and its noun, for instance "1 face" or "12 faces". */
  public String counted(String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** The first names, with an ellipsis where there are more. */
  @Override
  public String toString() {
    return String.join(", ", first) + (count > first.size() ? ", …" : "");
  }
}

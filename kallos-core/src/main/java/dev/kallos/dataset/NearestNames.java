package dev.kallos.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names near a mistyped one: those that hold it or begin alike, then by edit distance. */
public final class NearestNames {
  private NearestNames() {}

  /** A sentence that says {@code name} is unknown and offers the three nearest of {@code known}. */
  static String sentence(String name, List<String> known) {
    return "There is no attribute '%s' in this data; the nearest names are %s.".formatted(name, of(name, known));
  }

  /** The three nearest of {@code known}, separated by commas. */
  public static String of(String name, List<String> known) {
    String wanted = fold(name);
    return known.stream()
        .sorted(Comparator.comparingInt(k -> remoteness(wanted, fold(k))))
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** Edit distance, less what the two share: people leave endings off ("smile") and name the noun alone ("glasses"). */
  private static int remoteness(String wanted, String known) {
    if (!wanted.isEmpty() && (known.contains(wanted) || wanted.contains(known))) {
      return Math.abs(known.length() - wanted.length()) - known.length() - wanted.length();
    }
    int shared = 0;
    while (shared < Math.min(wanted.length(), known.length()) && wanted.charAt(shared) == known.charAt(shared)) {
      shared++;
    }
    return distance(wanted, known) - shared;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /** Levenshtein's distance: insertions, deletions and substitutions cost 1 each. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

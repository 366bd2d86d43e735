package dev.kallos.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A random order of names that the seed and the names alone decide: no order of rows can change it. */
final class SeededOrder {
  private SeededOrder() {}

  /** The names in that order. */
  static List<String> of(Collection<String> names, long seed) {
    return names.stream()
        .sorted(Comparator.comparingLong((String name) -> key(name, seed)).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** FNV-1a over seed and name, then the finalizer of SplitMix64. */
  private static long key(String name, long seed) {
    long hash = 0xcbf29ce484222325L ^ seed * 0x9E3779B97F4A7C15L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xFF) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }
}

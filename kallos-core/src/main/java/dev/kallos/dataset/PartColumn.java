package dev.kallos.dataset;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** The part of each face, empty where it has none, a byte each. */
final class PartColumn extends AbstractList<Optional<Part>> implements RandomAccess {
  private static final List<Optional<Part>> PARTS =
      List.of(Optional.empty(), Optional.of(Part.TRAIN), Optional.of(Part.VALIDATION), Optional.of(Part.TEST));

  private final byte[] parts;

  PartColumn(int faces, IntFunction<Optional<Part>> partOf) {
    parts = new byte[faces];
    for (int i = 0; i < faces; i++) {
      parts[i] = (byte) PARTS.indexOf(partOf.apply(i));
    }
  }

  static PartColumn of(List<Optional<Part>> list) {
    return list instanceof PartColumn column ? column : new PartColumn(list.size(), list::get);
  }

  @Override
  public Optional<Part> get(int face) {
    return PARTS.get(parts[face]);
  }

  @Override
  public int size() {
    return parts.length;
  }
}

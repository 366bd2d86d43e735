package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.List;

/**
 * The attributes of every face.
 *
 * @param attributes the names, in the order of the table
 * @param values attribute × face: 1 it holds, 0 it does not, −1 unknown
 */
public record Labels(List<String> attributes, byte[][] values) {
  /** The marker of an unknown value. */
  public static final byte UNKNOWN = -1;

  public Labels {
    attributes = List.copyOf(attributes);
    if (attributes.size() != values.length) {
      throw new IllegalArgumentException(attributes.size() + " names for " + values.length + " columns");
    }
  }

  /**
   * For how many faces an attribute has that value: 1, 0 or −1.
   *
   * @throws UnusableInputException if there is no such attribute
   */
  public int count(String attribute, int value) {
    int count = 0;
    for (byte label : of(attribute)) {
      count += label == value ? 1 : 0;
    }
    return count;
  }

  /** The labels of some of the faces, in the given order. */
  public Labels select(int[] faces) {
    byte[][] selected = new byte[values.length][faces.length];
    for (int a = 0; a < values.length; a++) {
      for (int i = 0; i < faces.length; i++) {
        selected[a][i] = values[a][faces[i]];
      }
    }
    return new Labels(attributes, selected);
  }

  public boolean has(String attribute) {
    return attributes.contains(attribute);
  }

  /**
   * One attribute's values, a face each: 1, 0 or −1. The array is the table's own: read it, do not write it.
   *
   * @throws UnusableInputException if there is no such attribute; the message offers the nearest names
   */
  public byte[] of(String attribute) {
    int column = attributes.indexOf(attribute);
    if (column < 0) {
      throw new UnusableInputException(NearestNames.sentence(attribute, attributes));
    }
    return values[column];
  }
}

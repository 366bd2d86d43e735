package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.List;

/** The attributes of every face: 1 it holds, 0 it does not, −1 unknown. Held in two bits each. */
public final class Labels {
  /** The marker of an unknown value. */
  public static final byte UNKNOWN = -1;

  private final List<String> attributes;
  private final int faces;
  /** Attribute × face, four to a byte, each plus one. */
  private final byte[][] packed;

  private Labels(List<String> attributes, int faces, byte[][] packed) {
    this.attributes = List.copyOf(attributes);
    this.faces = faces;
    this.packed = packed;
  }

  /**
   * Takes over columns.
   *
   * @param attributes the names, in the order of the table
   * @param values attribute × face
   */
  public Labels(List<String> attributes, byte[][] values) {
    this(attributes, values.length == 0 ? 0 : values[0].length, Arrays.stream(values).map(Labels::pack).toArray(byte[][]::new));
    if (attributes.size() != values.length) {
      throw new IllegalArgumentException(attributes.size() + " names for " + values.length + " columns");
    }
    for (byte[] column : values) {
      if (column.length != faces) {
        throw new IllegalArgumentException("columns of " + faces + " and " + column.length + " labels");
      }
    }
  }

  private static byte[] pack(byte[] column) {
    byte[] packed = new byte[bytes(column.length)];
    for (int face = 0; face < column.length; face++) {
      put(packed, face, column[face]);
    }
    return packed;
  }

  private static int bytes(int faces) {
    return (faces + 3) / 4;
  }

  private static void put(byte[] packed, int face, byte label) {
    packed[face / 4] |= (byte) (label + 1 << 2 * (face % 4));
  }

  private static byte get(byte[] packed, int face) {
    return (byte) ((packed[face / 4] >> 2 * (face % 4) & 3) - 1);
  }

  /** The attributes' names, in the order of the table. */
  public List<String> attributes() {
    return attributes;
  }

  /** How many faces; 0 where there is no attribute. */
  public int faces() {
    return faces;
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
  public Labels select(int[] some) {
    byte[][] selected = new byte[packed.length][bytes(some.length)];
    for (int a = 0; a < packed.length; a++) {
      for (int i = 0; i < some.length; i++) {
        put(selected[a], i, get(packed[a], some[i]));
      }
    }
    return new Labels(attributes, some.length, selected);
  }

  public boolean has(String attribute) {
    return attributes.contains(attribute);
  }

  /**
   * One attribute's values, a face each: 1, 0 or −1, in an array of the caller's own.
   *
   * @throws UnusableInputException if there is no such attribute; the message offers the nearest names
   */
  public byte[] of(String attribute) {
    return of(column(attribute));
  }

  /** The values of the attribute of that index, as {@link #of(String)} gives them. */
  public byte[] of(int attribute) {
    byte[] labels = new byte[faces];
    for (int face = 0; face < faces; face++) {
      labels[face] = get(packed[attribute], face);
    }
    return labels;
  }

  /**
   * One face's value of one attribute: 1, 0 or −1.
   *
   * @throws UnusableInputException if there is no such attribute; the message offers the nearest names
   */
  public byte of(String attribute, int face) {
    return of(column(attribute), face);
  }

  /** One face's value of the attribute of that index: 1, 0 or −1. */
  public byte of(int attribute, int face) {
    return get(packed[attribute], face);
  }

  private int column(String attribute) {
    int column = attributes.indexOf(attribute);
    if (column < 0) {
      throw new UnusableInputException(NearestNames.sentence(attribute, attributes));
    }
    return column;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels
        && attributes.equals(labels.attributes)
        && faces == labels.faces
        && Arrays.deepEquals(packed, labels.packed);
  }

  @Override
  public int hashCode() {
    return 31 * attributes.hashCode() + Arrays.deepHashCode(packed);
  }

  /** Takes labels a face at a time. */
  public static final class Rows {
    private static final int FIRST = 16;

    private byte[][] packed = new byte[0][];
    private int faces;

    /** Adds a face: a label for each attribute, 1, 0 or −1; as many as of the faces before. */
    public void add(byte[] labels) {
      if (faces == 0) {
        packed = new byte[labels.length][FIRST];
      }
      for (int a = 0; a < packed.length; a++) {
        if (faces / 4 == packed[a].length) {
          packed[a] = Arrays.copyOf(packed[a], 2 * packed[a].length);
        }
        put(packed[a], faces, labels[a]);
      }
      faces++;
    }

    /** How many faces were added. */
    public int faces() {
      return faces;
    }

    /** The labels of all faces added, of attributes of these names. */
    public Labels of(List<String> attributes) {
      byte[][] columns = new byte[attributes.size()][bytes(faces)];
      for (int a = 0; a < columns.length && faces > 0; a++) {
        System.arraycopy(packed[a], 0, columns[a], 0, columns[a].length);
      }
      return new Labels(attributes, columns.length == 0 ? 0 : faces, columns);
    }
  }
}

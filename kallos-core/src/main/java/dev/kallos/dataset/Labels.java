package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attributes of every face: 1 it holds, 0 it does not, −1 unknown. Held in a bit each, and one more where some are unknown.
 */
public final class Labels {
  /** The marker of an unknown value. */
  public static final byte UNKNOWN = -1;

  private final List<String> attributes;
  private final List<Column> columns;
  private final int faces;
  private final Map<String, String> refusals;

  private Labels(List<String> attributes, List<Column> columns, int faces, Map<String, String> refusals) {
    if (attributes.size() != columns.size()) {
      throw new IllegalArgumentException(attributes.size() + " names for " + columns.size() + " columns");
    }
    this.attributes = List.copyOf(attributes);
    this.columns = columns;
    this.faces = faces;
    this.refusals = refusals;
  }

  /**
   * Labels from columns of one length.
   *
   * @param attributes the names, in the order of the table
   * @param values attribute × face
   */
  public Labels(List<String> attributes, byte[][] values) {
    this(attributes, Stream.of(values).map(Column::of).toList(), values.length == 0 ? 0 : values[0].length, Map.of());
    for (byte[] column : values) {
      if (column.length != faces) {
        throw new IllegalArgumentException("columns of " + faces + " and " + column.length + " labels");
      }
    }
  }

  /** One attribute. */
  private record Column(BitSet holds, BitSet unknown) {
    Column() {
      this(new BitSet(), new BitSet());
    }

    static Column of(byte[] labels) {
      Column column = new Column();
      for (int face = 0; face < labels.length; face++) {
        column.put(face, labels[face]);
      }
      return column;
    }

    void put(int face, byte label) {
      if (label == UNKNOWN) {
        unknown.set(face);
      } else if (label == 1) {
        holds.set(face);
      }
    }

    byte get(int face) {
      return unknown.get(face) ? UNKNOWN : (byte) (holds.get(face) ? 1 : 0);
    }

    /** The same without room to grow. */
    Column trimmed() {
      return new Column((BitSet) holds.clone(), (BitSet) unknown.clone());
    }

    Column select(int[] some) {
      Column selected = new Column();
      for (int i = 0; i < some.length; i++) {
        selected.put(i, get(some[i]));
      }
      return selected;
    }
  }

  /** The same, with what is told whoever asks for a column of the table that is no attribute: a sentence for each. */
  Labels refusing(Map<String, String> sentences) {
    return new Labels(attributes, columns, faces, Map.copyOf(sentences));
  }

  /** Why a column of the table is no attribute; empty if it is one, or there is no such column. */
  public Optional<String> refusal(String column) {
    return Optional.ofNullable(refusals.get(column));
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

  /** Whether some faces have an attribute and some have not. */
  public boolean hasBoth(String attribute) {
    return count(attribute, 1) > 0 && count(attribute, 0) > 0;
  }

  /**
   * The first attribute that some faces have and some have not, else the first.
   *
   * @throws java.util.NoSuchElementException if there is no attribute
   */
  public String first() {
    return attributes.stream().filter(this::hasBoth).findFirst().or(() -> attributes.stream().findFirst()).orElseThrow();
  }

  /** The labels of some of the faces, in the given order. */
  public Labels select(int[] some) {
    return new Labels(attributes, columns.stream().map(column -> column.select(some)).toList(), some.length, refusals);
  }

  public boolean has(String attribute) {
    return attributes.contains(attribute);
  }

  /**
   * One attribute's values, a face each: 1, 0 or −1, in an array of the caller's own.
   *
   * @throws UnusableInputException if there is no such attribute; the message says why, or offers the nearest names
   */
  public byte[] of(String attribute) {
    return of(column(attribute));
  }

  /** The values of the attribute of that index, as {@link #of(String)} gives them. */
  public byte[] of(int attribute) {
    byte[] labels = new byte[faces];
    for (int face = 0; face < faces; face++) {
      labels[face] = of(attribute, face);
    }
    return labels;
  }

  /**
   * One face's value of one attribute: 1, 0 or −1.
   *
   * @throws UnusableInputException if there is no such attribute; the message says why, or offers the nearest names
   */
  public byte of(String attribute, int face) {
    return of(column(attribute), face);
  }

  /** One face's value of the attribute of that index: 1, 0 or −1. */
  public byte of(int attribute, int face) {
    return columns.get(attribute).get(face);
  }

  private int column(String attribute) {
    int column = attributes.indexOf(attribute);
    if (column < 0) {
      throw new UnusableInputException(
          refusal(attribute).orElseGet(() -> NearestNames.sentence(attribute, attributes)));
    }
    return column;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels labels
        && attributes.equals(labels.attributes)
        && columns.equals(labels.columns)
        && faces == labels.faces;
  }

  @Override
  public int hashCode() {
    return 31 * attributes.hashCode() + columns.hashCode();
  }

  /** Takes labels a face at a time. */
  public static final class Rows {
    private List<Column> columns = List.of();
    private int faces;

    /** Adds a face: a label for each attribute, 1, 0 or −1; as many as of the faces before. */
    public void add(byte[] labels) {
      if (faces == 0) {
        columns = Stream.generate(Column::new).limit(labels.length).toList();
      }
      for (int a = 0; a < labels.length; a++) {
        columns.get(a).put(faces, labels[a]);
      }
      faces++;
    }

    /** How many faces were added. */
    public int faces() {
      return faces;
    }

    /** The labels of all faces added, of attributes of these names. */
    public Labels of(List<String> attributes) {
      return faces == 0
          ? new Labels(attributes, new byte[attributes.size()][0])
          : new Labels(attributes, columns.stream().map(Column::trimmed).toList(), attributes.isEmpty() ? 0 : faces, Map.of());
    }
  }
}

package dev.kallos.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Names that all differ, numbered from 0 in the order they came. They are held as UTF-8, one after another, with a table of
 * their hashes: some twenty bytes a name, where strings and a map of them would take a hundred and fifty.
 */
public final class Names {
  /** The share of the table's slots that may be taken. */
  private static final double FULL = 0.8;

  private byte[] text = new byte[64];
  private int[] ends = new int[8];
  private int size;
  /** Name numbers from 1, each at the first free slot from its hash on; 0 is free. Its length is a power of two. */
  private int[] slots = new int[16];

  public int size() {
    return size;
  }

  /**
   * The name of that number.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public String get(int number) {
    if (number < 0 || number >= size) {
      throw new IndexOutOfBoundsException("name " + number + " of " + size);
    }
    int start = start(number);
    return new String(text, start, ends[number] - start, StandardCharsets.UTF_8);
  }

  /** The number of that name, −1 if it is not among them. */
  public int find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return slots[slot(bytes)] - 1;
  }

  /** Adds a name; false, and nothing is added, if it is among them already. */
  public boolean add(String name) {
    int before = size;
    number(name);
    return size > before;
  }

  /** The number of that name, which is added if it is not among them. */
  public int number(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int slot = slot(bytes);
    if (slots[slot] == 0) {
      append(bytes);
      slots[slot] = size;
      if (size > FULL * slots.length) {
        widen();
      }
      return size - 1;
    }
    return slots[slot] - 1;
  }

  /** The other names if they are these in this order, so that those held twice can be held once; else these. */
  public Names sharedWith(Names other) {
    boolean same =
        size == other.size
            && Arrays.equals(ends, 0, size, other.ends, 0, size)
            && Arrays.equals(text, 0, start(size), other.text, 0, start(size));
    return same ? other : this;
  }

  private void append(byte[] bytes) {
    int start = start(size);
    int end = Math.addExact(start, bytes.length);
    if (end > text.length) {
      text = Arrays.copyOf(text, Math.max(end, text.length + text.length / 4));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size + size / 4);
    }
    System.arraycopy(bytes, 0, text, start, bytes.length);
    ends[size++] = end;
  }

  private void widen() {
    slots = new int[2 * slots.length];
    for (int number = 0; number < size; number++) {
      int slot = first(start(number), ends[number], text);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = number + 1;
    }
  }

  /** The slot that holds the name, or the free one where it would go. */
  private int slot(byte[] name) {
    int slot = first(0, name.length, name);
    while (slots[slot] != 0 && !isAt(slots[slot] - 1, name)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean isAt(int number, byte[] name) {
    return Arrays.equals(text, start(number), ends[number], name, 0, name.length);
  }

  private int first(int from, int to, byte[] bytes) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    hash *= 0x9E3779B9;
    return hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }
}

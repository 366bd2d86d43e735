package dev.kallos.dataset;

import java.util.Arrays;

/** The cells of one column of a table; each text is held once, and a cell is a byte while there are few texts, else four. */
final class CellColumn {
  private static final int FEW = 256;

  private final Names texts = new Names();
  private byte[] few = new byte[64];
  private int[] many;
  private int rows;

  void add(String text) {
    int number = texts.number(text);
    if (many == null && texts.size() > FEW) {
      many = new int[few.length];
      Arrays.setAll(many, row -> Byte.toUnsignedInt(few[row]));
      few = null;
    }
    if (many != null) {
      many = rows == many.length ? Arrays.copyOf(many, rows + rows / 2) : many;
      many[rows++] = number;
    } else {
      few = rows == few.length ? Arrays.copyOf(few, rows + rows / 2) : few;
      few[rows++] = (byte) number;
    }
  }

  String get(int row) {
    return texts.get(many != null ? many[row] : Byte.toUnsignedInt(few[row]));
  }

  /** How many texts there are. */
  int texts() {
    return texts.size();
  }
}

package dev.kallos.dataset;

import java.util.Arrays;
import java.util.Optional;

/**
 * The landmarks of faces held in one array: two bytes a number while all are whole pixels, as CelebA's are, else eight.
 * Nothing is held until one is known.
 */
final class LandmarkColumn {
  private static final int NUMBERS = 10;
  /** In the first place of a face whose landmarks are unknown. */
  private static final short UNKNOWN = Short.MIN_VALUE;

  private final int faces;
  private final double scaleX;
  private final double scaleY;
  private short[] whole;
  private double[] exact;

  /** Landmarks of so many faces, all unknown. */
  LandmarkColumn(int faces) {
    this(faces, 1, 1);
  }

  private LandmarkColumn(int faces, double scaleX, double scaleY) {
    this.faces = faces;
    this.scaleX = scaleX;
    this.scaleY = scaleY;
  }

  /** Whether there are landmarks of one face at least. */
  boolean any() {
    return whole != null || exact != null;
  }

  boolean has(int face) {
    return whole != null ? whole[NUMBERS * face] != UNKNOWN : exact != null && !Double.isNaN(exact[NUMBERS * face]);
  }

  Optional<Landmarks> get(int face) {
    if (!has(face)) {
      return Optional.empty();
    }
    Landmarks.Point[] points = new Landmarks.Point[NUMBERS / 2];
    Arrays.setAll(
        points, p -> new Landmarks.Point(scaleX * number(face, 2 * p), scaleY * number(face, 2 * p + 1)));
    return Optional.of(new Landmarks(points[0], points[1], points[2], points[3], points[4]));
  }

  private double number(int face, int i) {
    return whole != null ? whole[NUMBERS * face + i] : exact[NUMBERS * face + i];
  }

  void set(int face, Landmarks landmarks) {
    int at = NUMBERS * face;
    for (Landmarks.Point point : landmarks.points()) {
      set(at++, point.x());
      set(at++, point.y());
    }
  }

  private void set(int at, double number) {
    if (!any()) {
      whole = new short[NUMBERS * faces];
      Arrays.fill(whole, UNKNOWN);
    }
    if (whole != null && (number != (short) number || number == UNKNOWN || isNegativeZero(number))) {
      exact = new double[whole.length];
      Arrays.setAll(exact, i -> whole[i] == UNKNOWN ? Double.NaN : whole[i]);
      whole = null;
    }
    if (whole != null) {
      whole[at] = (short) number;
    } else {
      exact[at] = number;
    }
  }

  private static boolean isNegativeZero(double number) {
    return number == 0 && 1 / number < 0;
  }

  /** The landmarks of some of the faces, in the given order. */
  LandmarkColumn select(int[] some) {
    LandmarkColumn selected = new LandmarkColumn(some.length, scaleX, scaleY);
    selected.whole = whole == null ? null : new short[NUMBERS * some.length];
    selected.exact = exact == null ? null : new double[NUMBERS * some.length];
    for (int i = 0; i < some.length && any(); i++) {
      Object from = whole != null ? whole : exact;
      System.arraycopy(from, NUMBERS * some[i], whole != null ? selected.whole : selected.exact, NUMBERS * i, NUMBERS);
    }
    return selected;
  }

  /** The same points in a frame stretched by {@code sx} across and {@code sy} down. */
  LandmarkColumn scaled(double sx, double sy) {
    LandmarkColumn scaled = new LandmarkColumn(faces, sx * scaleX, sy * scaleY);
    scaled.whole = whole;
    scaled.exact = exact;
    return scaled;
  }
}

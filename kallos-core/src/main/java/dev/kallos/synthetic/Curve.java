package dev.kallos.synthetic;

/** Cheap smooth functions of one variable. */
final class Curve {
  private Curve() {}

  static float clamp(float x) {
    return x < 0 ? 0 : x > 1 ? 1 : x;
  }

  /** 0 at {@code lo} and below, 1 at {@code hi} and above, smooth between. {@code lo} may be the greater. */
  static float step(float lo, float hi, float x) {
    float t = clamp((x - lo) / (hi - lo));
    return t * t * (3 - 2 * t);
  }

  /** A bell of the squared distance: 1 at 0, 0 from 1 on. */
  static float bell(float squared) {
    if (squared >= 1) {
      return 0;
    }
    float rest = 1 - squared;
    return rest * rest * rest;
  }

  static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }

  /** A smooth noise of the plane in 0…1, features one unit wide. */
  static float noise(float x, float y, int salt) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    float fx = x - i;
    float fy = y - j;
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    float top = mix(lattice(i, j, salt), lattice(i + 1, j, salt), fx);
    float bottom = mix(lattice(i, j + 1, salt), lattice(i + 1, j + 1, salt), fx);
    return mix(top, bottom, fy);
  }

  /** White noise on whole numbers, 0…1. */
  static float lattice(int i, int j, int salt) {
    int h = i * 0x27D4EB2F ^ j * 0x165667B1 ^ salt * 0x9E3779B1;
    h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
    h = (h ^ (h >>> 12)) * 0x297A2D39;
    return ((h ^ (h >>> 15)) & 0xFFFFFF) / (float) 0x1000000;
  }
}

package dev.kallos.synthetic;

/** The picture under work: 218×178 pixels in linear light, and the way from the face's own plane to them. */
final class Canvas {
  static final int WIDTH = 178;
  static final int HEIGHT = 218;
  static final int PIXELS = WIDTH * HEIGHT;

  final float[] r = new float[PIXELS];
  final float[] g = new float[PIXELS];
  final float[] b = new float[PIXELS];
  private final float[] rgba = new float[4];
  private Frame frame;

  /** Coverage of a point of the face's plane, 0…1. */
  @FunctionalInterface
  interface Coverage {
    float at(float u, float v);
  }

  /** Colour and coverage of a point of the face's plane. */
  @FunctionalInterface
  interface Shade {
    void at(float u, float v, float[] rgba);
  }

  /** Begins a picture; the background is to cover what is there. */
  void begin(Frame frame) {
    this.frame = frame;
  }

  Frame frame() {
    return frame;
  }

  void blend(int i, Ink ink, float alpha) {
    r[i] += (ink.r() - r[i]) * alpha;
    g[i] += (ink.g() - g[i]) * alpha;
    b[i] += (ink.b() - b[i]) * alpha;
  }

  void multiply(int i, Ink ink, float alpha) {
    r[i] *= 1 + (ink.r() - 1) * alpha;
    g[i] *= 1 + (ink.g() - 1) * alpha;
    b[i] *= 1 + (ink.b() - 1) * alpha;
  }

  /** Lays an ink over a rectangle of the face's plane. */
  void lay(float u0, float v0, float u1, float v1, Ink ink, Coverage coverage) {
    Frame.Box box = frame.box(u0, v0, u1, v1);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float alpha = coverage.at(frame.u(x + .5f, y + .5f), frame.v(x + .5f, y + .5f));
        if (alpha > .002f) {
          blend(y * WIDTH + x, ink, Math.min(1, alpha));
        }
      }
    }
  }

  /** Darkens or tints a rectangle of the face's plane. */
  void tint(float u0, float v0, float u1, float v1, Ink ink, Coverage coverage) {
    Frame.Box box = frame.box(u0, v0, u1, v1);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float alpha = coverage.at(frame.u(x + .5f, y + .5f), frame.v(x + .5f, y + .5f));
        if (alpha > .002f) {
          multiply(y * WIDTH + x, ink, Math.min(1, alpha));
        }
      }
    }
  }

  /** A soft elliptic blot of tint. */
  void blot(float u, float v, float ru, float rv, Ink ink, float strength) {
    tint(
        u - ru,
        v - rv,
        u + ru,
        v + rv,
        ink,
        (x, y) -> strength * Curve.bell((x - u) * (x - u) / (ru * ru) + (y - v) * (y - v) / (rv * rv)));
  }

  /** Paints a rectangle of the face's plane with {@code fine}×{@code fine} samples a pixel. */
  void paint(float u0, float v0, float u1, float v1, int fine, Shade shade) {
    Frame.Box box = frame.box(u0, v0, u1, v1);
    float pitch = 1f / fine;
    float share = pitch * pitch;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float sr = 0;
        float sg = 0;
        float sb = 0;
        float sa = 0;
        for (int k = 0; k < fine * fine; k++) {
          float px = x + (k % fine + .5f) * pitch;
          float py = y + (k / fine + .5f) * pitch;
          rgba[3] = 0;
          shade.at(frame.u(px, py), frame.v(px, py), rgba);
          sr += rgba[0] * rgba[3];
          sg += rgba[1] * rgba[3];
          sb += rgba[2] * rgba[3];
          sa += rgba[3];
        }
        if (sa > 0) {
          int i = y * WIDTH + x;
          float rest = 1 - sa * share;
          r[i] = r[i] * rest + sr * share;
          g[i] = g[i] * rest + sg * share;
          b[i] = b[i] * rest + sb * share;
        }
      }
    }
  }

  static void put(float[] rgba, Ink ink, float light, float alpha) {
    rgba[0] = ink.r() * light;
    rgba[1] = ink.g() * light;
    rgba[2] = ink.b() * light;
    rgba[3] = alpha;
  }
}

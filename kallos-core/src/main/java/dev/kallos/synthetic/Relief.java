package dev.kallos.synthetic;

import java.util.Arrays;

/** A surface under work: for each pixel its height towards the viewer, its coverage and its colour. */
final class Relief {
  final float[] height = new float[Canvas.PIXELS];
  final float[] cover = new float[Canvas.PIXELS];
  final float[] r = new float[Canvas.PIXELS];
  final float[] g = new float[Canvas.PIXELS];
  final float[] b = new float[Canvas.PIXELS];
  final float[] gloss = new float[Canvas.PIXELS];
  private Frame frame;

  /** A number at a point of the face's plane. */
  @FunctionalInterface
  interface Field {
    float at(float u, float v);
  }

  /** Makes the surface flat and bare, of one colour, where it will be worked on. */
  void begin(Frame frame, Ink base, Frame.Box box) {
    this.frame = frame;
    Arrays.fill(cover, 0);
    for (int y = Math.max(0, box.top() - 1); y < Math.min(Canvas.HEIGHT, box.bottom() + 1); y++) {
      int from = y * Canvas.WIDTH + Math.max(0, box.left() - 1);
      int to = y * Canvas.WIDTH + Math.min(Canvas.WIDTH, box.right() + 1);
      Arrays.fill(height, from, to, 0);
      Arrays.fill(r, from, to, base.r());
      Arrays.fill(g, from, to, base.g());
      Arrays.fill(b, from, to, base.b());
      Arrays.fill(gloss, from, to, 1);
    }
  }

  /** Raises (or sinks) an elliptic bump. */
  void bump(float u, float v, float ru, float rv, float amount) {
    Frame.Box box = frame.box(u - ru, v - rv, u + ru, v + rv);
    float fu = 1 / (ru * ru);
    float fv = 1 / (rv * rv);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float du = frame.u(x + .5f, y + .5f) - u;
        float dv = frame.v(x + .5f, y + .5f) - v;
        height[y * Canvas.WIDTH + x] += amount * Curve.bell(du * du * fu + dv * dv * fv);
      }
    }
  }

  /** Raises by a field. */
  void raise(float u0, float v0, float u1, float v1, Field field) {
    Frame.Box box = frame.box(u0, v0, u1, v1);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        height[y * Canvas.WIDTH + x] += field.at(frame.u(x + .5f, y + .5f), frame.v(x + .5f, y + .5f));
      }
    }
  }

  /** Multiplies the colour by {@code ink} as far as a field says. */
  void stain(float u0, float v0, float u1, float v1, Ink ink, Field share) {
    Frame.Box box = frame.box(u0, v0, u1, v1);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float a = share.at(frame.u(x + .5f, y + .5f), frame.v(x + .5f, y + .5f));
        if (a > 0) {
          int i = y * Canvas.WIDTH + x;
          r[i] *= 1 + (ink.r() - 1) * a;
          g[i] *= 1 + (ink.g() - 1) * a;
          b[i] *= 1 + (ink.b() - 1) * a;
        }
      }
    }
  }

  /** Multiplies the colour by {@code ink} in a soft ellipse. */
  void stain(float u, float v, float ru, float rv, Ink ink, float share) {
    stain(
        u - ru,
        v - rv,
        u + ru,
        v + rv,
        ink,
        (x, y) -> share * Curve.bell((x - u) * (x - u) / (ru * ru) + (y - v) * (y - v) / (rv * rv)));
  }
}

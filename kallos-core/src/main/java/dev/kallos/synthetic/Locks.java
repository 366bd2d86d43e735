package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.STRAIGHT_HAIR;
import static dev.kallos.synthetic.FaceAttribute.WAVY_HAIR;

/** Strands of head hair: each a bent line, lit as a thin cylinder on the round of the head (Kajiya and Kay, 1989). */
final class Locks {

  private final Scene scene;
  private final Strokes strokes = new Strokes();
  private final Dice dice;
  private final Ink ink;
  private final Ink sheen;
  private final float waves;
  private final float frizz;
  private final int steps;
  private final float period;
  private final float phase;

  Locks(Scene scene, int layer) {
    this.scene = scene;
    dice = scene.momentary(layer);
    Dice own = scene.personal(120);
    ink = scene.hair();
    sheen = scene.light().key.times(ink.mix(Ink.WHITE, .16f)).times(.6f);
    waves = scene.has(WAVY_HAIR) ? own.between(2.3, 4.4) : scene.has(STRAIGHT_HAIR) ? 0 : .5f;
    steps = waves > 1 ? 4 : 3;
    frizz = scene.has(WAVY_HAIR) ? 1.5f : scene.has(STRAIGHT_HAIR) ? .35f : .8f;
    period = own.between(21, 32);
    phase = own.between(0, 6);
  }

  Dice dice() {
    return dice;
  }

  boolean wavy() {
    return waves > 1;
  }

  /**
   * A sheet of strands between two guides. Guides are points u, v in turn, equally many; share 0 follows the first and
   * 1 the second. Broad strands, which fill, keep from the edges.
   */
  void sheet(float[] inner, float[] outer, int count, float width, float spread, float shade, float alpha) {
    for (int k = 0; k < count; k++) {
      float margin = width > 8 ? .16f : 0;
      float share = dice.between(margin * .5, 1 - margin);
      strand(inner, outer, share, width * dice.between(.7, 1.3), spread, shade * dice.between(.72, 1.18), alpha);
    }
  }

  void strand(float[] inner, float[] outer, float share, float width, float spread, float shade, float alpha) {
    Frame frame = scene.frame();
    int points = inner.length / 2;
    float jitterU = dice.normal(0, spread);
    float jitterV = dice.normal(0, spread);
    float own = phase + share * 2.6f + dice.between(-.5, .5) * frizz * .5f;
    float until = dice.between(.86, 1);
    float[] us = new float[points];
    float[] vs = new float[points];
    for (int p = 0; p < points; p++) {
      float grow = (float) p / (points - 1);
      us[p] = Curve.mix(inner[2 * p], outer[2 * p], share) + jitterU * (.3f + grow);
      vs[p] = Curve.mix(inner[2 * p + 1], outer[2 * p + 1], share) + jitterV * .6f;
    }
    strokes.begin();
    int last = (points - 1) * steps;
    float run = 0;
    float pu = us[0];
    float pv = vs[0];
    for (int s = 0; s <= last; s++) {
      float t = until * s / last * (points - 1);
      int p = Math.min(points - 2, (int) t);
      float f = t - p;
      float u = spline(us, p, f);
      float v = spline(vs, p, f);
      float du = spline(us, p, f + .05f) - u;
      float dv = spline(vs, p, f + .05f) - v;
      float norm = (float) Math.sqrt(du * du + dv * dv) + 1e-5f;
      du /= norm;
      dv /= norm;
      run += (float) Math.sqrt((u - pu) * (u - pu) + (v - pv) * (v - pv));
      pu = u;
      pv = v;
      float swing = waves * Curve.step(6, 34, run);
      float angle = run / period * 6.283f + own;
      float sway = swing * (float) Math.sin(angle);
      float bend = swing * 6.283f / period * (float) Math.cos(angle);
      float wu = u - dv * sway;
      float wv = v + du * sway;
      float tu = du - dv * bend;
      float tv = dv + du * bend;
      float edge = .72f + .28f * Curve.step(0, 12, run);
      strokes.to(frame.x(wu, wv), frame.y(wu, wv), shade * edge * light(wu, wv, tu, tv));
    }
    strokes.draw(scene.canvas(), ink, sheen, width, width * .45f, alpha);
  }

  /** A short strand from a root towards an angle, curling by {@code curl}. */
  void tuft(float u, float v, float angle, float length, float curl, float width, float shade, float alpha) {
    Frame frame = scene.frame();
    strokes.begin();
    float at = angle;
    for (int s = 0; s <= steps; s++) {
      float du = (float) Math.cos(at);
      float dv = (float) Math.sin(at);
      strokes.to(frame.x(u, v), frame.y(u, v), shade * (.75f + .25f * s / steps) * light(u, v, du, dv));
      u += du * length / steps;
      v += dv * length / steps;
      at += curl / steps;
    }
    strokes.draw(scene.canvas(), ink, sheen, width, width * .5f, alpha);
  }

  private static float spline(float[] p, int i, float t) {
    float p1 = p[i];
    float p2 = p[i + 1];
    float p0 = i > 0 ? p[i - 1] : 2 * p1 - p2;
    float p3 = i + 2 < p.length ? p[i + 2] : 2 * p2 - p1;
    return p1 + .5f * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
  }

  /** Brightness of a strand at a place and in a direction; what exceeds 1 is its shine. */
  private float light(float u, float v, float du, float dv) {
    Light light = scene.light();
    float nx = Math.max(-.95f, Math.min(.95f, u / 66));
    float ny = v < -5 ? Math.max(-.8f, (v + 5) / 75) : Math.min(.35f, (v - 40) * .006f * (v > 40 ? 1 : 0));
    float nz = (float) Math.sqrt(Math.max(.06f, 1 - nx * nx - ny * ny));
    float tz = -(du * nx + dv * ny) / nz;
    float norm = 1 / (float) Math.sqrt(du * du + dv * dv + tz * tz);
    float hx = light.x;
    float hy = light.y;
    float hz = light.z + 1;
    float half = (float) Math.sqrt(hx * hx + hy * hy + hz * hz);
    float along = (du * hx + dv * hy + tz * hz) * norm / half;
    float shine = Math.max(0, 1 - along * along);
    shine *= shine;
    shine *= shine;
    shine *= shine;
    shine *= shine;
    shine *= shine;
    float diffuse = Math.max(0, (nx * light.x + ny * light.y + nz * light.z + .25f) / 1.25f);
    float body = light.ambient.g() * .9f + light.key.g() * diffuse * .82f;
    return Math.min(1, body) + shine * diffuse * .55f;
  }
}

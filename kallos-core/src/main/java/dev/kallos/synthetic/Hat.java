package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.WEARING_HAT;

/** Hats: a knitted cap, a peaked cap, a brimmed hat. They sit on the hair and leave the forehead bare. */
final class Hat {
  /** About where a hat ends over the forehead. */
  static final float RIM = -46;

  private static final Ink[] FELT = {
    Ink.of(0x1B1B1E), Ink.of(0x30363F), Ink.of(0x5B4630), Ink.of(0x8E1F2A), Ink.of(0x24486B), Ink.of(0xC8BCA2),
    Ink.of(0x3F5138), Ink.of(0x7A5A86), Ink.of(0xD9D5CC)
  };

  private final Scene scene;
  private final Ink ink;
  private final int kind;
  private final float rim;
  private final float crown;
  private final float half;
  private final int salt;

  private Hat(Scene scene) {
    this.scene = scene;
    Dice dice = scene.momentary(111);
    ink = FELT[dice.below(FELT.length)].times(scene.light().flat());
    kind = dice.pick(.4, .35, .25);
    Geometry g = scene.geometry();
    rim = RIM + dice.between(-4, 1) - (kind == 1 ? 3 : 0);
    crown = g.top - dice.between(8, 14);
    half = g.halfWidth + (kind == 0 ? 5 : 4);
    salt = dice.below(1 << 16);
  }

  static void paint(Scene scene) {
    if (scene.has(WEARING_HAT)) {
      new Hat(scene).paint();
    }
  }

  private void paint() {
    Canvas canvas = scene.canvas();
    float reach = kind == 0 ? 4 : 8;
    canvas.tint(
        -45,
        rim - 6,
        45,
        rim + reach,
        Ink.of(0x59433E),
        (u, v) -> .85f * Curve.step(rim + reach, rim - 2, v) * Curve.step(45, 36, Math.abs(u)));
    float u0 = scene.geometry().middle(-50);
    canvas.paint(-88, crown - 4, 88, rim + 16, 2, (u, v, rgba) -> sample(u - u0, v, rgba));
  }

  private void sample(float u, float v, float[] rgba) {
    float a = Math.abs(u) / half;
    float span = rim - crown;
    float foot = rim + 7 * a * a * (kind == 0 ? 1.4f : .6f);
    if (kind == 2) {
      float sag = v - rim + 4 - 5 * (1 - a * a * .3f);
      float d = (u / 80) * (u / 80) + sag * sag / 42;
      if (d < 1 && v > rim - 6) {
        float bright = .5f + .4f * Curve.step(rim + 6, rim - 4, v) + .25f * scene.light().x * u / 80;
        Canvas.put(rgba, ink, bright, Curve.clamp((1 - d) * 9));
        return;
      }
    }
    if (kind == 1) {
      float peak = rim + 9 - 9 * a * a;
      if (a < 1.02f && v > rim - 5 && v < peak) {
        float t = (v - rim + 5) / (peak - rim + 5);
        float bright = .95f - .6f * t + .3f * Curve.bell((t - .25f) * (t - .25f) / .03f);
        Canvas.put(rgba, ink, bright, Curve.clamp((peak - v) * 1.2f));
        return;
      }
    }
    if (v > foot || a > 1.02f) {
      return;
    }
    float t = (foot - v) / span;
    float bulge = (float) Math.pow(Math.max(0, 1 - Math.pow(t, kind == 2 ? 6 : 2.6)), .5);
    float edge = (half * bulge - Math.abs(u)) * .8f;
    if (edge <= 0) {
      return;
    }
    float nx = u / (half * Math.max(.3f, bulge));
    float ny = -t * .8f;
    float nz = (float) Math.sqrt(Math.max(.05f, 1 - nx * nx * .9f - ny * ny));
    float lit = .35f + .75f * scene.light().lambert(nx * .95f, ny, nz);
    float weave = 1;
    if (kind == 0) {
      float angle = (float) Math.asin(Math.max(-1, Math.min(1, nx)));
      float ribs = (float) Math.sin(angle * 26);
      float cuff = t < .2f ? 1.15f : 1 - .35f * Curve.bell((t - .2f) * (t - .2f) / .001f);
      weave = (.85f + .2f * ribs + .15f * Curve.noise(u, v, salt)) * cuff;
    } else if (kind == 1) {
      float seam = Math.min(Math.abs(u), Math.abs(a - .55f) * half);
      weave = 1 - .3f * Curve.step(.9f, 0, seam) + .08f * Curve.noise(u, v, salt);
    } else {
      weave = t < .24f ? .35f : 1 + .1f * Curve.noise(u * .5f, v * .5f, salt) - .25f * Curve.bell(u * u / 60) * t;
    }
    Canvas.put(rgba, ink, lit * weave, Curve.clamp(edge));
  }
}

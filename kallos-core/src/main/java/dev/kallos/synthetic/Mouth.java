package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BIG_LIPS;
import static dev.kallos.synthetic.FaceAttribute.MALE;
import static dev.kallos.synthetic.FaceAttribute.SMILING;
import static dev.kallos.synthetic.FaceAttribute.WEARING_LIPSTICK;

/** Lips, and teeth behind them. */
final class Mouth {
  private static final Ink[] STICKS = {
    Ink.of(0xC2202F), Ink.of(0xA8163A), Ink.of(0xD84A6A), Ink.of(0xB5404A), Ink.of(0x8E1B34), Ink.of(0xD9626A)
  };
  private static final Ink TEETH = Ink.of(0xEFE9DE);
  private static final Ink THROAT = Ink.of(0x3A1512);

  private final Scene scene;
  private final Geometry g;
  private final float upper;
  private final float lower;
  private final Ink lip;
  private final Ink light;
  private final boolean stick;
  private final float lift;
  private final boolean smiles;
  private final Ink lit;

  private Mouth(Scene scene) {
    this.scene = scene;
    g = scene.geometry();
    float full = .8f + .45f * scene.person().lips();
    float big = scene.has(BIG_LIPS) ? 1.55f : 1;
    smiles = scene.has(SMILING);
    float stretch = smiles ? .8f : 1;
    float sex = scene.has(MALE) ? .82f : 1;
    upper = 3.5f * full * big * stretch * sex;
    lower = 4.7f * full * big * stretch * (sex + .08f);
    lift = g.cornerLift;
    light = scene.light().flat();
    stick = scene.has(WEARING_LIPSTICK);
    Ink bare = scene.skin().times(new Ink(.8f, .48f, .46f)).mix(Ink.of(0xB5635C), .25f);
    Ink worn = STICKS[scene.momentary(61).below(STICKS.length)].times(1.05f - .45f * scene.person().skin());
    lip = stick ? worn : bare;
    lit = lip.times(light);
  }

  static void paint(Scene scene) {
    Mouth mouth = new Mouth(scene);
    Geometry g = mouth.g;
    Canvas canvas = scene.canvas();
    float reach = g.mouthHalf + 1;
    canvas.blot(g.mouthU, g.mouthV + mouth.lower + g.gap + 3.2f, g.mouthHalf * .8f, 3.4f, Ink.of(0x94685C), .5f);
    for (int side = -1; side <= 1; side += 2) {
      float cornerU = g.mouthU + side * (g.mouthHalf + .8f);
      canvas.blot(cornerU, g.mouthV + mouth.lift + g.gap * .3f, 3.4f, 3, Ink.of(0x7E5248), .6f);
    }
    canvas.paint(
        g.mouthU - reach,
        g.mouthV + Math.min(0, mouth.lift) - mouth.upper * 1.3f - g.gap * .6f - 1,
        g.mouthU + reach,
        g.mouthV + mouth.lower + g.gap + 1.5f,
        2,
        mouth::sample);
  }

  private float arc(float s) {
    return lift * s * s;
  }

  private void sample(float u, float v, float[] rgba) {
    float s = (u - g.mouthU) / g.mouthHalf;
    if (Math.abs(s) >= 1) {
      return;
    }
    float q = 1 - s * s;
    float y = v - g.mouthV - arc(s);
    float open = g.gap * (smiles ? (float) Math.sqrt(q * (float) Math.sqrt(q)) : q);
    float peak = Math.abs(s) - .24f;
    float bow = 1 + .2f * Curve.bell(peak * peak / .05f) - .2f * Curve.bell(s * s / .025f);
    float top = -upper * q * bow - .25f;
    float dent = Math.abs(s) - .35f;
    float curl = .45f * Curve.bell(s * s / .06f) - .35f * Curve.bell(dent * dent / .08f);
    float seam = curl * (g.gap > 0 ? .5f : 1) - open * .28f;
    top -= open * .28f;
    float low = seam + open;
    float bottom = low + lower * (.25f * q + .75f * (float) Math.sqrt(q * (float) Math.sqrt(q))) + .2f;
    float edge = stick ? 1.6f : .8f;
    if (y < seam) {
      float t = (y - top) / Math.max(.1f, seam - top);
      float alpha = Curve.clamp((y - top) * edge + .1f);
      float nx = s * .5f;
      float bright = .58f + .32f * (1 - t) - .2f * t + .25f * -nx * -scene.light().x;
      float ridge = stick ? .25f * Curve.bell((t - .25f) * (t - .25f) / .05f) * q : .08f * q;
      Canvas.put(rgba, lit, bright + ridge, alpha * (stick ? .96f : .86f));
    } else if (y < low) {
      inside(y - seam, open, s, rgba);
    } else if (y < bottom + .6f) {
      float t = (y - low) / Math.max(.1f, bottom - low);
      float alpha = Curve.clamp((bottom - y) * edge + .3f);
      float round = 1 - (t - .4f) * (t - .4f) * 1.5f;
      float side = 1 + .3f * s * scene.light().x;
      float crack = g.gap > 0 ? 1 : .42f + .58f * Curve.step(0, .16f, t);
      Canvas.put(rgba, lit, (.5f + .55f * round) * side * crack, alpha * (stick ? .96f : .8f));
      float hu = s - scene.light().x * .22f;
      float shine = Curve.bell(hu * hu / .16f + (t - .36f) * (t - .36f) / .06f) * (stick ? .32f : .12f);
      rgba[0] += shine;
      rgba[1] += shine;
      rgba[2] += shine;
    }
  }

  private void inside(float depth, float open, float s, float[] rgba) {
    float line = .55f;
    if (open < .5f) {
      Canvas.put(rgba, lip.times(new Ink(.12f, .08f, .08f)), 1, 1);
      return;
    }
    float reach = smiles ? open * .93f : Math.min(open * .5f, 1.9f);
    float bite = reach * (1 - .2f * s * s);
    if (depth < bite && Math.abs(s) < (smiles ? .93f : .62f)) {
      float tooth = Math.abs(s) * g.mouthHalf / 3.1f;
      float gapAt = tooth - (float) Math.floor(tooth);
      float between = Math.min(gapAt, 1 - gapAt);
      float groove = 1 - .22f * Curve.step(.16f, 0, between);
      float away = 1 - .55f * s * s;
      float shadow = .55f + .45f * Curve.step(0, line * 3, depth);
      Canvas.put(rgba, TEETH.times(light), groove * away * shadow * .95f, 1);
      return;
    }
    float back = Curve.clamp(depth / open);
    Canvas.put(rgba, THROAT.mix(Ink.of(0x8C3F3C), .5f * back * back), .8f, 1);
  }
}

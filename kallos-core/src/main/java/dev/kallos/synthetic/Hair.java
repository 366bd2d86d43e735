package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BALD;
import static dev.kallos.synthetic.FaceAttribute.BANGS;
import static dev.kallos.synthetic.FaceAttribute.RECEDING_HAIRLINE;
import static dev.kallos.synthetic.FaceAttribute.WEARING_HAT;

/** Hair on the head, in two layers: what hangs behind the neck, and what lies on the head and before the shoulders. */
final class Hair {
  private final Scene scene;
  private final Geometry g;
  private final HairStyle style;
  private final float volume;
  private final float w;
  private final boolean hat;

  Hair(Scene scene) {
    this.scene = scene;
    g = scene.geometry();
    style = scene.picture().style();
    hat = scene.has(WEARING_HAT);
    volume = .6f + .8f * scene.person().volume();
    w = g.halfWidth;
  }

  private boolean down() {
    return style == HairStyle.LONG || style == HairStyle.MEDIUM;
  }

  private float foot() {
    return style == HairStyle.LONG ? 118 : 52 + 22 * scene.person().hairShade();
  }

  void behind() {
    if (scene.has(BALD) || !down()) {
      return;
    }
    Locks locks = new Locks(scene, 121);
    float foot = foot();
    for (int side = -1; side <= 1; side += 2) {
      float wide = w + 9 * volume;
      float[] inner = {0, -40, side * 10, 0, side * 12, 40, side * 10, foot - 4};
      float[] outer = {0, g.top, side * wide, 0, side * (wide + 2), 42, side * (wide - 2), foot};
      locks.sheet(inner, outer, 11, 21, 1, .4f, 1);
      locks.sheet(inner, outer, 12, 5, 1.5f, .52f, .8f);
    }
  }

  void before() {
    if (scene.has(BALD)) {
      fringeOfTheBald();
      return;
    }
    shadow();
    Locks locks = new Locks(scene, 122);
    switch (style) {
      case LONG, MEDIUM -> fall(locks);
      case UPDO -> back(locks);
      case SHORT, CROP -> brush(locks);
    }
    if (scene.has(BANGS)) {
      bangs(locks);
    }
  }

  private float line(float a) {
    float peak = scene.has(RECEDING_HAIRLINE) ? 13 * Curve.bell((Math.abs(a) - .52f) * (Math.abs(a) - .52f) / .16f) : 0;
    float a2 = a * a;
    return g.hairline - peak * .6f + (-6 - g.hairline) * a2 * a2 * a2 + 2.5f * a2 * (1 - a2);
  }

  private void shadow() {
    float drop = 5 - scene.light().y * 6;
    scene
        .canvas()
        .tint(
            -w - 4,
            g.top,
            w + 4,
            10,
            Ink.of(0x7E5A4C),
            (u, v) -> {
              float s = (u - g.middle(v)) / Math.max(1, g.outline(v));
              float d = v - line(Math.max(-1, Math.min(1, (u - g.middle(v)) / w)));
              return .75f * Curve.step(drop, -2, d) * Curve.step(1, .94f, Math.abs(s));
            });
  }

  /** Parted, and falling down both sides. */
  private void fall(Locks locks) {
    float part = 15 * scene.person().parting();
    float foot = foot();
    float m = g.middle(-30);
    boolean tucked = style == HairStyle.LONG && scene.momentary(123).chance(.35);
    for (int side = -1; side <= 1; side += 2) {
      float far = 3 * g.turn;
      float top = g.top - 5 * volume;
      float root = part + m;
      float out = w + 5 + 10 * volume;
      float near = tucked ? w + 1 : w - 1 - 5 * scene.person().hairline();
      float bulge = locks.dice().between(-2, 6);
      float flick = locks.dice().between(-7, 7);
      float[] inner = {
        root - side, g.hairline + 1,
        m + side * w * .66f + part * .25f, g.hairline + 10,
        side * (w - 3) + m, -8,
        side * near - far, 24,
        side * (near - 1.5f) - far, 52,
        side * (near - 7 + flick * .4f) - far, foot
      };
      float[] outer = {
        root * .8f - side * 4, top + 1.5f,
        m + side * w * .62f + part * .2f, top + 9,
        side * (out - 2) + m, -24,
        side * (out + 1 + bulge * .5f), 20,
        side * (out + 1 + bulge), 56,
        side * (out - 3 + flick), foot + 2
      };
      locks.sheet(inner, outer, 15, 14, .4f, .5f, 1);
      locks.sheet(inner, outer, 40, 4.8f, 1, .85f, .75f);
      locks.sheet(inner, outer, 68, 1.8f, 1.8f, 1.12f, .7f);
    }
  }

  /** Drawn back to a knot behind the head. */
  private void back(Locks locks) {
    float top = g.top - 2.5f * volume;
    float m = g.middle(-40);
    if (!hat && scene.momentary(124).chance(.5)) {
      knot(m, top - 5);
    }
    for (int pass = 0; pass < 2; pass++) {
      int count = pass == 0 ? 40 : 160;
      for (int k = 0; k < count; k++) {
        float a = -1 + 2 * (k + locks.dice().between(0, 1)) / count;
        float start = line(a) - (pass == 0 ? 3 : 0) + locks.dice().between(-1.5, 2.5) * Math.abs(a);
        float[] path = new float[10];
        for (int p = 0; p < 5; p++) {
          float rise = .97f * 1.5708f * p / 4;
          path[2 * p] = m + a * (w + 1.2f * p) * (float) Math.cos(rise);
          path[2 * p + 1] = Curve.mix(start, top, (float) Math.sin(rise));
        }
        float shade = (pass == 0 ? .5f : .9f) * locks.dice().between(.75, 1.2);
        locks.strand(path, path, 0, pass == 0 ? 7 : 1.7f, pass == 0 ? .3f : .9f, shade, pass == 0 ? 1 : .7f);
      }
    }
  }

  private void knot(float m, float high) {
    Locks locks = new Locks(scene, 127);
    for (int k = 0; k < 130; k++) {
      float a = locks.dice().between(0, 6.283);
      float d = (float) Math.sqrt(locks.dice().unit());
      float u = m + 14 * d * (float) Math.cos(a);
      float v = high + 9 * d * (float) Math.sin(a);
      locks.tuft(u, v, a + 1.6f, 10, .9f, k < 40 ? 5 : 1.7f, k < 40 ? .5f : 1, .85f);
    }
  }

  /** Short hair, from the crown forward to the hairline so that what lies in front is drawn last. */
  private void brush(Locks locks) {
    boolean crop = style == HairStyle.CROP;
    float lift = crop ? 2 + 2 * volume : 3 + 7 * volume;
    float top = g.top - (crop ? 1 : 2.5f * volume);
    float m = g.middle(-40);
    Dice dice = locks.dice();
    float parting = scene.person().parting();
    float sweep = Math.signum(parting) * (.45f + .55f * Math.abs(parting));
    boolean wavy = locks.wavy();
    for (int pass = 0; pass < 3; pass++) {
      int count = pass == 0 ? 105 : crop ? 250 : 190;
      for (int k = 0; k < count; k++) {
        float depth = 1 - (k + dice.between(0, 1)) / count;
        float a = dice.between(-1, 1);
        float front = line(a);
        float crown = -4 + (top + 4) * (float) Math.pow(Math.max(.001, 1 - a * a), .4);
        float v = Curve.mix(front, Math.min(front, crown), depth);
        float u = m + a * (w + .8f);
        float up = -1.57f + a * .95f + sweep * 1.05f * (1 - .6f * Math.abs(a)) + clump(a, depth);
        float down = a > 0 ? 1.35f : 1.8f;
        float flank = Curve.step(.78f, .97f, Math.abs(a));
        float angle = Curve.mix(up, a > 0 ? -.2f : -2.94f, flank * .8f);
        if (flank > .5f && v > -32) {
          angle = down;
        }
        float length = (crop ? 5 : Curve.mix(lift + 5, lift * .6f + 4, flank)) * dice.between(.7, 1.2);
        float curl = wavy ? dice.between(-2.6, 2.6) : dice.between(-.25, .25) + sweep * 1.1f + a * .5f;
        float width = pass == 0 ? 9.5f : pass == 1 ? 3.1f : 1.6f;
        float shade = (pass == 0 ? .5f : pass == 1 ? .82f : 1.08f) * dice.between(.75, 1.2);
        angle += dice.between(-.14, .14);
        if (!hat || v > Hat.RIM) {
          locks.tuft(u, v + 1, angle, length, curl, width, shade, pass == 0 ? .95f : .7f);
        }
      }
    }
  }

  /** Neighbouring hairs lean the same way. */
  private float clump(float a, float depth) {
    return .75f * (Curve.noise(a * 5 + 40, depth * 2.5f + 40, (int) scene.picture().seed()) - .5f);
  }

  private void bangs(Locks locks) {
    float m = g.middle(-20);
    float sweep = 7 * scene.person().parting();
    float top = g.top - 2 * volume;
    float cut = Curve.mix(g.hairline + 6, -24, scene.personal(128).between(.1, .8));
    boolean wavy = locks.wavy();
    for (int pass = 0; pass < 2; pass++) {
      int count = pass == 0 ? 30 : 140;
      for (int k = 0; k < count; k++) {
        float a = locks.dice().between(-1, 1);
        float ragged = locks.dice().between(-3.5, 1.5);
        float end = cut + ragged + 3 * a * a;
        float u = m + a * w * .9f;
        float[] path = {
          m + a * 14 + sweep, top + 7 + 4 * a * a,
          m + a * w * .6f + sweep * .6f, g.hairline - 8,
          u + (wavy ? locks.dice().between(-2, 2) : 0), Math.min(g.hairline + 10, .5f * (g.hairline - 8 + end)),
          u - sweep * .6f + (wavy ? locks.dice().between(-5, 5) : 0), end
        };
        float shade = (pass == 0 ? .55f : 1) * locks.dice().between(.75, 1.2);
        locks.strand(path, path, 0, pass == 0 ? 8 : 1.9f, .6f, shade, pass == 0 ? .95f : .72f);
      }
    }
  }

  private void fringeOfTheBald() {
    Locks locks = new Locks(scene, 125);
    boolean shaved = scene.personal(126).chance(.5);
    for (int side = -1; side <= 1; side += 2) {
      for (int k = 0; k < (shaved ? 0 : 130); k++) {
        float t = locks.dice().between(0, 1);
        float v = Curve.mix(-34, -4, t);
        float u = g.middle(v) + side * (g.outline(v) + .5f - locks.dice().between(0, 5 * t + 1));
        locks.tuft(u, v, side > 0 ? 1.5f : 1.64f, 5, 0, 1.5f, locks.dice().between(.7, 1.1), .5f);
      }
    }
  }
}

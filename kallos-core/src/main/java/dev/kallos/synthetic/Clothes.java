package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.MALE;
import static dev.kallos.synthetic.FaceAttribute.WEARING_NECKLACE;
import static dev.kallos.synthetic.FaceAttribute.WEARING_NECKTIE;

/** Shoulders: a shirt, a jacket, a dress; a tie, a necklace. */
final class Clothes {
  private static final Ink[] CLOTH = {
    Ink.of(0x17181C), Ink.of(0x23283A), Ink.of(0x4A4D52), Ink.of(0xD8D6D0), Ink.of(0x8C1F2B), Ink.of(0x27506E),
    Ink.of(0x5B3A6E), Ink.of(0x3E5A3A), Ink.of(0xB88A5A), Ink.of(0xC96A86), Ink.of(0x6E2440), Ink.of(0x0F0F11)
  };

  private Clothes() {}

  static void paint(Scene scene) {
    Dice dice = scene.momentary(81);
    boolean tie = scene.has(WEARING_NECKTIE);
    boolean male = scene.has(MALE);
    Ink cloth = CLOTH[dice.below(CLOTH.length)].times(dice.between(.7, 1.2));
    Ink shirt = dice.chance(.6) ? Ink.of(0xEDEBE6) : Ink.of(0xA9C0DA).times(dice.between(.5, 1));
    Ink knot = CLOTH[4 + dice.below(7)];
    int kind = dice.pick(male ? .4 : .1, .35, male ? .25 : .55);
    float foot = scene.geometry().shoulders;
    float neck = scene.geometry().neckHalf;
    if (tie || kind == 0 || scene.picture().collar()) {
      body(scene, shirt, foot - 6, neck + 1, 6, foot + 8);
      body(scene, cloth, foot - 2, neck + 3, .95f, foot + 42);
      vee(scene, shirt, foot - 9, neck + 1, foot + 40, true);
      if (tie) {
        tie(scene, knot, foot + 3);
      } else {
        Ink throat = scene.skin().times(new Ink(.82f, .72f, .68f)).times(scene.light().flat());
        vee(scene, throat, foot - 9, neck * .55f, foot + 17, false);
      }
    } else if (kind == 1) {
      body(scene, cloth, foot - 5, neck + 1, .8f, foot + 4);
    } else {
      body(scene, cloth, foot + 7, neck + dice.between(8, 24), .6f, foot + dice.between(13, 24));
    }
  }

  /** A garment from the shoulders down, its neckline open in an arc. */
  private static void body(Scene scene, Ink cloth, float shoulder, float open, float slope, float dip) {
    int salt = (int) scene.picture().seed();
    Light light = scene.light();
    Ink lit = cloth.times(light.flat());
    scene
        .canvas()
        .paint(
            -110,
            shoulder - 8,
            110,
            125,
            1,
            (u, v, rgba) -> {
              float a = Math.abs(u);
              float line = a < open
                  ? shoulder + (dip - shoulder) * (float) Math.sqrt(Math.max(0, 1 - a * a / (open * open)))
                  : shoulder + (a - open) * (a - open) * .0045f * slope + (a - open) * .16f * slope;
              float alpha = Curve.clamp((v - line) * .9f);
              if (alpha > 0) {
                float fold = Curve.noise(u * .07f + v * .03f, v * .035f, salt);
                float side = 1 + .35f * light.x * u / 80;
                float hem = 1 - .4f * Curve.bell((v - line - .5f) * (v - line - .5f) / 6);
                Canvas.put(rgba, lit, (.55f + .6f * fold) * side * hem, alpha);
              }
            });
  }

  private static void vee(Scene scene, Ink ink, float top, float half, float foot, boolean collar) {
    Ink lit = collar ? ink.times(scene.light().flat()) : ink;
    scene
        .canvas()
        .paint(
            -half - 4,
            top,
            half + 4,
            foot,
            2,
            (u, v, rgba) -> {
              float a = Math.abs(u);
              float t = (v - top) / (foot - top);
              float edge = half * (1 - t);
              float inner = collar ? Math.max(0, (half - 4) * (1 - t * 2.6f)) : 0;
              float arc = top + 13 - .5f * (a - half * .2f) * .4f;
              if (a < edge && (!collar || a > inner || v > arc)) {
                float flap = collar ? 1 - .3f * Curve.bell((a - inner - 3) * (a - inner - 3) / 5) : 1;
                Canvas.put(rgba, lit, (.8f + .2f * t) * flap, Curve.clamp((edge - a) * 1.2f));
              }
            });
  }

  private static void tie(Scene scene, Ink ink, float knot) {
    Ink lit = ink.times(scene.light().flat());
    boolean striped = scene.momentary(82).chance(.5);
    scene
        .canvas()
        .paint(
            -14,
            knot - 2,
            14,
            125,
            2,
            (u, v, rgba) -> {
              float t = v - knot;
              float half = t < 8 ? 6.2f - .42f * t : 3 + .3f * (t - 8);
              if (t > 0 && Math.abs(u) < half) {
                float stripe = striped && Math.floorMod((int) Math.floor((u + v) / 3), 2) == 0 ? 1.9f : 1;
                float round = 1 - .5f * (u / half) * (u / half);
                float gap = t > 7 && t < 9 ? .55f : 1;
                Canvas.put(rgba, lit, stripe * round * gap, Curve.clamp((half - Math.abs(u)) * 1.5f));
              }
            });
  }

  /** A necklace, over the clothes. */
  static void necklace(Scene scene) {
    if (!scene.has(WEARING_NECKLACE)) {
      return;
    }
    Dice dice = scene.momentary(83);
    boolean pearls = dice.chance(.5);
    Ink metal = pearls ? Ink.of(0xEDE6DA) : dice.chance(.6) ? Ink.of(0xD9AE52) : Ink.of(0xC9CDD4);
    float half = scene.geometry().neckHalf + 2;
    float high = scene.geometry().chin + 8;
    float drop = Math.min(102 - high, dice.between(15, 24));
    int beads = pearls ? 26 : 60;
    for (int k = 0; k < beads; k++) {
      float s = -1 + 2f * (k + .5f) / beads;
      float u = s * half;
      float v = high + drop * (float) Math.sqrt(1 - .93f * s * s);
      bead(scene, u, v, pearls ? 2.1f : .95f, metal);
    }
    if (!pearls || dice.chance(.3)) {
      bead(scene, 0, high + drop + 3, 3, dice.chance(.5) ? metal : Ink.of(0x3B7A9E));
    }
  }

  /** A small shiny ball. */
  static void bead(Scene scene, float u, float v, float radius, Ink ink) {
    Light light = scene.light();
    Ink lit = ink.times(light.flat());
    scene.canvas().blot(u + .6f, v + radius * .9f, radius * 1.5f, radius * 1.2f, Ink.of(0x6A4B40), .5f);
    scene
        .canvas()
        .paint(
            u - radius,
            v - radius,
            u + radius,
            v + radius,
            2,
            (x, y, rgba) -> {
              float du = (x - u) / radius;
              float dv = (y - v) / radius;
              float d = du * du + dv * dv;
              if (d < 1) {
                float n = light.lambert(du, dv, (float) Math.sqrt(1 - d));
                Canvas.put(rgba, lit, .3f + .8f * n + (n > .93f ? .8f : 0), 1);
              }
            });
  }
}

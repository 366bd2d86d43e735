package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.FIVE_O_CLOCK_SHADOW;
import static dev.kallos.synthetic.FaceAttribute.GOATEE;
import static dev.kallos.synthetic.FaceAttribute.MUSTACHE;
import static dev.kallos.synthetic.FaceAttribute.SIDEBURNS;

/** Stubble in the skin, and beards hair by hair. */
final class Beard {
  private Beard() {}

  /** Where a shaved beard shows in the skin. */
  static void stain(Scene scene, Relief relief) {
    if (!scene.has(FIVE_O_CLOCK_SHADOW)) {
      return;
    }
    Geometry g = scene.geometry();
    int salt = (int) scene.person().seed();
    Ink dark = Ink.of(0x5E5552).mix(scene.hair(), .15f);
    relief.stain(
        -60,
        12,
        60,
        g.chin + 2,
        dark,
        (u, v) -> {
          float s = Math.abs(u - g.mouthU * .7f);
          float cheek = Curve.mix(g.noseV + 8, 45, Curve.step(9, 21, s)) - 24 * Curve.step(22, 41, s);
          float dots = .7f + .55f * Curve.noise(u * 1.3f, v * 1.3f, salt + 7);
          return .72f * Curve.step(cheek - 4, cheek + 5, v) * Math.min(1, dots);
        });
  }

  static void paint(Scene scene) {
    Ink ink = scene.hair().times(.75f).mix(scene.skin().times(.1f), .15f);
    Strokes strokes = new Strokes();
    if (scene.has(GOATEE)) {
      goatee(scene, strokes, scene.momentary(71), ink);
    }
    if (scene.has(MUSTACHE)) {
      mustache(scene, strokes, scene.momentary(72), ink);
    }
    if (scene.has(SIDEBURNS)) {
      sideburns(scene, strokes, scene.momentary(73), ink);
    }
  }

  private static void goatee(Scene scene, Strokes strokes, Dice dice, Ink ink) {
    Geometry g = scene.geometry();
    float foot = g.chin - g.mouthV - 9 - g.gap;
    for (int k = 0; k < 420; k++) {
      float s = dice.between(-1, 1);
      float t = (float) Math.sqrt(dice.unit());
      float v = g.mouthV + 9.5f + g.gap + t * foot;
      float u = g.mouthU * .9f + s * (5 + 10.5f * t * (1.25f - .45f * t));
      hair(scene, strokes, dice, u, v, s * .35f, 1, 5.5f, ink, .6f);
    }
    for (int side = -1; side <= 1; side += 2) {
      for (int k = 0; k < 60; k++) {
        float t = dice.between(0, 1);
        float u = g.mouthU + side * (15.5f + dice.between(-1.7, 1.7) - 2 * t);
        hair(scene, strokes, dice, u, g.mouthV + 7 + 12 * t, -side * .2f, 1, 4, ink, .35f);
      }
    }
  }

  private static void mustache(Scene scene, Strokes strokes, Dice dice, Ink ink) {
    Geometry g = scene.geometry();
    float base = (g.noseV + 6 + g.mouthV - 3.5f) / 2;
    for (int k = 0; k < 300; k++) {
      float s = dice.between(-1, 1);
      float a = Math.abs(s);
      float thick = 3.6f * (1 - .55f * a) * (a < .08f ? .7f : 1);
      float u = g.mouthU + s * 17.5f;
      float v = base - .8f + dice.between(-1, 1) * thick + 5.5f * a * a;
      hair(scene, strokes, dice, u, v, Math.signum(s) * (.55f + .6f * a), 1, 4.4f, ink, .62f);
    }
  }

  private static void sideburns(Scene scene, Strokes strokes, Dice dice, Ink ink) {
    Geometry g = scene.geometry();
    for (int side = -1; side <= 1; side += 2) {
      for (int k = 0; k < 150; k++) {
        float t = dice.between(0, 1);
        float v = -16 + 48 * t;
        float u = g.middle(v) + side * (g.outline(v) - dice.between(-.5, 7.5 - 2 * t));
        hair(scene, strokes, dice, u, v, -side * .05f, 1, 5, ink, .55f);
      }
    }
  }

  private static void hair(
      Scene scene,
      Strokes strokes,
      Dice dice,
      float u,
      float v,
      float du,
      float dv,
      float length,
      Ink ink,
      float alpha) {
    Frame frame = scene.frame();
    float bend = dice.between(-.35, .35);
    float norm = length * dice.between(.6, 1.2) / (float) Math.sqrt(du * du + dv * dv);
    float nx = Math.max(-1, Math.min(1, u / 42));
    float light = dice.between(.55, 1.1)
        * (.3f + .9f * scene.light().lambert(nx, .15f, (float) Math.sqrt(Math.max(0, 1 - nx * nx))));
    float mu = u + (du * .5f + bend * .3f) * norm;
    float mv = v + dv * .5f * norm;
    float eu = u + (du + bend) * norm;
    float ev = v + dv * norm;
    strokes.begin();
    strokes.to(frame.x(u, v), frame.y(u, v), light);
    strokes.to(frame.x(mu, mv), frame.y(mu, mv), light);
    strokes.to(frame.x(eu, ev), frame.y(eu, ev), light);
    strokes.draw(scene.canvas(), ink, ink, 1.3f, .7f, alpha);
  }
}

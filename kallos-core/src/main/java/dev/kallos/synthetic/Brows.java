package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.ARCHED_EYEBROWS;
import static dev.kallos.synthetic.FaceAttribute.BLACK_HAIR;
import static dev.kallos.synthetic.FaceAttribute.BUSHY_EYEBROWS;
import static dev.kallos.synthetic.FaceAttribute.GRAY_HAIR;
import static dev.kallos.synthetic.FaceAttribute.MALE;

/** Eyebrows, hair by hair. */
final class Brows {
  private Brows() {}

  static void paint(Scene scene) {
    Person person = scene.person();
    boolean bushy = scene.has(BUSHY_EYEBROWS);
    boolean arched = scene.has(ARCHED_EYEBROWS);
    boolean male = scene.has(MALE);
    float lift = 12 + 2.4f * (person.brows() - .5f) - (male ? 1.6f : 0) + (arched ? 1 : 0);
    float thick = bushy ? 7.4f : male ? 4.3f : 3.1f;
    float arch = arched ? 4.4f : 1.7f;
    Ink ink = scene.has(GRAY_HAIR) ? scene.hair().times(.4f) : scene.hair().times(scene.has(BLACK_HAIR) ? .9f : .42f);
    ink = ink.mix(scene.skin().times(.18f), .25f).times(scene.light().flat());
    Strokes strokes = new Strokes();
    for (int side = -1; side <= 1; side += 2) {
      brow(scene, strokes, side, lift, thick, arch, ink, bushy ? 150 : 90);
    }
  }

  private static void brow(
      Scene scene, Strokes strokes, int side, float lift, float thick, float arch, Ink ink, int hairs) {
    Dice dice = scene.personal(51 + side);
    Frame frame = scene.frame();
    float shift = 3 * scene.geometry().turn;
    float far = 1 - .25f * Math.max(0, side * scene.geometry().turn);
    for (int k = 0; k < hairs; k++) {
      float t = (k + dice.between(0, 1)) / hairs;
      float row = dice.between(-1, 1);
      float wide = thick * .5f * Curve.step(-.12f, .22f, t) * (1 - .72f * Curve.step(.5f, 1, t));
      float u = side * (7.5f + 23 * t) * far + shift;
      float rise = arch * Curve.bell((t - .62f) * (t - .62f) / .34f) - (1.3f + .6f * arch) * Curve.step(.6f, 1.05f, t);
      float v = -lift - rise - .2f * (1 - t) + .2f + row * wide;
      float angle = Curve.mix(1.1f, .1f, Curve.step(0, .4f, t)) - .6f * Curve.step(.6f, 1, t) - row * .35f;
      float length = Curve.mix(2.6f, 4.2f, t) * (thick > 6 ? 1.35f : 1);
      float eu = u + side * (float) Math.cos(angle) * length;
      float ev = v - (float) Math.sin(angle) * length * .8f;
      float shade = dice.between(.7, 1.15);
      strokes.begin();
      strokes.to(frame.x(u, v), frame.y(u, v), shade);
      strokes.to(frame.x((u + eu) / 2, (v + ev) / 2 - .3f), frame.y((u + eu) / 2, (v + ev) / 2 - .3f), shade);
      strokes.to(frame.x(eu, ev), frame.y(eu, ev), shade);
      strokes.draw(scene.canvas(), ink, ink, 1.35f, .6f, thick > 6 ? .62f : .5f);
    }
  }
}

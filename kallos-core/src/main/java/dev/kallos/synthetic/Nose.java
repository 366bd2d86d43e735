package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BIG_NOSE;
import static dev.kallos.synthetic.FaceAttribute.POINTY_NOSE;

/** The nose: bridge, tip and wings as heights, then nostrils. */
final class Nose {
  private Nose() {}

  static void raise(Scene scene, Relief relief) {
    Geometry geometry = scene.geometry();
    float tipU = geometry.noseU;
    float tipV = geometry.noseV;
    float half = geometry.noseHalf;
    boolean big = scene.has(BIG_NOSE);
    boolean pointy = scene.has(POINTY_NOSE);
    float ridge = (pointy ? 4.4f : 5.4f) + (big ? 1.8f : 0);
    float rise = pointy ? 11.5f : big ? 10.5f : 8.8f;
    relief.raise(
        -26,
        -14,
        26,
        tipV + 8,
        (u, v) -> {
          float t = Curve.clamp((v + 10) / (tipV + 10));
          float middle = tipU * t * t;
          float wide = ridge * (1.05f + .3f * t * t);
          float up = (.22f + .78f * t * t) * rise * .8f;
          float end = Curve.step(tipV + 7.5f, tipV - 1, v) * Curve.step(-14, -4, v);
          float d = (u - middle) / wide;
          return up * end * Curve.bell(d * d * .55f);
        });
    float tip = pointy ? 4.8f : 6.6f + (big ? 1.6f : 0);
    relief.bump(tipU, tipV, tip + 2.4f, tip + 1, pointy ? 4 : 3);
    for (int side = -1; side <= 1; side += 2) {
      float far = 1 - .35f * Math.max(0, side * geometry.turn);
      float u = tipU * .88f + side * half * .78f * far;
      relief.bump(u, tipV + 2.4f, half * .6f, 6, big ? 3.8f : 2.8f);
      relief.bump(tipU * .85f + side * (half + 1.4f) * far, tipV + 2, 3, 6, -1.1f);
    }
  }

  static void paint(Scene scene) {
    Geometry geometry = scene.geometry();
    float tipU = geometry.noseU;
    float tipV = geometry.noseV;
    float half = geometry.noseHalf;
    boolean pointy = scene.has(POINTY_NOSE);
    Ink dark = scene.skin().times(new Ink(.16f, .09f, .08f));
    for (int side = -1; side <= 1; side += 2) {
      float far = 1 - .5f * Math.max(0, side * geometry.turn);
      float u = tipU * .93f + side * half * .46f * far;
      float v = tipV + 4.4f + (pointy ? .8f : 0);
      float slant = side * .18f;
      float ru = half * (pointy ? .24f : .3f) * far;
      scene
          .canvas()
          .lay(
              u - ru * 2,
              v - 3,
              u + ru * 2,
              v + 3,
              dark,
              (x, y) -> {
                float du = (x - u) / ru;
                float dv = (y - v + slant * (x - u)) / 1.25f;
                return .82f * Curve.step(1.5f, .35f, (float) Math.sqrt(du * du + dv * dv));
              });
      float wing = tipU * .88f + side * (half + .4f) * far;
      scene.canvas().blot(wing, tipV + 3.4f, 2, 4.6f, Ink.of(0x9A6A5C), .4f);
    }
    scene.canvas().blot(tipU * .9f, tipV + 7.4f, half * .95f, 3.6f, Ink.of(0x9A6C60), .35f);
  }
}

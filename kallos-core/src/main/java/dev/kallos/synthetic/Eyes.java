package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.HEAVY_MAKEUP;
import static dev.kallos.synthetic.FaceAttribute.MALE;
import static dev.kallos.synthetic.FaceAttribute.NARROW_EYES;

/** Lids, lashes, the white, the iris with its catch light. */
final class Eyes {
  private static final Ink VEIN = Ink.of(0xC9827C);

  private final Scene scene;
  private final Ink iris;
  private final Ink white;
  private final Ink line;
  private final float upper;
  private final float lower;
  private final float tilt;
  private final boolean makeup;
  private final boolean male;
  private final Ink rimInk;
  private final Ink vein;

  private Eyes(Scene scene) {
    this.scene = scene;
    Person person = scene.person();
    float narrow = scene.has(NARROW_EYES) ? .42f : 1;
    float size = .9f + .26f * person.eyes();
    vein = VEIN.times(scene.light().flat());
    upper = 4.3f * size * narrow * (1 - .1f * scene.picture().cheer());
    lower = 2.7f * size * (scene.has(NARROW_EYES) ? .6f : 1) * (1 - .3f * scene.picture().cheer());
    tilt = .055f * person.tilt();
    makeup = scene.has(HEAVY_MAKEUP);
    male = scene.has(MALE);
    Ink light = scene.light().flat();
    iris = Colouring.iris(person).times(light.times(1.15f));
    white = Ink.of(0xDDD6D2).times(light.times(.92f));
    Ink lash = Ink.of(0x1C1210).mix(scene.hair(), makeup ? 0 : .12f).times(.7f);
    line = lash.mix(scene.skin().times(.12f), male ? .4f : .1f);
    rimInk = makeup ? line : scene.skin().times(new Ink(.55f, .36f, .34f));
  }

  static void paint(Scene scene) {
    Eyes eyes = new Eyes(scene);
    for (int side = -1; side <= 1; side += 2) {
      eyes.one(side);
    }
  }

  private void one(int side) {
    Geometry geometry = scene.geometry();
    float far = 1 - .3f * Math.max(0, side * geometry.turn);
    float half = (9.1f + .9f * (scene.person().eyes() - .5f)) * far;
    float cu = side * Geometry.EYE;
    Canvas canvas = scene.canvas();
    if (makeup) {
      Ink shadow = scene.personal(41).chance(.5) ? Ink.of(0x6E5048) : Ink.of(0x5E5662);
      canvas.blot(cu + side * 1.5f, -4, 13, 7.5f, shadow, .8f);
    }
    float crease = upper + 2.2f + 1.2f * (1 - scene.person().lids());
    Ink fold = Ink.of(0x7C5448);
    canvas.tint(
        cu - half - 3,
        -crease - 4,
        cu + half + 4,
        0,
        fold,
        (u, v) -> {
          float e = side * (u - cu) / (half + 1.5f);
          float at = -crease * (1 - .85f * e * e) - tilt * 3 * e;
          float d = v - at;
          float fade = Curve.step(1.05f, .55f, Math.abs(e));
          float around = d < 0 ? .3f * Curve.bell(d * d / 16) : .18f * Curve.bell(d * d / 7);
          return fade * (.62f * Curve.bell(d * d / 1.7f) + around);
        });
    float gu = cu + scene.picture().gazeX() * 2 + geometry.turn * -.8f;
    float gv = -.35f + scene.picture().gazeY() * .9f;
    canvas.paint(cu - half - 3, -9, cu + half + 3, 7, 3, (u, v, rgba) -> sample(u, v, rgba, side, cu, half, gu, gv));
    lashes(side, cu, half);
  }

  private float lid(float e) {
    float peak = e + .18f;
    float f = 1 - e * e;
    return -upper * (float) Math.sqrt(Math.max(0, f)) * (1 - .16f * peak) - tilt * 9 * e;
  }

  private float rim(float e) {
    return lower * Math.max(0, 1 - e * e) * (1 + .22f * e) - tilt * 9 * e;
  }

  private void sample(float u, float v, float[] rgba, int side, float cu, float half, float gu, float gv) {
    float e = side * (u - cu) / half;
    if (e < -1.12f || e > 1.22f) {
      return;
    }
    float top = lid(Math.max(-1, Math.min(1, e)));
    float bottom = rim(Math.max(-1, Math.min(1, e)));
    float thick = (makeup ? 1.5f : male ? .85f : 1.15f) * (1 + .3f * e);
    if (v < top + .35f) {
      float above = top + .35f - v;
      if (above < thick && e < 1.1f + (makeup ? .1f : 0)) {
        Canvas.put(rgba, line, 1, Curve.clamp((thick - above) * 1.6f) * Curve.step(-1.1f, -.8f, e));
      }
      return;
    }
    if (v > bottom) {
      float below = v - bottom;
      if (below < .9f && Math.abs(e) < 1) {
        Canvas.put(rgba, rimInk, 1, (makeup ? .6f : .5f) * (1 - below / .9f));
      }
      return;
    }
    float shade = Curve.step(-.3f, 2.6f, v - top);
    float round = 1 - .3f * e * e;
    float du = u - gu;
    float dv = v - gv;
    float d = (float) Math.sqrt(du * du + dv * dv);
    float radius = 3.75f;
    if (d < radius + .25f) {
      float lu = gu + scene.light().x * 1.5f;
      float lv = gv - 1.25f + scene.light().y * .6f;
      float glint = (u - lu) * (u - lu) + (v - lv) * (v - lv);
      if (glint < .62f) {
        Canvas.put(rgba, Ink.WHITE, .95f, 1);
        return;
      }
      float ring = Curve.step(radius - 1.1f, radius + .2f, d);
      float lift = .55f + .85f * Curve.clamp(.5f + (dv - scene.light().x * du * .5f) / (2 * radius));
      float light = (.35f + .65f * shade) * lift * (1 - .75f * ring);
      if (d < 1.55f) {
        Canvas.put(rgba, Ink.BLACK.mix(iris, .03f), 1, 1);
      } else {
        Canvas.put(rgba, iris, light, Curve.clamp((radius + .25f - d) * 3));
        if (rgba[3] < 1) {
          Canvas.put(rgba, white.mix(iris, rgba[3]), (.3f + .7f * shade) * round, 1);
        }
      }
      return;
    }
    Ink ball = white;
    float tear = Curve.step(-.72f, -.95f, e);
    ball = ball.mix(vein, .12f + .6f * tear);
    Canvas.put(rgba, ball, (.3f + .7f * shade) * round, 1);
  }

  private void lashes(int side, float cu, float half) {
    if (male && !makeup) {
      return;
    }
    Strokes strokes = new Strokes();
    Frame frame = scene.frame();
    int count = 11;
    float length = makeup ? 3.2f : 2;
    for (int k = 0; k < count; k++) {
      float e = -.55f + 1.55f * k / (count - 1);
      float u = cu + side * e * half;
      float v = lid(Math.min(1, e));
      float out = length * (.5f + .5f * Curve.clamp(e + .5f));
      strokes.begin();
      strokes.to(frame.x(u, v), frame.y(u, v), 1);
      float lu = u + side * (.25f + .55f * e) * out;
      strokes.to(frame.x(lu, v - out * .8f), frame.y(lu, v - out * .8f), 1);
      strokes.draw(scene.canvas(), line, line, 1, .4f, .6f);
    }
  }
}

package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.EYEGLASSES;

/** Spectacles and sunglasses, with their shadow and their glare. */
final class Glasses {
  private static final Ink[] FRAMES = {
    Ink.of(0x121212), Ink.of(0x121212), Ink.of(0x3A2416), Ink.of(0x5A3A22), Ink.of(0x8F8F94), Ink.of(0xB08D4A),
    Ink.of(0x5C1820)
  };

  private final Scene scene;
  private final float halfU;
  private final float halfV;
  private final float power;
  private final float rim;
  private final float centreV;
  private final float shift;
  private final Ink frame;
  private final float tint;
  private final Ink lens;

  private Glasses(Scene scene) {
    this.scene = scene;
    Dice dice = scene.momentary(101);
    int shape = dice.pick(.5, .25, .25);
    boolean sun = dice.chance(.14);
    halfU = dice.between(14.6, 16.4);
    halfV = shape == 0 ? dice.between(8.4, 10.4) : dice.between(10.5, 13) + (sun ? 1 : 0);
    power = shape == 0 ? 3.6f : shape == 1 ? 2 : 2.6f;
    Ink colour = FRAMES[dice.below(FRAMES.length)];
    frame = colour.times(scene.light().flat());
    rim = colour.r() > .2f ? 1.3f : dice.between(1.7, 2.7);
    centreV = 1.4f + (shape == 0 ? 0 : 1.2f);
    shift = 5 * scene.geometry().turn;
    tint = sun ? dice.between(.86, .97) : dice.between(.03, .1);
    lens = sun ? Ink.scale((float) dice.unit(), Ink.of(0x0C0C0E), Ink.of(0x2E2016)) : Ink.of(0xA8B4B8);
  }

  static void paint(Scene scene) {
    if (scene.has(EYEGLASSES)) {
      new Glasses(scene).paint();
    }
  }

  private void paint() {
    Canvas canvas = scene.canvas();
    Light light = scene.light();
    float su = -light.x * 2.2f;
    float sv = 2.4f - light.y;
    canvas.tint(
        -50,
        -20,
        50,
        26,
        Ink.of(0x9A7A70),
        (u, v) -> {
          float d = Math.abs(distance(u - su, v - sv)) - rim * .5f;
          return .5f * Curve.step(2.2f, 0, d);
        });
    canvas.paint(-54, -18, 54, 22, 2, this::sample);
  }

  private float distance(float u, float v) {
    int side = u < shift * .5f ? -1 : 1;
    float far = 1 - .14f * Math.max(0, side * scene.geometry().turn);
    float du = Math.abs(u - side * 19.2f * far - shift * .45f) / (halfU * far);
    float dv = (v - centreV) / halfV;
    float bend = power == 2.6f && dv > 0 ? 1 + .12f * dv : 1;
    double norm = Math.pow(Math.pow(du * bend, power) + Math.pow(Math.abs(dv), power), 1 / power);
    return (float) (norm - 1) * halfV;
  }

  private void sample(float u, float v, float[] rgba) {
    float d = distance(u, v);
    float edge = Math.abs(d) - rim * .5f;
    if (edge < .35f) {
      float bright = d < -.2f && v < centreV ? 1.5f : 1;
      float shine = v < -halfV + centreV + 1 ? .06f : 0;
      Canvas.put(rgba, frame.mix(Ink.WHITE, shine), bright, Curve.clamp(.5f - edge * 1.4f));
      return;
    }
    if (d < 0) {
      float streak = (u - v * .6f) * .09f + scene.light().x;
      float band = streak - (float) Math.floor(streak) - .5f;
      float glare = Curve.bell(band * band / .03f);
      float upper = Curve.step(4, -9, v);
      float gleam = glare * upper * .16f;
      Ink glass = lens.times(scene.light().flat()).mix(Ink.WHITE, tint > .5f ? gleam * .6f : .3f);
      Canvas.put(rgba, glass, 1, Math.min(1, tint + gleam));
      return;
    }
    float off = u - shift;
    float bridge = Math.abs(off) < 6.5f ? Math.abs(v - (centreV - halfV * .45f + .05f * off * off)) : 9;
    float a = Math.abs(u - shift * .3f);
    float arm = a > 33 && a < 48 ? Math.abs(v - (centreV - halfV * .5f + .06f * (a - 33))) : 9;
    float wire = Math.min(bridge, arm) - rim * .42f;
    if (wire < .3f) {
      Canvas.put(rgba, frame, 1, Curve.clamp(.5f - wire * 1.4f));
    }
  }
}

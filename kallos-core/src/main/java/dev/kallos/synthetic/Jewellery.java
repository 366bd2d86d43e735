package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.WEARING_EARRINGS;

/** Earrings: studs, drops and hoops. */
final class Jewellery {
  private Jewellery() {}

  static void paint(Scene scene) {
    if (!scene.has(WEARING_EARRINGS)) {
      return;
    }
    Dice dice = scene.momentary(91);
    Ink metal = dice.chance(.55) ? Ink.of(0xE2B85A) : Ink.of(0xD9DDE3);
    Ink jewel = Ink.scale((float) dice.unit(), Ink.of(0x3F8A7C), Ink.of(0xF3F1EE), Ink.of(0x9E2F4B));
    Ink stone = dice.chance(.5) ? metal : jewel;
    int kind = dice.pick(.3, .4, .3);
    float radius = dice.between(5, 8.5);
    Geometry g = scene.geometry();
    for (int side = -1; side <= 1; side += 2) {
      float u = g.middle(22) + side * (g.outline(16) + 2.2f - 4 * Math.max(0, side * g.turn));
      float v = 22;
      if (kind == 0) {
        Clothes.bead(scene, u, v, 2.7f, stone);
      } else if (kind == 1) {
        Clothes.bead(scene, u, v, 1.7f, metal);
        Clothes.bead(scene, u, v + 4.5f, 1.6f, metal);
        Clothes.bead(scene, u, v + 10, 3.3f, stone);
      } else {
        hoop(scene, u + side * .8f, v + radius - 1, radius, metal);
      }
    }
  }

  private static void hoop(Scene scene, float u, float v, float radius, Ink metal) {
    Ink lit = metal.times(scene.light().flat());
    scene
        .canvas()
        .paint(
            u - radius - 2,
            v - radius - 2,
            u + radius + 2,
            v + radius + 2,
            3,
            (x, y, rgba) -> {
              float du = (x - u) / (radius * .75f);
              float dv = (y - v) / radius;
              float d = ((float) Math.sqrt(du * du + dv * dv) - 1) * radius * .87f;
              if (Math.abs(d) < 1) {
                float turn = .55f + .6f * Math.abs(du * scene.light().x + dv * scene.light().y);
                Canvas.put(rgba, lit, turn + (d < -.1f && d > -.5f ? .5f : 0), 1);
              }
            });
  }
}

package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.*;

/** The head as one lit surface: bones and flesh as heights, complexion and make-up as colour. */
final class Head {
  private static final Ink RED = Ink.of(0xF2A79A);
  private static final Ink BROWNISH = Ink.of(0xC39A86);

  private Head() {}

  static void paint(Scene scene) {
    Relief relief = scene.relief();
    Frame.Box box = scene.frame().box(-60, scene.geometry().top - 3, 60, scene.geometry().chin + 2);
    relief.begin(scene.frame(), scene.skin(), box);
    skull(scene, relief, box);
    flesh(scene, relief);
    Nose.raise(scene, relief);
    age(scene, relief);
    complexion(scene, relief);
    Beard.stain(scene, relief);
    float shine = (scene.has(HEAVY_MAKEUP) ? .17f : .13f) * (.8f + .3f * scene.person().skin());
    SkinShading.shade(relief, scene.canvas(), scene.light(), shine, box);
  }

  private static void skull(Scene scene, Relief relief, Frame.Box box) {
    Geometry geometry = scene.geometry();
    Frame frame = scene.frame();
    float span = geometry.chin - geometry.top;
    float centre = (geometry.chin + geometry.top) / 2;
    float widest = geometry.halfWidth + 1;
    float perSpan = 2 / span;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float v = frame.v(x + .5f, y + .5f);
        float u = frame.u(x + .5f, y + .5f) - geometry.middle(v);
        int i = y * Canvas.WIDTH + x;
        if (u > widest || u < -widest) {
          continue;
        }
        float half = geometry.outline(v);
        float edge = half - Math.abs(u);
        if (edge < 12 && edge > -6) {
          float slope = Math.abs(geometry.outline(v + 1) - geometry.outline(v - 1)) * .5f;
          edge /= (float) Math.sqrt(1 + slope * slope);
        }
        relief.cover[i] = half <= 0 ? 0 : Curve.clamp(edge * .8f + .3f);
        if (relief.cover[i] > 0) {
          float s = Math.abs(u) / (half + .4f);
          s = s > .985f ? .985f : s;
          float across = s * s * (.5f + .5f * s);
          float down = (v - centre) * perSpan;
          float along = down * down;
          along = along * along;
          relief.height[i] =
              40 * (float) Math.sqrt((1 - across) * (along > 1 ? .08f : 1 - .92f * along));
        }
      }
    }
  }

  private static void flesh(Scene scene, Relief relief) {
    Geometry geometry = scene.geometry();
    Person person = scene.person();
    float m = 4 * geometry.turn;
    boolean male = scene.has(MALE);
    float cheer = scene.picture().cheer();
    float ridge = male ? 2.4f : 1.1f;
    float deep = 4.6f - 1.6f * person.lids();
    for (int side = -1; side <= 1; side += 2) {
      relief.bump(side * 18 + m, -11, 22, 9, ridge);
      relief.bump(side * 18.5f + m * .6f, 0, 18, 12, -deep);
      relief.bump(side * 19 + m * .5f, -.5f, 12, 8.5f, 2.6f);
      relief.bump(side * (geometry.halfWidth + 2), -22, 14, 26, -3);
      float high = scene.has(HIGH_CHEEKBONES) ? 4.4f : 1.2f;
      relief.bump(side * 27 + m, 15 - 1.5f * cheer, 17, 12, high);
      relief.bump(side * 24 + m, 22 - 3 * cheer, 17, 13, 1.4f + 2.4f * cheer);
      relief.bump(side * 29, 40, 13, 17, scene.has(CHUBBY) ? 4 : scene.has(HIGH_CHEEKBONES) ? -3.6f : -1.1f);
    }
    relief.bump(m, -34, 34, 26, 2.5f);
    relief.bump(geometry.mouthU, geometry.mouthV, 26, 19, 4);
    float chin = geometry.chin;
    relief.bump(geometry.mouthU, geometry.mouthV + 11.5f + geometry.gap, 15, 5.5f, -2.4f);
    relief.bump(geometry.mouthU * .9f, chin - 11, 15, 12, 3.6f + 1.5f * person.jaw());
    if (male && person.jaw() > .72f) {
      relief.bump(geometry.mouthU * .9f, chin - 8, 2.2f, 7, -1.5f);
    }
    float philtrum = (geometry.noseV + 5 + geometry.mouthV - 4) / 2;
    relief.bump(geometry.mouthU, philtrum, 3.4f, 6, -.7f);
    relief.bump(geometry.mouthU - 3.4f, philtrum, 3.2f, 6, .3f);
    relief.bump(geometry.mouthU + 3.4f, philtrum, 3.2f, 6, .3f);
    if (scene.has(DOUBLE_CHIN)) {
      relief.bump(geometry.mouthU * .6f, chin - 5.5f, 26, 3.4f, -4.2f);
      relief.bump(geometry.mouthU * .6f, chin + 1, 30, 7, 5);
    }
  }

  private static void age(Scene scene, Relief relief) {
    Geometry geometry = scene.geometry();
    boolean young = scene.has(YOUNG);
    float age = young ? .15f * scene.person().age() : .6f + .4f * scene.person().age();
    float cheer = scene.picture().cheer();
    Dice dice = scene.personal(31);
    for (int side = -1; side <= 1; side += 2) {
      float fold = .3f + 1.5f * age + .8f * cheer;
      crease(
          relief,
          geometry.noseU * .8f + side * (geometry.noseHalf + 2.5f),
          geometry.noseV + 1,
          geometry.mouthU + side * (17 + 3 * cheer),
          geometry.mouthV + 1,
          side * (2.5f + 2 * cheer),
          4.2f,
          -fold);
      if (age > .4f) {
        for (int k = 0; k < 3; k++) {
          float spread = (k - 1) * 4.5f;
          crease(relief, side * 31, spread * .4f, side * 37, spread + dice.between(-1, 1), 0, 1.3f, -1.1f * age);
        }
        crease(relief, side * 19, geometry.mouthV + 5, side * 23, geometry.mouthV + 19, side * 1.5f, 2.6f, -1.6f * age);
        crease(relief, side * 3.6f, -13, side * 3, -5, 0, 1.4f, -1.2f * age);
      }
      if (scene.has(BAGS_UNDER_EYES)) {
        relief.bump(side * 19, 7.8f, 12, 4.2f, 2.2f);
        crease(relief, side * 11, 8.5f, side * 28, 9.5f, 4.2f, 2.4f, -1.8f);
        relief.stain(side * 18, 8.6f, 14, 7.5f, Ink.of(0xB08C96), .7f);
      }
    }
    if (age > .4f) {
      for (int k = 0; k < 3; k++) {
        float v = -24 - 7 * k + dice.between(-1, 1);
        float arc = dice.between(-2, 2);
        crease(relief, dice.between(-26, -14), v + 1, dice.between(14, 26), v + 1, arc - 2, 1.7f, -1.3f * age);
      }
    }
  }

  /** A soft furrow along a bent line. */
  private static void crease(
      Relief relief, float u0, float v0, float u1, float v1, float bend, float width, float depth) {
    float du = u1 - u0;
    float dv = v1 - v0;
    float length = (float) Math.sqrt(du * du + dv * dv);
    float au = du / length;
    float av = dv / length;
    float pad = Math.abs(bend) + width;
    relief.raise(
        Math.min(u0, u1) - pad,
        Math.min(v0, v1) - pad,
        Math.max(u0, u1) + pad,
        Math.max(v0, v1) + pad,
        (u, v) -> {
          float t = ((u - u0) * au + (v - v0) * av) / length;
          if (t < 0 || t > 1) {
            return 0;
          }
          float bow = 4 * t * (1 - t);
          float off = (u - u0) * av - (v - v0) * au - bend * bow;
          return depth * Math.min(1, bow * 1.4f) * Curve.bell(off * off / (width * width));
        });
  }

  private static void complexion(Scene scene, Relief relief) {
    Geometry geometry = scene.geometry();
    int salt = (int) scene.person().seed();
    float patchy = scene.has(HEAVY_MAKEUP) ? .35f : 1;
    relief.stain(
        -46,
        geometry.top,
        46,
        geometry.chin,
        Ink.of(0xE3CBC1),
        (u, v) -> {
          float pores = Curve.lattice((int) (u * 1.1f + 99), (int) (v * 1.1f + 99), salt);
          return patchy * (.5f * Curve.noise(u * .11f, v * .11f, salt) + .22f * pores);
        });
    boolean rosy = scene.has(ROSY_CHEEKS);
    for (int side = -1; side <= 1; side += 2) {
      float u = side * 25 + 3 * geometry.turn;
      relief.stain(u, 19, 19, 15, RED, .3f);
      if (rosy) {
        relief.stain(u, 18, 21, 17, Ink.of(0xF0858A), .72f);
      } else if (scene.has(HEAVY_MAKEUP)) {
        relief.stain(side * 30 + 3 * geometry.turn, 20, 14, 13, Ink.of(0xD89084), .35f);
      }
      relief.stain(side * 18.5f, 0, 17, 11, BROWNISH, .35f);
      relief.stain(side * 17, 5, 12, 5.5f, Ink.of(0xC7A6A2), .3f);
    }
    relief.stain(geometry.noseU, geometry.noseV, 9, 8, RED, .4f);
    relief.stain(geometry.mouthU, geometry.chin - 10, 12, 9, RED, .15f);
    Dice dice = scene.personal(32);
    if (scene.person().skin() < .3 && dice.chance(.13)) {
      relief.stain(
          -34,
          -6,
          34,
          34,
          Ink.of(0xB98463),
          (u, v) -> .5f * Curve.step(.72f, .95f, Curve.noise(u * .75f, v * .75f, salt + 2)));
    }
    if (dice.chance(.3)) {
      relief.stain(dice.between(-30, 30), dice.between(10, 55), 1.5f, 1.5f, Ink.of(0x6B4636), .8f);
    }
  }
}

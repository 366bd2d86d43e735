package dev.kallos.synthetic;

/** The neck, the ears and the shoulders' skin. */
final class Neck {
  private Neck() {}

  static void paint(Scene scene) {
    Geometry geometry = scene.geometry();
    Relief relief = scene.relief();
    Frame frame = scene.frame();
    float half = geometry.neckHalf;
    float foot = geometry.shoulders;
    float lean = -4 * geometry.turn;
    Frame.Box box = frame.box(-110, 38, 110, 125);
    relief.begin(frame, scene.skin(), box);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float u = frame.u(x + .5f, y + .5f) - lean;
        float v = frame.v(x + .5f, y + .5f);
        float below = v - foot;
        float wide = half + (below > -12 ? (below + 12) * (below + 12) * .025f : 0) + Math.max(0, below) * 1.6f;
        if (Math.abs(u) >= wide) {
          continue;
        }
        int i = y * Canvas.WIDTH + x;
        float s = u / wide;
        float steep = below > -12 ? (below + 12) * .05f + (below > 0 ? 1.6f : 0) : 0;
        relief.cover[i] = Curve.clamp((wide - Math.abs(u)) * .9f / (float) Math.sqrt(1 + steep * steep));
        float off = Math.abs(u) - half * (125 - v) / 75;
        float cord = Curve.bell(off * off / 20);
        relief.height[i] = half * .9f * (float) Math.sqrt(1.02f - s * s) + 1.1f * cord;
        relief.gloss[i] = .4f;
      }
    }
    float chin = geometry.chin;
    relief.stain(lean, 104, 9, 8, Ink.of(0xD8C0B8), .45f);
    SkinShading.shade(relief, scene.canvas(), scene.light(), .05f, box);
    Ink shade = Ink.of(0x6A4A48);
    float drop = -scene.light().y * 22;
    float slide = -scene.light().x * 9;
    scene
        .canvas()
        .tint(
            lean - half - 1,
            38,
            lean + half + 1,
            chin + 30,
            shade,
            (u, v) -> {
              float reach = chin + 3 + drop - .012f * (u - slide) * (u - slide);
              return .92f * Curve.step(reach + 7, reach - 9, v) * Curve.step(half + .8f, half - 1, Math.abs(u - lean));
            });
  }

  static void ears(Scene scene) {
    Geometry geometry = scene.geometry();
    float size = .9f + .25f * scene.person().ears();
    for (int side = -1; side <= 1; side += 2) {
      float hidden = side * geometry.turn;
      float u = geometry.middle(6) + side * (geometry.outline(4) + 1.6f - 5 * Math.max(0, hidden));
      ear(scene, u, 7, side, size);
    }
  }

  private static void ear(Scene scene, float eu, float ev, int side, float size) {
    Relief relief = scene.relief();
    Frame frame = scene.frame();
    float ru = 5.6f * size;
    float rv = 14.5f * size;
    Frame.Box box = frame.box(eu - ru - 2, ev - rv - 2, eu + ru + 2, ev + rv + 2);
    relief.begin(frame, scene.skin().times(new Ink(1, .88f, .84f)), box);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        float v = (frame.v(x + .5f, y + .5f) - ev) / rv;
        float narrow = 1 - .32f * Curve.clamp(v);
        float u = side * (frame.u(x + .5f, y + .5f) - eu - side * -1.4f * v) / (ru * narrow);
        float d = (float) Math.sqrt(u * u + v * v);
        int i = y * Canvas.WIDTH + x;
        relief.cover[i] = Curve.clamp((1 - d) * 5);
        float rim = Curve.bell((d - .82f) * (d - .82f) / .06f);
        float bowl = Curve.bell(((u + .25f) * (u + .25f) + (v + .05f) * (v + .05f)) / .3f);
        relief.height[i] = 2.2f * rim - 3.4f * bowl + 2 * u;
        float dark = 1 - .45f * bowl;
        relief.r[i] *= dark;
        relief.g[i] *= dark * (1 - .1f * bowl);
        relief.b[i] *= dark * (1 - .1f * bowl);
        relief.gloss[i] = .5f;
      }
    }
    SkinShading.shade(relief, scene.canvas(), scene.light(), .05f, box);
  }
}

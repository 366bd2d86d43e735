package dev.kallos.synthetic;

/**
 * Light on skin: a key light whose edge is softened more in red than in blue, as light scatters under skin, soft
 * shadows found by walking the surface towards the light, light from the sky, and a broad gloss.
 */
final class SkinShading {
  private static final float STRIDE = 3.8f;
  private static final int STRIDES = 4;

  /** A shadow is the softer the farther away what casts it: one over the heights that make it full, by strides. */
  private static final float[] SOFT = new float[STRIDES + 1];

  static {
    for (int k = 0; k <= STRIDES; k++) {
      SOFT[k] = 1 / (2.2f + .8f * k);
    }
  }

  private SkinShading() {}

  private static float above(float x) {
    return x > 0 ? x : 0;
  }

  static void shade(Relief relief, Canvas canvas, Light light, float shine, Frame.Box box) {
    float[] h = relief.height;
    float[] covers = relief.cover;
    Ink key = light.key;
    Ink sky = light.ambient;
    float lx = light.x;
    float ly = light.y;
    float lz = light.z;
    float hx = light.x;
    float hy = light.y;
    float hz = light.z + 1;
    float half = 1 / (float) Math.sqrt(hx * hx + hy * hy + hz * hz);
    float flat = (float) Math.sqrt(light.x * light.x + light.y * light.y) + 1e-4f;
    float sx = light.x / flat * STRIDE;
    float sy = light.y / flat * STRIDE;
    float climb = light.z / flat * STRIDE;
    for (int y = Math.max(1, box.top()); y < Math.min(Canvas.HEIGHT, box.bottom()); y++) {
      int below = y < Canvas.HEIGHT - 1 ? Canvas.WIDTH : 0;
      for (int x = Math.max(1, box.left()); x < Math.min(Canvas.WIDTH - 1, box.right()); x++) {
        int i = y * Canvas.WIDTH + x;
        float cover = covers[i];
        if (cover <= .002f) {
          continue;
        }
        float nx = (h[i - 1] - h[i + 1]) * .5f;
        float ny = (h[i - Canvas.WIDTH] - h[i + below]) * .5f;
        float norm = 1 / (float) Math.sqrt(nx * nx + ny * ny + 1);
        nx *= norm;
        ny *= norm;
        float lambert = nx * lx + ny * ly + norm * lz;
        float lit = 1 - .62f * shadow(h, covers, x, y, sx, sy, climb);
        float open = .78f - .22f * ny;
        float bounce = ny > 0 ? .06f * ny : 0;
        float dr = above((lambert + .28f) * .78125f) * lit;
        float dg = above((lambert + .14f) * .87719f) * lit;
        float db = above((lambert + .1f) * .90909f) * lit;
        float spec = above((nx * hx + ny * hy + norm * hz) * half);
        spec *= spec;
        spec *= spec;
        spec *= spec;
        spec = (spec * spec * .6f + spec * spec * spec * spec * .5f) * shine * relief.gloss[i] * lit;
        float edge = .75f + .25f * norm;
        float r = relief.r[i] * (key.r() * dr + sky.r() * open + bounce) * edge + spec * key.r();
        float g = relief.g[i] * (key.g() * dg + sky.g() * open + bounce) * edge + spec * key.g();
        float b = relief.b[i] * (key.b() * db + sky.b() * open + bounce) * edge + spec * key.b();
        canvas.r[i] += (r - canvas.r[i]) * cover;
        canvas.g[i] += (g - canvas.g[i]) * cover;
        canvas.b[i] += (b - canvas.b[i]) * cover;
      }
    }
  }

  private static float shadow(float[] h, float[] covers, int x, int y, float sx, float sy, float climb) {
    float from = h[y * Canvas.WIDTH + x];
    float most = 0;
    for (int k = 1; k <= STRIDES; k++) {
      int px = (int) (x + .5f + sx * k);
      int py = (int) (y + .5f + sy * k);
      if (px < 0 || py < 0 || px >= Canvas.WIDTH || py >= Canvas.HEIGHT) {
        break;
      }
      int i = py * Canvas.WIDTH + px;
      if (covers[i] > .5f) {
        float over = (h[i] - from - climb * k) * SOFT[k];
        most = over > most ? over : most;
      }
    }
    return Curve.step(0, 1, most);
  }
}

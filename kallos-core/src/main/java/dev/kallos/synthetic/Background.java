package dev.kallos.synthetic;

/** What lies behind: a wall in changing light, and lights and shapes far out of focus. */
final class Background {
  private static final Ink[] WALLS = {
    Ink.of(0xE6E4E0), Ink.of(0xB9C4CC), Ink.of(0x8B9AA5), Ink.of(0x4F5C66), Ink.of(0x22262B), Ink.of(0x121316),
    Ink.of(0x9C8466), Ink.of(0x6B5138), Ink.of(0x7C8F6A), Ink.of(0x44603F), Ink.of(0x2F4A74), Ink.of(0x5C86B8),
    Ink.of(0x7A2E2C), Ink.of(0xB4563C), Ink.of(0x6B5A86), Ink.of(0xD8C9A8), Ink.of(0x34494B), Ink.of(0xCFA0A4)
  };

  /** Pixels between the points where the wall's slow changes are computed. */
  private static final int COARSE = 4;

  private static final int COARSE_WIDTH = Canvas.WIDTH / COARSE + 2;
  private static final int COARSE_HEIGHT = Canvas.HEIGHT / COARSE + 2;

  private Background() {}

  static void paint(Scene scene) {
    Dice dice = scene.momentary(21);
    Ink one = WALLS[dice.below(WALLS.length)];
    Ink two = dice.chance(.5) ? one.times(dice.between(.25, .8)) : WALLS[dice.below(WALLS.length)];
    float angle = dice.between(0, 6.283);
    float gx = (float) Math.cos(angle) / Canvas.WIDTH;
    float gy = (float) Math.sin(angle) / Canvas.HEIGHT;
    int salt = dice.below(1 << 20);
    float grain = dice.between(0, .5);
    float scale = dice.between(.012, .05);
    float light = scene.picture().exposure();
    Canvas canvas = scene.canvas();
    float[] shares = new float[COARSE_WIDTH * COARSE_HEIGHT];
    for (int k = 0; k < shares.length; k++) {
      float x = k % COARSE_WIDTH * COARSE;
      float y = k / COARSE_WIDTH * COARSE;
      float t = .5f + (x - 89) * gx + (y - 109) * gy;
      shares[k] =
          Curve.step(-.1f, 1.1f, t + grain * (clouds(x * scale, y * scale, salt) - .5f) * 2.4f);
    }
    wall(canvas, shares, one.times(light), two.times(light));
    int kind = dice.pick(.3, .3, .4);
    int count = kind == 0 ? 0 : kind == 1 ? 3 + dice.below(12) : 2 + dice.below(4);
    for (int k = 0; k < count; k++) {
      Ink ink = (dice.chance(.5) ? one : WALLS[dice.below(WALLS.length)]).times(dice.between(.4, 1.5));
      if (kind == 1) {
        disc(canvas, dice, ink.mix(Ink.of(0xFFE9C0), .4f));
      } else {
        panel(canvas, dice, ink);
      }
    }
  }

  private static float clouds(float x, float y, int salt) {
    float wide = Curve.noise(.8f * x + .6f * y + 9, .5f * y - .35f * x + 9, salt);
    return .65f * wide + .35f * Curve.noise(1.7f * x - 1.2f * y + 40, 1.9f * y + 1.1f * x, salt + 1);
  }

  private static void wall(Canvas canvas, float[] shares, Ink one, Ink two) {
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      int row = y / COARSE * COARSE_WIDTH;
      float fy = (float) (y % COARSE) / COARSE;
      float left = 0;
      float rise = 0;
      for (int x = 0; x < Canvas.WIDTH; x++) {
        if (x % COARSE == 0) {
          int k = row + x / COARSE;
          left = Curve.mix(shares[k], shares[k + COARSE_WIDTH], fy);
          rise = (Curve.mix(shares[k + 1], shares[k + COARSE_WIDTH + 1], fy) - left) / COARSE;
        }
        float share = left + rise * (x % COARSE);
        int i = y * Canvas.WIDTH + x;
        canvas.r[i] = Curve.mix(one.r(), two.r(), share);
        canvas.g[i] = Curve.mix(one.g(), two.g(), share);
        canvas.b[i] = Curve.mix(one.b(), two.b(), share);
      }
    }
  }

  private static void disc(Canvas canvas, Dice dice, Ink ink) {
    float cx = dice.between(0, Canvas.WIDTH);
    float cy = dice.between(0, Canvas.HEIGHT);
    float radius = dice.between(5, 17);
    float alpha = dice.between(.12, .55);
    over(
        canvas,
        (int) (cx - radius - 2),
        (int) (cy - radius - 2),
        (int) (cx + radius + 3),
        (int) (cy + radius + 3),
        ink,
        (x, y) -> {
          float d = (float) Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
          return alpha * Curve.step(radius + 1.5f, radius - 1.5f, d) * (.75f + .25f * d / radius);
        });
  }

  private static void panel(Canvas canvas, Dice dice, Ink ink) {
    float x0 = dice.between(-30, Canvas.WIDTH - 10);
    float x1 = x0 + dice.between(12, 80);
    float y0 = dice.between(-60, Canvas.HEIGHT * .7);
    float y1 = y0 + dice.between(30, 160);
    float soft = dice.between(2, 14);
    float lean = dice.between(-.12, .12);
    float alpha = dice.between(.3, .9);
    over(
        canvas,
        (int) (x0 - 40),
        (int) (y0 - soft),
        (int) (x1 + 40),
        (int) (y1 + soft),
        ink,
        (x, y) -> {
          float at = x + lean * (y - 109);
          return alpha
              * Curve.step(x0 - soft, x0 + soft, at)
              * Curve.step(x1 + soft, x1 - soft, at)
              * Curve.step(y0 - soft, y0 + soft, y)
              * Curve.step(y1 + soft, y1 - soft, y);
        });
  }

  private static void over(Canvas canvas, int x0, int y0, int x1, int y1, Ink ink, Canvas.Coverage coverage) {
    for (int y = Math.max(0, y0); y < Math.min(Canvas.HEIGHT, y1); y++) {
      for (int x = Math.max(0, x0); x < Math.min(Canvas.WIDTH, x1); x++) {
        canvas.blend(y * Canvas.WIDTH + x, ink, coverage.at(x + .5f, y + .5f));
      }
    }
  }
}

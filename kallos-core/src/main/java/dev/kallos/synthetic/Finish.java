package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BLURRY;

/** What the camera does: focus, grain, and the way from light to bytes. */
final class Finish {
  private static final int TABLE = 4096;
  private final float[] row = new float[Math.max(Canvas.WIDTH, Canvas.HEIGHT)];
  private final byte[] tone = new byte[TABLE + 1];

  Finish() {
    for (int i = 0; i <= TABLE; i++) {
      double x = 1.6 * i / TABLE;
      double soft = x < .7 ? x : .7 + .3 * (1 - Math.exp(-(x - .7) / .3));
      tone[i] = (byte) Math.round(255 * Math.sqrt(Math.min(1, soft)));
    }
  }

  /** The canvas as 218×178×3 bytes, blue first. */
  byte[] develop(Scene scene) {
    Canvas canvas = scene.canvas();
    Dice dice = scene.momentary(131);
    boolean blurry = scene.has(BLURRY);
    int radius = blurry ? 1 + dice.below(2) : 0;
    float soft = blurry ? 0 : dice.between(.12, .3);
    float grain = dice.between(.002, .012);
    int state = 1 + dice.below(1 << 30);
    byte[] bytes = new byte[Canvas.PIXELS * 3];
    float[][] planes = {canvas.b, canvas.g, canvas.r};
    for (int c = 0; c < 3; c++) {
      for (int pass = 0; pass < (blurry ? 2 : 0); pass++) {
        box(planes[c], radius);
      }
      if (!blurry) {
        soften(planes[c], soft);
      }
    }
    for (int i = 0; i < Canvas.PIXELS; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      float noise = 1 + grain * 8 * ((state >>> 8) / (float) (1 << 24) - .5f);
      bytes[3 * i] = tone(canvas.b[i] * noise);
      bytes[3 * i + 1] = tone(canvas.g[i] * noise);
      bytes[3 * i + 2] = tone(canvas.r[i] * noise);
    }
    return bytes;
  }

  private byte tone(float light) {
    int at = (int) (light * (TABLE / 1.6f));
    return tone[at < 0 ? 0 : at > TABLE ? TABLE : at];
  }

  /** A three-pixel kernel with weights soft/2, 1 − soft, soft/2 both ways. */
  private void soften(float[] plane, float soft) {
    float side = soft / 2;
    float centre = 1 - soft;
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      int at = y * Canvas.WIDTH;
      System.arraycopy(plane, at, row, 0, Canvas.WIDTH);
      for (int x = 1; x < Canvas.WIDTH - 1; x++) {
        plane[at + x] = side * (row[x - 1] + row[x + 1]) + centre * row[x];
      }
    }
    float[] above = row;
    System.arraycopy(plane, 0, above, 0, Canvas.WIDTH);
    for (int y = 1; y < Canvas.HEIGHT - 1; y++) {
      int at = y * Canvas.WIDTH;
      for (int x = 0; x < Canvas.WIDTH; x++) {
        float own = plane[at + x];
        plane[at + x] = side * (above[x] + plane[at + Canvas.WIDTH + x]) + centre * own;
        above[x] = own;
      }
    }
  }

  private void box(float[] plane, int radius) {
    for (int y = 0; y < Canvas.HEIGHT; y++) {
      box(plane, y * Canvas.WIDTH, 1, Canvas.WIDTH, radius);
    }
    for (int x = 0; x < Canvas.WIDTH; x++) {
      box(plane, x, Canvas.WIDTH, Canvas.HEIGHT, radius);
    }
  }

  private void box(float[] plane, int start, int stride, int length, int radius) {
    for (int k = 0; k < length; k++) {
      row[k] = plane[start + k * stride];
    }
    for (int k = 0; k < length; k++) {
      float sum = 0;
      for (int d = -radius; d <= radius; d++) {
        sum += row[Math.max(0, Math.min(length - 1, k + d))];
      }
      plane[start + k * stride] = sum / (2 * radius + 1);
    }
  }
}

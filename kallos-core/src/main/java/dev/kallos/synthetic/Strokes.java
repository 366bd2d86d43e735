package dev.kallos.synthetic;

/** Thin soft lines that taper: hair of every kind. */
final class Strokes {
  private static final int MAX = 64;
  private final float[] x = new float[MAX];
  private final float[] y = new float[MAX];
  private final float[] gain = new float[MAX];
  private int points;

  void begin() {
    points = 0;
  }

  void to(float px, float py, float light) {
    x[points] = px;
    y[points] = py;
    gain[points++] = light;
  }

  /** Draws the points gathered; the gain multiplies the ink, and {@code sheen} is added where it exceeds 1. */
  void draw(Canvas canvas, Ink ink, Ink sheen, float width0, float width1, float alpha) {
    int last = points - 1;
    for (int k = 0; k < last; k++) {
      float t = (k + .5f) / last;
      float light = (gain[k] + gain[k + 1]) * .5f;
      float over = Math.max(0, light - 1);
      light -= over;
      segment(
          canvas,
          x[k],
          y[k],
          x[k + 1],
          y[k + 1],
          Curve.mix(width0, width1, t),
          ink.r() * light + sheen.r() * over,
          ink.g() * light + sheen.g() * over,
          ink.b() * light + sheen.b() * over,
          alpha);
    }
  }

  private static void segment(
      Canvas canvas, float x0, float y0, float x1, float y1, float width, float r, float g, float b, float alpha) {
    float dx = x1 - x0;
    float dy = y1 - y0;
    float length = (float) Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-3f) {
      return;
    }
    boolean steep = Math.abs(dy) >= Math.abs(dx);
    float along0 = steep ? y0 : x0;
    float along1 = steep ? y1 : x1;
    float across0 = steep ? x0 : y0;
    float slope = steep ? dx / dy : dy / dx;
    float half = .5f * width * length / Math.abs(steep ? dy : dx);
    int from = (int) Math.ceil(Math.min(along0, along1) - .5f);
    int to = (int) Math.ceil(Math.max(along0, along1) - .5f);
    int limit = steep ? Canvas.HEIGHT : Canvas.WIDTH;
    int breadth = steep ? Canvas.WIDTH : Canvas.HEIGHT;
    float peak = Math.min(1, 2 * half) * alpha;
    float[] red = canvas.r;
    float[] green = canvas.g;
    float[] blue = canvas.b;
    for (int a = Math.max(0, from); a < Math.min(limit, to); a++) {
      float centre = across0 + (a + .5f - along0) * slope;
      int c0 = Math.max(0, (int) (centre - half));
      int c1 = Math.min(breadth - 1, (int) (centre + half));
      int in0 = Math.max(c0, (int) (centre - half) + 1);
      int in1 = Math.min(c1, (int) (centre + half) - 1);
      int base = steep ? a * Canvas.WIDTH : a;
      int stride = steep ? 1 : Canvas.WIDTH;
      for (int c = c0; c <= c1; c++) {
        if (c == in0 && in1 > in0) {
          fill(canvas, base + in0 * stride, base + in1 * stride, stride, r, g, b, peak);
          c = in1;
          continue;
        }
        float cover = (half + .5f - Math.abs(c + .5f - centre)) * alpha;
        cover = cover > peak ? peak : cover;
        if (cover > 0) {
          int i = base + c * stride;
          red[i] += (r - red[i]) * cover;
          green[i] += (g - green[i]) * cover;
          blue[i] += (b - blue[i]) * cover;
        }
      }
    }
  }

  private static void fill(Canvas canvas, int from, int to, int stride, float r, float g, float b, float alpha) {
    float[] red = canvas.r;
    float[] green = canvas.g;
    float[] blue = canvas.b;
    float keep = 1 - alpha;
    float ar = r * alpha;
    float ag = g * alpha;
    float ab = b * alpha;
    for (int i = from; i <= to; i += stride) {
      red[i] = red[i] * keep + ar;
      green[i] = green[i] * keep + ag;
      blue[i] = blue[i] * keep + ab;
    }
  }
}

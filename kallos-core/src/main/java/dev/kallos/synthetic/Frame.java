package dev.kallos.synthetic;

/**
 * Where the face's own plane lies in the picture: u runs across the face and v down it, in pixels of a face of mean
 * size, from the point between the eyes.
 *
 * @param x0 column of that point
 * @param y0 row of that point
 * @param cos cosine of the tilt times the size
 * @param sin sine of the tilt times the size
 * @param inverseCos cosine of the tilt over the size
 * @param inverseSin sine of the tilt over the size
 */
record Frame(float x0, float y0, float cos, float sin, float inverseCos, float inverseSin) {
  /** A rectangle of pixels, right and bottom excluded. */
  record Box(int left, int top, int right, int bottom) {}

  static Frame of(Picture picture) {
    Dice dice = Dice.of(picture.seed(), 11);
    double cos = Math.cos(picture.roll());
    double sin = Math.sin(picture.roll());
    float size = picture.size();
    return new Frame(
        88.75f + dice.normal(0, .5),
        111 + dice.normal(0, .5),
        (float) (cos * size),
        (float) (sin * size),
        (float) (cos / size),
        (float) (sin / size));
  }

  float u(float x, float y) {
    return (x - x0) * inverseCos + (y - y0) * inverseSin;
  }

  float v(float x, float y) {
    return (y - y0) * inverseCos - (x - x0) * inverseSin;
  }

  float x(float u, float v) {
    return x0 + u * cos - v * sin;
  }

  float y(float u, float v) {
    return y0 + u * sin + v * cos;
  }

  Box box(float u0, float v0, float u1, float v1) {
    float left = Math.min(Math.min(x(u0, v0), x(u1, v0)), Math.min(x(u0, v1), x(u1, v1)));
    float right = Math.max(Math.max(x(u0, v0), x(u1, v0)), Math.max(x(u0, v1), x(u1, v1)));
    float top = Math.min(Math.min(y(u0, v0), y(u1, v0)), Math.min(y(u0, v1), y(u1, v1)));
    float bottom = Math.max(Math.max(y(u0, v0), y(u1, v0)), Math.max(y(u0, v1), y(u1, v1)));
    return new Box(
        Math.max(0, (int) Math.floor(left)),
        Math.max(0, (int) Math.floor(top)),
        Math.min(Canvas.WIDTH, (int) Math.ceil(right)),
        Math.min(Canvas.HEIGHT, (int) Math.ceil(bottom)));
  }
}

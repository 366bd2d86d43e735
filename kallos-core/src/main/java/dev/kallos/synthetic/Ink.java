package dev.kallos.synthetic;

/** A colour in linear light; the display's gamma is taken as 2. */
record Ink(float r, float g, float b) {
  static final Ink BLACK = new Ink(0, 0, 0);
  static final Ink WHITE = new Ink(1, 1, 1);

  /** From the usual 0xRRGGBB. */
  static Ink of(int rgb) {
    return new Ink(linear(rgb >> 16), linear(rgb >> 8), linear(rgb));
  }

  private static float linear(int channel) {
    float value = (channel & 255) / 255f;
    return value * value;
  }

  Ink mix(Ink other, float share) {
    return new Ink(
        r + (other.r - r) * share, g + (other.g - g) * share, b + (other.b - b) * share);
  }

  Ink times(float factor) {
    return new Ink(r * factor, g * factor, b * factor);
  }

  Ink times(Ink other) {
    return new Ink(r * other.r, g * other.g, b * other.b);
  }

  /** Between the inks of an evenly spaced scale; {@code at} runs from 0 to 1. */
  static Ink scale(float at, Ink... inks) {
    float place = Math.max(0, Math.min(.9999f, at)) * (inks.length - 1);
    int i = (int) place;
    return inks[i].mix(inks[i + 1], place - i);
  }
}

package dev.kallos.synthetic;

/**
 * What every layer of a face is painted with.
 *
 * @param spec what to paint
 * @param canvas what to paint on
 * @param relief room for a surface, free between layers
 * @param geometry where things lie
 * @param light the light on them
 * @param skin colour of the skin
 * @param hair colour of the hair
 */
record Scene(
    FaceSpec spec, Canvas canvas, Relief relief, Geometry geometry, Light light, Ink skin, Ink hair) {
  boolean has(FaceAttribute attribute) {
    return spec.has(attribute);
  }

  Person person() {
    return spec.person();
  }

  Picture picture() {
    return spec.picture();
  }

  Frame frame() {
    return canvas.frame();
  }

  /** Chance that stays with the person, its own for each layer. */
  Dice personal(int layer) {
    return Dice.of(person().seed(), layer);
  }

  /** Chance of this picture alone, its own for each layer. */
  Dice momentary(int layer) {
    return Dice.of(picture().seed(), layer);
  }
}

package dev.kallos.synthetic;

/**
 * What changes from picture to picture beside the attributes.
 *
 * @param seed whatever else is chance: background, clothes, single strands of hair
 * @param yaw turn of the head in radians, positive to the right of the picture
 * @param roll tilt of the head in radians, clockwise
 * @param size the face's size relative to the mean
 * @param lightX where the light comes from: −1 left of the picture to 1 right
 * @param lightY −1 above to 1 below
 * @param contrast 0 soft light all round to 1 one hard light
 * @param warmth colour of the light, −1 cold to 1 warm
 * @param exposure brightness, about 1
 * @param gazeX where the eyes look, −1 to 1
 * @param gazeY −1 up to 1 down
 * @param smile how strongly a smile smiles, 0 to 1
 * @param open how wide an open mouth opens, 0 to 1
 * @param cheer how far the cheeks and lower lids are raised, 0 to 1; apart from the smile itself, so that a smile can
 *     be drawn in the mouth alone
 * @param style how the hair is worn
 * @param collar whether a shirt with a collar is worn, with a tie or without, and not whatever chance brings
 */
public record Picture(
    long seed,
    float yaw,
    float roll,
    float size,
    float lightX,
    float lightY,
    float contrast,
    float warmth,
    float exposure,
    float gazeX,
    float gazeY,
    float smile,
    float open,
    float cheer,
    HairStyle style,
    boolean collar) {}

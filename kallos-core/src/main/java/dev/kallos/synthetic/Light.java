package dev.kallos.synthetic;

/** The light of one picture: a key light from a side, and light from all round. */
final class Light {
  final float x;
  final float y;
  final float z;
  final Ink key;
  final Ink ambient;

  Light(Picture picture) {
    float lx = picture.lightX() * .75f;
    float ly = picture.lightY() * .75f;
    float lz = .85f;
    float norm = (float) Math.sqrt(lx * lx + ly * ly + lz * lz);
    x = lx / norm;
    y = ly / norm;
    z = lz / norm;
    float warm = .07f * picture.warmth();
    float strength = (.68f + .5f * picture.contrast()) * picture.exposure();
    key = new Ink(1 + warm, 1, 1 - 1.4f * warm).times(strength);
    ambient = new Ink(1 - warm * .4f, 1, 1 + warm * .6f).times((.46f - .28f * picture.contrast()) * picture.exposure());
  }

  /** How much of the key light falls on a surface of that normal, 0…1. */
  float lambert(float nx, float ny, float nz) {
    return Math.max(0, nx * x + ny * y + nz * z);
  }

  /** The light on something flat that faces the viewer. */
  Ink flat() {
    return new Ink(
        ambient.r() + key.r() * z, ambient.g() + key.g() * z, ambient.b() + key.b() * z);
  }
}

package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BLACK_HAIR;
import static dev.kallos.synthetic.FaceAttribute.BLOND_HAIR;
import static dev.kallos.synthetic.FaceAttribute.BROWN_HAIR;
import static dev.kallos.synthetic.FaceAttribute.GRAY_HAIR;
import static dev.kallos.synthetic.FaceAttribute.PALE_SKIN;

/** Colours of skin, hair and irises. */
final class Colouring {
  private static final Ink[] SKIN = {
    Ink.of(0xF2CDB8), Ink.of(0xE8BA9C), Ink.of(0xDCA888), Ink.of(0xC98F6C),
    Ink.of(0xAE7552), Ink.of(0x8A573A), Ink.of(0x653D28), Ink.of(0x4A2C1D)
  };
  private static final Ink[] IRIS = {
    Ink.of(0x2E1A0E), Ink.of(0x4B2D16), Ink.of(0x6A4A22), Ink.of(0x6F7348), Ink.of(0x6C8A96), Ink.of(0x5B87B5)
  };

  private Colouring() {}

  static Ink skin(FaceSpec spec) {
    Person person = spec.person();
    Ink ink = spec.has(PALE_SKIN) ? Ink.of(0xFAE6DE) : Ink.scale(person.skin(), SKIN);
    float olive = person.undertone() * .04f;
    return ink.times(new Ink(1 - olive, 1 + olive * .5f, 1 - olive * 1.2f));
  }

  static Ink hair(FaceSpec spec) {
    float shade = spec.person().hairShade();
    if (spec.has(BLACK_HAIR)) {
      return Ink.scale(shade, Ink.of(0x15110F), Ink.of(0x2A211D));
    }
    if (spec.has(BROWN_HAIR)) {
      return Ink.scale(shade, Ink.of(0x4A2F1E), Ink.of(0x7A5232));
    }
    if (spec.has(BLOND_HAIR)) {
      return Ink.scale(shade, Ink.of(0xBE9658), Ink.of(0xE6CE9C));
    }
    if (spec.has(GRAY_HAIR)) {
      return Ink.scale(shade, Ink.of(0x8E8A86), Ink.of(0xDAD8D4));
    }
    return Ink.scale(shade, Ink.of(0x3A1F16), Ink.of(0x6E2F1A), Ink.of(0xA3521F), Ink.of(0x8C6A42));
  }

  static Ink iris(Person person) {
    return Ink.scale(person.iris(), IRIS);
  }
}

package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.BALD;
import static dev.kallos.synthetic.FaceAttribute.BIG_NOSE;
import static dev.kallos.synthetic.FaceAttribute.CHUBBY;
import static dev.kallos.synthetic.FaceAttribute.MALE;
import static dev.kallos.synthetic.FaceAttribute.MOUTH_SLIGHTLY_OPEN;
import static dev.kallos.synthetic.FaceAttribute.OVAL_FACE;
import static dev.kallos.synthetic.FaceAttribute.RECEDING_HAIRLINE;
import static dev.kallos.synthetic.FaceAttribute.SMILING;

import dev.kallos.dataset.Landmarks;

/** Where the parts of one face lie on its plane. */
final class Geometry {
  /** Half the distance between the eyes. */
  static final float EYE = 19.25f;

  private static final int PROFILE_TOP = -80;

  private final float[] profile = new float[340];
  final float turn;
  final float halfWidth;
  final float chin;
  private final float perChin;
  final float top;
  final float hairline;
  final float jawPower;
  final float jawRound;
  final float noseU;
  final float noseV;
  final float noseHalf;
  final float mouthU;
  final float mouthV;
  final float mouthHalf;
  final float cornerLift;
  final float gap;
  final float neckHalf;
  final float shoulders;

  Geometry(FaceSpec spec) {
    Person person = spec.person();
    Picture picture = spec.picture();
    boolean male = spec.has(MALE);
    boolean oval = spec.has(OVAL_FACE);
    float fat = spec.has(CHUBBY) ? 1 : 0;
    turn = (float) Math.sin(picture.yaw());
    halfWidth = (oval ? 37.5f : 40) + 3.6f * (person.width() - .5f) + (male ? 1.2f : 0) + 4.2f * fat;
    boolean open = spec.has(MOUTH_SLIGHTLY_OPEN);
    boolean smiles = spec.has(SMILING);
    float opening = open ? .35f + .65f * picture.open() : 0;
    chin = (oval ? 71 : 68) + 5 * (person.length() - .5f) + (male ? 2.4f : 0);
    perChin = 15 / chin;
    top = -63 - 4 * (person.length() - .5f);
    hairline = spec.has(RECEDING_HAIRLINE) ? -55 : spec.has(BALD) ? -70 : -38 - 7 * (person.hairline() - .5f);
    jawPower = oval ? 2.0f : 1.85f + .95f * person.jaw() + .5f * fat;
    jawRound = oval ? .56f : .58f - .1f * person.jaw() - .06f * fat;
    noseU = 19 * turn;
    noseV = 23.5f + 3.4f * (person.noseLength() - .5f);
    noseHalf = spec.has(BIG_NOSE) ? 9.8f + 2 * person.noseWidth() : 6.6f + 1.5f * person.noseWidth();
    mouthU = 10 * turn;
    mouthV = 41.5f + 2.2f * (person.length() - .5f) + .8f * opening;
    float rest = 14.3f + 2.6f * (person.mouth() - .5f) + (male ? .8f : 0);
    mouthHalf = smiles ? rest + 2.2f + 2.2f * picture.smile() : rest - .9f * opening;
    cornerLift = smiles ? -1.5f - 1.7f * picture.smile() : .5f;
    gap = open ? (smiles ? 3.2f + 3.4f * picture.open() : 2 + 3.2f * picture.open()) : 0;
    neckHalf = (male ? 28f : 21.5f) + 2 * (person.width() - .5f) + 4 * fat;
    shoulders = male ? 86 : 90;
    for (int i = 0; i < profile.length; i++) {
      profile[i] = profile(PROFILE_TOP + i * .5f);
    }
  }

  /** How far the head's outline lies from its middle line at height {@code v}. */
  float outline(float v) {
    float at = (v - PROFILE_TOP) * 2;
    int i = (int) at;
    if (at < 0 || i >= profile.length - 1) {
      return 0;
    }
    return Curve.mix(profile[i], profile[i + 1], at - i);
  }

  private float profile(float v) {
    if (v <= top || v >= chin) {
      return 0;
    }
    if (v < -4) {
      float t = (v + 4) / (top + 4);
      return halfWidth * (float) Math.pow(1 - Math.pow(t, 2.5), .48);
    }
    float t = (v + 4) / (chin + 4);
    return halfWidth * (float) Math.pow(1 - Math.pow(t, jawPower), jawRound);
  }

  /** The head's middle line at height {@code v}: the turn moves the outline against the features. */
  float middle(float v) {
    return turn * (v > 0 ? v * perChin - 8 : -8);
  }

  /** The five points in pixels of the picture. */
  Landmarks landmarks(Frame frame) {
    float cornerV = mouthV + cornerLift + gap * .35f;
    return new Landmarks(
        point(frame, -EYE, 0),
        point(frame, EYE, 0),
        point(frame, noseU, noseV),
        point(frame, mouthU - mouthHalf, cornerV),
        point(frame, mouthU + mouthHalf, cornerV));
  }

  private static Landmarks.Point point(Frame frame, float u, float v) {
    return new Landmarks.Point(frame.x(u, v), frame.y(u, v));
  }
}

package dev.kallos.explanation;

import dev.kallos.dataset.Landmarks;
import dev.kallos.dataset.Landmarks.Point;

/**
 * A face's regions as outlines around its landmarks.
 *
 * <p>Lengths are in interocular distances, in the frame of the eyes: its origin is their midpoint, u runs along the
 * line from the left to the right eye, v down the face at right angles to it. All proportions were set by eye on
 * aligned photographs.
 *
 * @param origin the eyes' midpoint, in pixels
 * @param axis from the left to the right eye, in pixels
 * @param nose the nose's tip, in the frame
 * @param mouth the middle of the mouth, in the frame
 * @param mouthHalf half the distance of the mouth's corners
 */
record FaceOutline(Point origin, Point axis, Point nose, Point mouth, double mouthHalf) {
  /** How far the mouth is below the eyes in the mean aligned face; the lower face's lengths are relative to it. */
  private static final double USUAL_MOUTH = 1.065;

  private static final double HAIRLINE = -1.15;
  private static final double LID = -0.22;
  private static final double CHIN = 1.92;
  private static final double FACE_HALF = 1.17;
  private static final double CROWN = -2.05;
  private static final double HEAD_HALF = 1.62;
  private static final double HAIR_BOTTOM = 0.75;
  private static final double NECK_HALF = 0.8;

  static FaceOutline through(Landmarks face) {
    Point origin = middle(face.leftEye(), face.rightEye());
    Point axis = minus(face.rightEye(), face.leftEye());
    Point left = inFrame(face.leftMouth(), origin, axis);
    Point right = inFrame(face.rightMouth(), origin, axis);
    double half = Math.hypot(right.x() - left.x(), right.y() - left.y()) / 2;
    return new FaceOutline(origin, axis, inFrame(face.nose(), origin, axis), middle(left, right), half);
  }

  /** Whether an upright face can have these landmarks, its eyes being in a picture of that size. */
  boolean isPlausible(int width, int height) {
    return axis.x() > 0
        && origin.x() >= 0
        && origin.x() <= width
        && origin.y() >= 0
        && origin.y() <= height
        && mouth.y() > 0.5
        && mouth.y() < 2.5
        && Math.abs(mouth.x()) < 1
        && nose.y() > 0
        && nose.y() < mouth.y()
        && mouthHalf < 1.5;
  }

  Region regionAt(Point pixel) {
    Point p = inFrame(pixel, origin, axis);
    double u = p.x();
    double v = p.y();
    double side = u - middleLine(v);
    return isFace(side, v) ? ofFace(u, v) : aroundFace(side, v);
  }

  private Region ofFace(double u, double v) {
    double fromEye = Math.abs(u) - 0.5;
    if (inEllipse(fromEye, v, 0.38, 0.24)) {
      return Region.EYES;
    }
    if (inEllipse(u - mouth.x(), v - mouth.y() - 0.05, Math.max(mouthHalf, 0.3) + 0.14, 0.3 * stretch())) {
      return Region.MOUTH;
    }
    if (isNose(u, v)) {
      return Region.NOSE;
    }
    if (isBrow(fromEye, v)) {
      return Region.BROWS;
    }
    if (v < LID) {
      return Region.FOREHEAD;
    }
    return v > chinLine(u - mouth.x()) ? Region.CHIN_AND_JAW : Region.CHEEKS;
  }

  private Region aroundFace(double side, double v) {
    if (v > mouth.y() && Math.abs(side) < NECK_HALF) {
      return Region.NECK;
    }
    boolean head = v < 0 ? inEllipse(side, v, HEAD_HALF, -CROWN) : Math.abs(side) < HEAD_HALF && v < HAIR_BOTTOM;
    return head ? Region.HAIR : Region.BACKGROUND;
  }

  /** The brow is a band that falls away towards the temple. */
  private static boolean isBrow(double fromEye, double v) {
    double middle = -0.39 + 0.12 * fromEye * fromEye;
    return Math.abs(fromEye) < 0.44 && Math.abs(v - middle) < 0.16;
  }

  /** The nose widens from the bridge between the eyes to the wings beside its tip. */
  private boolean isNose(double u, double v) {
    double tip = nose.y();
    double along = v / tip;
    if (v < LID || v > tip + 0.2) {
      return false;
    }
    double middle = nose.x() * Math.max(0, Math.min(along, 1));
    return Math.abs(u - middle) < 0.13 + 0.2 * Math.max(0, Math.min(along, 1));
  }

  /** Chin and jaw begin below the mouth, and rise to its corners' height at the sides. */
  private double chinLine(double fromMouth) {
    double side = Math.max(0, Math.abs(fromMouth) - mouthHalf);
    return mouth.y() + stretch() * Math.max(-0.15, 0.2 - 0.5 * side);
  }

  /** Above the eyes an ellipse, below them a fuller curve that ends in the chin. */
  private boolean isFace(double side, double v) {
    double across = Math.abs(side) / FACE_HALF;
    if (v < 0) {
      return power(across, 2.4) + power(v / HAIRLINE, 2.4) < 1;
    }
    return power(across, 2.3) + power(v / (CHIN * stretch()), 2.3) < 1;
  }

  private double middleLine(double v) {
    return mouth.x() * Math.max(0, Math.min(v / mouth.y(), 1.8));
  }

  private double stretch() {
    return mouth.y() / USUAL_MOUTH;
  }

  private static double power(double base, double exponent) {
    return Math.pow(base, exponent);
  }

  private static boolean inEllipse(double u, double v, double halfWidth, double halfHeight) {
    return u * u / (halfWidth * halfWidth) + v * v / (halfHeight * halfHeight) < 1;
  }

  private static Point inFrame(Point p, Point origin, Point axis) {
    Point d = minus(p, origin);
    double square = axis.x() * axis.x() + axis.y() * axis.y();
    return new Point(
        (d.x() * axis.x() + d.y() * axis.y()) / square, (d.y() * axis.x() - d.x() * axis.y()) / square);
  }

  private static Point middle(Point a, Point b) {
    return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
  }

  private static Point minus(Point a, Point b) {
    return new Point(a.x() - b.x(), a.y() - b.y());
  }
}

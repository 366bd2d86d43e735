package dev.kallos.dataset;

import java.util.List;

/**
 * Five points of a face, in pixels of its photo: x to the right, y down. "Left" is the left of the picture, as in
 * CelebA's own files.
 */
public record Landmarks(
    Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

  /** One point, in pixels. */
  public record Point(double x, double y) {}

  /** The mean position of the landmarks in CelebA's aligned frame of 178×218 pixels. */
  public static final Landmarks ALIGNED =
      new Landmarks(
          new Point(69.5, 111), new Point(108, 111), new Point(88, 135), new Point(71.5, 152), new Point(105.5, 152));

  /** The same points in a frame stretched by {@code sx} across and {@code sy} down. */
  public Landmarks scaled(double sx, double sy) {
    return new Landmarks(
        scaled(leftEye, sx, sy),
        scaled(rightEye, sx, sy),
        scaled(nose, sx, sy),
        scaled(leftMouth, sx, sy),
        scaled(rightMouth, sx, sy));
  }

  /** The five points, in the order of the components. */
  public List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }

  private static Point scaled(Point point, double sx, double sy) {
    return new Point(point.x() * sx, point.y() * sy);
  }
}

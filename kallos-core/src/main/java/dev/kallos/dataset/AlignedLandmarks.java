package dev.kallos.dataset;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Landmarks written for CelebA's 178×218 frame, brought to the photos' own where somebody has resized those. */
final class AlignedLandmarks {
  private static final double WIDTH = 178;
  private static final double HEIGHT = 218;
  /** How far, in pixels, the mean of CelebA-framed faces may be from CelebA's own. */
  private static final double NEAR = 8;

  private AlignedLandmarks() {}

  /**
   * The faces with landmarks that fit the frame: scaled from 178×218 where most of them lie outside it, or where their
   * mean is that of CelebA's own frame and the photos have another.
   */
  static Faces inFrame(Faces faces, PhotoHeader frame, List<String> warnings) {
    LandmarkColumn landmarks = faces.landmarks();
    int[] known = IntStream.range(0, faces.size()).filter(landmarks::has).toArray();
    boolean sameFrame = frame.width() == WIDTH && frame.height() == HEIGHT;
    if (known.length == 0 || sameFrame || !(mostlyOutside(landmarks, known, frame) || meanIsAligned(landmarks, known))) {
      return faces;
    }
    warnings.add(
        "The landmarks do not fit the photos of %dx%d pixels, so they were taken to be in 178x218 and scaled."
            .formatted(frame.width(), frame.height()));
    return faces.withLandmarks(landmarks.scaled(frame.width() / WIDTH, frame.height() / HEIGHT));
  }

  private static boolean mostlyOutside(LandmarkColumn landmarks, int[] known, PhotoHeader frame) {
    return 2 * points(landmarks, known).filter(points -> outside(points, frame)).count() > known.length;
  }

  private static boolean meanIsAligned(LandmarkColumn landmarks, int[] known) {
    List<Landmarks.Point> aligned = Landmarks.ALIGNED.points();
    return IntStream.range(0, aligned.size())
        .allMatch(
            p -> {
              double x = points(landmarks, known).mapToDouble(points -> points.get(p).x()).average().orElseThrow();
              double y = points(landmarks, known).mapToDouble(points -> points.get(p).y()).average().orElseThrow();
              return Math.hypot(x - aligned.get(p).x(), y - aligned.get(p).y()) <= NEAR;
            });
  }

  private static Stream<List<Landmarks.Point>> points(LandmarkColumn landmarks, int[] known) {
    return IntStream.of(known).mapToObj(face -> landmarks.get(face).orElseThrow().points());
  }

  private static boolean outside(List<Landmarks.Point> points, PhotoHeader frame) {
    return points.stream().anyMatch(point -> point.x() > frame.width() || point.y() > frame.height());
  }
}

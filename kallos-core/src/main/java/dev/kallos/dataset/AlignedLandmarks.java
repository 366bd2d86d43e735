package dev.kallos.dataset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
  static List<Face> inFrame(List<Face> faces, PhotoHeader frame, List<String> warnings) {
    List<Landmarks> known = faces.stream().map(Face::landmarks).flatMap(Optional::stream).toList();
    boolean sameFrame = frame.width() == WIDTH && frame.height() == HEIGHT;
    if (known.isEmpty() || sameFrame || !(mostlyOutside(known, frame) || meanIsAligned(known))) {
      return faces;
    }
    double sx = frame.width() / WIDTH;
    double sy = frame.height() / HEIGHT;
    warnings.add(
        "The landmarks do not fit the photos of %dx%d pixels, so they were taken to be in 178x218 and scaled."
            .formatted(frame.width(), frame.height()));
    return faces.stream()
        .map(f -> new Face(f.file(), f.subject(), f.officialPart(), f.landmarks().map(l -> l.scaled(sx, sy))))
        .toList();
  }

  private static boolean mostlyOutside(List<Landmarks> known, PhotoHeader frame) {
    return 2 * known.stream().filter(landmarks -> outside(landmarks, frame)).count() > known.size();
  }

  private static boolean meanIsAligned(List<Landmarks> known) {
    List<Landmarks.Point> aligned = Landmarks.ALIGNED.points();
    return IntStream.range(0, aligned.size())
        .allMatch(
            p -> {
              double x = known.stream().mapToDouble(landmarks -> landmarks.points().get(p).x()).average().orElseThrow();
              double y = known.stream().mapToDouble(landmarks -> landmarks.points().get(p).y()).average().orElseThrow();
              return Math.hypot(x - aligned.get(p).x(), y - aligned.get(p).y()) <= NEAR;
            });
  }

  private static boolean outside(Landmarks landmarks, PhotoHeader frame) {
    return landmarks.points().stream().anyMatch(point -> point.x() > frame.width() || point.y() > frame.height());
  }
}

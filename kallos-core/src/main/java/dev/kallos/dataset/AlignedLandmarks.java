package dev.kallos.dataset;

import java.util.List;
import java.util.Optional;

/** Landmarks written for CelebA's 178×218 frame, brought to the photos' own where somebody has made those smaller. */
final class AlignedLandmarks {
  private static final double WIDTH = 178;
  private static final double HEIGHT = 218;

  private AlignedLandmarks() {}

  /** The faces with landmarks that fit the frame: scaled from 178×218 where most of them lie outside it. */
  static List<Face> inFrame(List<Face> faces, PhotoHeader frame, List<String> warnings) {
    long known = faces.stream().filter(face -> face.landmarks().isPresent()).count();
    long outside = faces.stream().map(Face::landmarks).flatMap(Optional::stream).filter(l -> outside(l, frame)).count();
    if (2 * outside <= known) {
      return faces;
    }
    double sx = frame.width() / WIDTH;
    double sy = frame.height() / HEIGHT;
    warnings.add(
        "The landmarks lie outside the photos of %dx%d pixels, so they were taken to be in 178x218 and scaled."
            .formatted(frame.width(), frame.height()));
    return faces.stream()
        .map(f -> new Face(f.file(), f.subject(), f.officialPart(), f.landmarks().map(l -> l.scaled(sx, sy))))
        .toList();
  }

  private static boolean outside(Landmarks landmarks, PhotoHeader frame) {
    return landmarks.points().stream().anyMatch(point -> point.x() > frame.width() || point.y() > frame.height());
  }
}

package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Brings together what the tables say and what pictures are there. */
final class DatasetJoin {
  private static final int HEADERS_TRIED = 1000;

  private DatasetJoin() {}

  /**
   * The faces that have both a row and a picture, in the tables' order; the rest is counted in the warnings.
   *
   * @throws UnusableInputException if more than half of the pictures are absent, or none is a JPEG or PNG
   */
  static FaceDataset join(Layout layout, Annotations tables, PhotoListing listing) throws IOException {
    List<String> warnings = new ArrayList<>(tables.warnings());
    int[] present = present(tables, listing, warnings);
    List<Face> faces = IntStream.of(present).mapToObj(tables::face).toList();
    Labels labels = tables.labels().select(present);
    warnOfGaps(faces, Face::subject, "subject", warnings);
    warnOfGaps(faces, Face::officialPart, "part", warnings);
    warnOfGaps(faces, Face::landmarks, "landmarks", warnings);
    PhotoHeader frame = frame(faces, listing);
    faces = AlignedLandmarks.inFrame(faces, frame, warnings);
    return new FaceDataset(
        layout.root(),
        layout.title(),
        frame.width(),
        frame.height(),
        faces,
        labels,
        listing.source(),
        Fingerprint.of(faces, labels, listing.stamps()),
        DrawnFile.read(layout.root()),
        warnings);
  }

  private static int[] present(Annotations tables, PhotoListing listing, List<String> warnings) {
    FirstNamed absent = new FirstNamed();
    Set<String> unnamed = new HashSet<>(listing.stamps().keySet());
    int[] present =
        IntStream.range(0, tables.files().size())
            .filter(
                row -> {
                  boolean there = unnamed.remove(tables.files().get(row));
                  if (!there) {
                    absent.add(tables.files().get(row));
                  }
                  return there;
                })
            .toArray();
    if (2 * present.length < tables.files().size()) {
      throw new UnusableInputException(
          "%d of the %d pictures named in %s are absent from %s (%s); get the rest, or name the right data set."
              .formatted(absent.count(), tables.files().size(), tables.table(), listing.where(), absent));
    }
    if (absent.count() > 0) {
      warnings.add(
          "%s named in %s %s absent from %s: %s; left out."
              .formatted(absent.counted("picture"), tables.table(), absent.count() == 1 ? "is" : "are",
                  listing.where().getFileName(), absent));
    }
    FirstNamed extra = new FirstNamed();
    unnamed.stream().sorted().forEach(extra::add);
    if (extra.count() > 0) {
      warnings.add(
          "%s in %s %s no row in %s: %s; left out."
              .formatted(extra.counted("picture"), listing.where().getFileName(), extra.count() == 1 ? "has" : "have",
                  tables.table(), extra));
    }
    return present;
  }

  private static void warnOfGaps(
      List<Face> faces, Function<Face, Optional<?>> known, String what, List<String> warnings) {
    FirstNamed without = new FirstNamed();
    for (Face face : faces) {
      if (known.apply(face).isEmpty()) {
        without.add(face.file());
      }
    }
    if (without.count() > 0 && without.count() < faces.size()) {
      warnings.add("No %s is known of %s: %s.".formatted(what, without.counted("face"), without));
    }
  }

  private static PhotoHeader frame(List<Face> faces, PhotoListing listing) {
    for (Face face : faces.subList(0, Math.min(HEADERS_TRIED, faces.size()))) {
      try {
        Optional<PhotoHeader> header = PhotoHeader.read(listing.source().read(face.file()));
        if (header.isPresent() && header.get().whole() && header.get().width() > 0) {
          return header.get();
        }
      } catch (IOException e) {
        continue;
      }
    }
    throw new UnusableInputException(
        "None of the first pictures in %s, such as %s, is a whole JPEG or PNG; get the pictures again."
            .formatted(listing.where(), faces.get(0).file()));
  }
}

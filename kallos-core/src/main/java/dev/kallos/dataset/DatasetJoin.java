package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Brings together what the tables say and what pictures are there. */
final class DatasetJoin {
  private static final int HEADERS_TRIED = 1000;

  private DatasetJoin() {}

  /**
   * The faces that have both a row and a picture, in the tables' order; the rest is counted in the warnings.
   *
   * @throws UnusableInputException if more than half of the pictures are absent, none is a JPEG or PNG, or none may be read
   */
  static FaceDataset join(Layout layout, Annotations tables, PhotoListing listing) throws IOException {
    List<String> warnings = new ArrayList<>(tables.warnings());
    int[] present = IntStream.range(0, tables.faces().size()).filter(listing.stamps()::has).toArray();
    Names absent = absent(tables, listing, warnings);
    warnOfStrays(tables, listing, warnings);
    boolean all = present.length == tables.faces().size();
    Faces faces = tables.faces().select(present);
    Labels labels = all ? tables.labels() : tables.labels().select(present);
    warnOfGaps(faces, faces::hasSubject, "subject", warnings);
    warnOfGaps(faces, face -> faces.officialPart(face).isPresent(), "part", warnings);
    warnOfGaps(faces, faces.landmarks()::has, "landmarks", warnings);
    PhotoHeader frame = frame(faces, listing);
    Faces framed = AlignedLandmarks.inFrame(faces, frame, warnings);
    return new FaceDataset(
        layout.root(),
        ConvertedFile.title(layout),
        frame.width(),
        frame.height(),
        framed,
        labels,
        tables.cut(),
        listing.source(),
        Fingerprint.of(framed, labels, present, listing.stamps()),
        absent,
        DrawnFile.read(layout.root()),
        warnings);
  }

  private static Names absent(Annotations tables, PhotoListing listing, List<String> warnings) {
    Faces faces = tables.faces();
    Names absent = new Names();
    FirstNamed first = new FirstNamed();
    for (int row = 0; row < faces.size(); row++) {
      if (!listing.stamps().has(row)) {
        absent.add(faces.file(row));
        first.add(faces.file(row));
      }
    }
    if (2 * absent.size() > faces.size()) {
      throw new UnusableInputException(
          "%d of the %d pictures named in %s are absent from %s (%s); get the rest, or name the right data set."
              .formatted(absent.size(), faces.size(), tables.table(), listing.where(), first));
    }
    if (absent.size() > 0) {
      warnings.add(
          "%s named in %s %s absent from %s: %s; left out."
              .formatted(first.counted("picture"), tables.table(), absent.size() == 1 ? "is" : "are",
                  listing.where().getFileName(), first));
    }
    return absent;
  }

  private static void warnOfStrays(Annotations tables, PhotoListing listing, List<String> warnings) {
    FirstNamed extra = new FirstNamed();
    listing.stamps().unnamed().forEach(extra::add);
    if (extra.count() > 0) {
      warnings.add(
          "%s in %s %s no row in %s: %s; left out."
              .formatted(extra.counted("picture"), listing.where().getFileName(), extra.count() == 1 ? "has" : "have",
                  tables.table(), extra));
    }
  }

  private static void warnOfGaps(Faces faces, IntPredicate known, String what, List<String> warnings) {
    FirstNamed without = new FirstNamed();
    IntStream.range(0, faces.size()).filter(known.negate()).forEach(face -> without.add(faces.file(face)));
    if (without.count() > 0 && without.count() < faces.size()) {
      warnings.add("No %s is known of %s: %s.".formatted(what, without.counted("face"), without));
    }
  }

  private static PhotoHeader frame(Faces faces, PhotoListing listing) {
    FirstNamed closed = new FirstNamed();
    for (int face = 0; face < Math.min(HEADERS_TRIED, faces.size()); face++) {
      try {
        Optional<PhotoHeader> header = PhotoHeader.read(listing.source().read(faces.file(face)));
        if (header.isPresent() && header.get().whole() && header.get().width() > 0) {
          return header.get();
        }
      } catch (AccessDeniedException e) {
        closed.add(faces.file(face));
      } catch (IOException e) {
        continue;
      }
    }
    if (closed.count() > 0) {
      throw new UnusableInputException(
          "The pictures in %s may not be read (%s); see who may read them.".formatted(listing.where(), closed));
    }
    throw new UnusableInputException(
        "None of the first pictures in %s, such as %s, is a whole JPEG or PNG; get the pictures again."
            .formatted(listing.where(), faces.file(0)));
  }
}

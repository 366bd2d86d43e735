package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Photos and what is known of them, read and checked. Its owner closes it.
 *
 * @param root where it was read from
 * @param layout the layout's name, for instance "CelebA, official"
 * @param frameWidth width of the first photo, in pixels
 * @param frameHeight height of the first photo, in pixels
 * @param faces every face with a row in the tables and a photo, in the tables' order
 * @param labels the attributes, a value for each face
 * @param cut the column of numbers that became an attribute, its threshold found where the median was asked for; empty
 *     if none did
 * @param photos where the pictures' bytes come from
 * @param fingerprint SHA-256 over faces, labels and the photos' names and sizes, in hex: same data, same fingerprint,
 *     wherever it lies; of photos in a zip another than of the same unpacked
 * @param absent the pictures that have a row and no photo; nobody may add to them
 * @param drawn what is known of the data because the program drew it; empty for photographs
 * @param warnings what was found amiss and passed over, a sentence each
 */
public record FaceDataset(
    Path root,
    String layout,
    int frameWidth,
    int frameHeight,
    Faces faces,
    Labels labels,
    Optional<DatasetRequest.Cut> cut,
    PhotoSource photos,
    String fingerprint,
    Names absent,
    Optional<DrawnTruth> drawn,
    List<String> warnings)
    implements AutoCloseable {

  public FaceDataset {
    warnings = List.copyOf(warnings);
    if (!labels.attributes().isEmpty() && labels.faces() != faces.size()) {
      throw new IllegalArgumentException(labels.faces() + " labels for " + faces.size() + " faces");
    }
  }

  public int size() {
    return faces.size();
  }

  /**
   * Checks that an attribute can be learnt: that it holds for some faces and not for others.
   *
   * @throws UnusableInputException if there is no such attribute, or it has one class only
   */
  public void requireBothClasses(String attribute) {
    int holds = labels.count(attribute, 1);
    int fails = labels.count(attribute, 0);
    if (holds == 0 || fails == 0) {
      String which = holds == 0 && fails == 0 ? "is known of none" : holds == 0 ? "holds for none" : "holds for all";
      throw new UnusableInputException(
          "The attribute '%s' %s of the %d faces in %s, so there is nothing to learn; choose another attribute."
              .formatted(attribute, which, size(), root));
    }
  }

  @Override
  public void close() throws IOException {
    photos.close();
  }
}

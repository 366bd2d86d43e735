package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.ClosedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the folder or zip that holds the pictures the tables name. */
final class PhotoFinder {
  private static final int SAMPLE = 200;

  private PhotoFinder() {}

  /**
   * Lists the pictures in the first of the places that holds most of them: a folder before a zip, if it holds more than
   * half.
   *
   * @throws UnusableInputException if none of the places holds any, or one may not be looked into
   */
  static PhotoListing find(Layout layout, Names names) throws IOException {
    int step = Math.max(1, names.size() / SAMPLE);
    List<String> sample = IntStream.range(0, names.size()).filter(i -> i % step == 0).mapToObj(names::get).toList();
    Path best = null;
    int most = 0;
    List<Path> zips = new ArrayList<>();
    for (Path place : layout.photoPlaces()) {
      if (Files.isDirectory(place)) {
        int there = (int) sample.stream().filter(name -> Files.isRegularFile(place.resolve(name))).count();
        if (there > most) {
          most = there;
          best = place;
        }
      } else if (Files.isRegularFile(place)) {
        zips.add(place);
      }
    }
    if (2 * most <= sample.size() && !zips.isEmpty()) {
      return PhotoZip.list(zips.get(0), names, sample);
    }
    if (best == null) {
      for (Path place : layout.photoPlaces()) {
        ClosedFolder.refuse(place.resolve(names.get(0)));
      }
      throw new UnusableInputException(
          "None of the pictures named in the tables of %s, such as %s, is there; put them into %s."
              .formatted(layout.root(), names.get(0), expected(layout)));
    }
    return PhotoListing.ofFolder(best, names);
  }

  private static String expected(Layout layout) {
    return layout instanceof Layout.Table
        ? "that folder, a folder 'images' in it, or one zip beside the table"
        : "Img/img_align_celeba/ or, unopened, Img/img_align_celeba.zip";
  }
}

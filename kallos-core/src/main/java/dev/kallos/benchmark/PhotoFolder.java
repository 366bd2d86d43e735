package dev.kallos.benchmark;

import dev.kallos.image.Photos;
import dev.kallos.internal.file.FullDisk;
import dev.kallos.internal.file.WholeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A folder of photos, whose pixels are about as hard to decode as CelebA's, and a table that lists them. It goes when it is
 * closed.
 */
final class PhotoFolder implements AutoCloseable {
  private static final int FEWEST_DISTINCT = 4;
  private static final int MOST_DISTINCT = 32;
  private static final int QUALITY = 90;

  private final PhotoSize size;
  private final Path folder;
  private final List<Path> photos = new ArrayList<>();

  private PhotoFolder(PhotoSize size, Path folder) {
    this.size = size;
    this.folder = folder;
  }

  /** So many photos in a new temporary folder. */
  static PhotoFolder create(PhotoSize size, int count, long seed) throws IOException {
    PhotoFolder made = new PhotoFolder(size, Files.createTempDirectory("kallos-bench"));
    try {
      FullDisk.naming(made.folder, () -> made.fill(count, new SplittableRandom(seed)));
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void fill(int count, SplittableRandom random) throws IOException {
    List<byte[]> jpegs = new ArrayList<>();
    int distinct = size.insteadOf(MOST_DISTINCT, FEWEST_DISTINCT, MOST_DISTINCT);
    for (int i = 0; i < distinct; i++) {
      jpegs.add(Photos.jpeg(picture(random), QUALITY));
    }
    StringBuilder table = new StringBuilder("file,subject,label\n");
    for (int i = 0; i < count; i++) {
      Path photo = folder.resolve("%06d.jpg".formatted(i));
      photos.add(Files.write(photo, jpegs.get(i % distinct)));
      table.append(photo.getFileName()).append(',').append(i / 2).append(',').append(i % 2).append('\n');
    }
    Files.writeString(table(), table);
  }

  /** Soft waves with a little grain. */
  private Photos.Pixels picture(SplittableRandom random) {
    double across = random.nextDouble(8, 24);
    double down = random.nextDouble(8, 24);
    double[] along = new double[3 * size.width()];
    for (int i = 0; i < along.length; i++) {
      along[i] = Math.sin(i / 3 / across + i % 3);
    }
    byte[] rgb = new byte[along.length * size.height()];
    for (int y = 0; y < size.height(); y++) {
      double height = 90 * Math.cos(y / down);
      for (int i = 0; i < along.length; i++) {
        rgb[y * along.length + i] = (byte) (128 + (int) (height * along[i]) + random.nextInt(8));
      }
    }
    return new Photos.Pixels(size.width(), size.height(), rgb);
  }

  Path folder() {
    return folder;
  }

  Path table() {
    return folder.resolve("photos.csv");
  }

  List<Path> photos() {
    return photos;
  }

  @Override
  public void close() throws IOException {
    WholeFolder.remove(folder);
  }
}

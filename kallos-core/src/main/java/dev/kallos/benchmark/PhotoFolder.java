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
 * A folder of photos as large as CelebA's own and about as hard to decode, and a table that lists them. It goes when it is
 * closed.
 */
final class PhotoFolder implements AutoCloseable {
  private static final int WIDTH = 178;
  private static final int HEIGHT = 218;
  private static final int DISTINCT = 32;
  private static final int QUALITY = 90;

  private final Path folder;
  private final List<Path> photos = new ArrayList<>();

  private PhotoFolder(Path folder) {
    this.folder = folder;
  }

  /** So many photos in a new temporary folder. */
  static PhotoFolder create(int count, long seed) throws IOException {
    PhotoFolder made = new PhotoFolder(Files.createTempDirectory("kallos-bench"));
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
    for (int i = 0; i < DISTINCT; i++) {
      jpegs.add(Photos.jpeg(picture(random), QUALITY));
    }
    StringBuilder table = new StringBuilder("file,subject,label\n");
    for (int i = 0; i < count; i++) {
      Path photo = folder.resolve("%06d.jpg".formatted(i));
      photos.add(Files.write(photo, jpegs.get(i % DISTINCT)));
      table.append(photo.getFileName()).append(',').append(i / 2).append(',').append(i % 2).append('\n');
    }
    Files.writeString(table(), table);
  }

  /** Soft waves with a little grain. */
  private static Photos.Pixels picture(SplittableRandom random) {
    double across = random.nextDouble(8, 24);
    double down = random.nextDouble(8, 24);
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < rgb.length; i++) {
      double wave = Math.sin(i / 3 % WIDTH / across + i % 3) * Math.cos(i / (3 * WIDTH) / down);
      rgb[i] = (byte) (128 + (int) (90 * wave) + random.nextInt(8));
    }
    return new Photos.Pixels(WIDTH, HEIGHT, rgb);
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

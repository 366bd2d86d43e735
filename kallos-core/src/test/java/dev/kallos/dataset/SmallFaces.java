package dev.kallos.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * A small data set in CelebA's official layout, with real JPEGs of one colour each:
 *
 * <pre>
 * Anno/list_attr_celeba.txt     Attractive Male Smiling
 * Anno/identity_CelebA.txt      two pictures a subject
 * Eval/list_eval_partition.txt  all train
 * Img/img_align_celeba/000001.jpg …
 * </pre>
 */
public final class SmallFaces {
  public static final String ATTRIBUTES = "Anno/list_attr_celeba.txt";
  public static final String IDENTITY = "Anno/identity_CelebA.txt";
  public static final String PARTITION = "Eval/list_eval_partition.txt";
  public static final String LANDMARKS = "Anno/list_landmarks_align_celeba.txt";
  public static final String IMAGES = "Img/img_align_celeba";

  private SmallFaces() {}

  /** Writes {@code faces} faces below {@code folder} and returns it. */
  public static Path official(Path folder, int faces) throws IOException {
    write(folder.resolve(ATTRIBUTES), faces + "\nAttractive Male Smiling \n" + rows(faces, SmallFaces::labels));
    write(folder.resolve(IDENTITY), rows(faces, i -> String.valueOf(100 + i / 2)));
    write(folder.resolve(PARTITION), rows(faces, i -> "0"));
    pictures(folder.resolve(IMAGES), faces);
    return folder;
  }

  public static void pictures(Path folder, int faces) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < faces; i++) {
      Files.write(folder.resolve(name(i)), jpeg(colour(i), 20, 30));
    }
  }

  /** A row a face: its name, a blank, and what {@code values} says of it. */
  public static String rows(int faces, Function<Integer, String> values) {
    return IntStream.range(0, faces)
        .mapToObj(i -> name(i) + " " + values.apply(i) + "\n")
        .collect(Collectors.joining());
  }

  /** Attractive holds for every second face, Male for every third, Smiling for the first alone. */
  public static String labels(int i) {
    return (i % 2 == 0 ? " 1" : "-1") + " " + (i % 3 == 0 ? " 1" : "-1") + " " + (i == 0 ? " 1" : "-1");
  }

  public static String name(int i) {
    return "%06d.jpg".formatted(i + 1);
  }

  public static Color colour(int i) {
    return new Color(40 + i * 37 % 180, 40 + i * 59 % 180, 40 + i * 83 % 180);
  }

  public static byte[] jpeg(Color colour, int width, int height) {
    return encoded(colour, width, height, BufferedImage.TYPE_INT_RGB, "jpg");
  }

  /** A picture of one colour. {@code type} is {@link BufferedImage}'s. */
  public static byte[] encoded(Color colour, int width, int height, int type, String format) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Writes a zip with the pictures of {@code folder}, each named {@code prefix} and its own name, and {@code more}. */
  public static void zip(Path zip, String prefix, Path folder, Map<String, byte[]> more) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>(more);
    try (var files = Files.list(folder)) {
      for (Path file : List.copyOf(files.toList())) {
        entries.put(prefix + file.getFileName(), Files.readAllBytes(file));
      }
    }
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }
}

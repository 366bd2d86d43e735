package dev.kallos.report;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;

/** The pictures of one page, embedded wherever they stand, so that they show without script. */
final class Pictures {
  private final Path folder;
  private final String stage;

  /** Pictures named relative to {@code folder}, which the command {@code kallos} {@code stage} fills. */
  Pictures(Path folder, String stage) {
    this.folder = folder.toAbsolutePath().normalize();
    this.stage = stage;
  }

  /**
   * An img element.
   *
   * @throws UnusableInputException if the picture is missing, outside the folder, or neither JPEG nor PNG
   */
  String img(String name, String cssClass, String alt, String title) throws IOException {
    return "<img src=\"%s\" class=\"%s\" alt=\"%s\" title=\"%s\">"
        .formatted(data(name), cssClass, Html.text(alt), Html.text(title));
  }

  /**
   * A picture as a data URI.
   *
   * @throws UnusableInputException as {@link #img}
   */
  String data(String name) throws IOException {
    return data(inside(name));
  }

  private Path inside(String name) {
    Path file;
    try {
      file = folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UnusableInputException(
          "%s names '%s', which is no path; run 'kallos %s' again."
              .formatted(folder.resolve("index.json"), name, stage), e);
    }
    if (!file.startsWith(folder)) {
      throw new UnusableInputException(
          "%s names '%s', which lies outside that folder; run 'kallos %s' again."
              .formatted(folder.resolve("index.json"), name, stage));
    }
    return file;
  }

  private String data(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException(
          "The picture %s, which the index beside it names, is not there; run 'kallos %s' again."
              .formatted(file, stage));
    }
    byte[] bytes = Files.readAllBytes(file);
    return "data:image/" + type(file, bytes) + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private String type(Path file, byte[] bytes) {
    if (bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8) {
      return "jpeg";
    }
    if (bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N' && bytes[3] == 'G') {
      return "png";
    }
    throw new UnusableInputException(
        "%s is neither a JPEG nor a PNG; run 'kallos %s' again.".formatted(file, stage));
  }
}

package dev.kallos.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a data set that was written from another keeps of where its photographs come from, so that a table in CelebA's layout is not
 * taken for CelebA, nor CelebA as a table for anyone's photographs: {@code converted.json} in its folder.
 */
final class ConvertedFile {
  private static final String FILE = "converted.json";
  private static final String FROM = "from";
  private static final String CELEBA = "CelebA";

  private ConvertedFile() {}

  /** Writes it. */
  static void write(FaceDataset from, Path folder) throws IOException {
    String json = new ObjectMapper().writeValueAsString(Map.of(FROM, from.layout()));
    WholeFile.write(folder.resolve(FILE), json + "\n");
  }

  /**
   * What a layout is called: by its own title, but of converted data it begins with {@code CelebA} where CelebA's photographs are
   * there, and only then.
   *
   * @throws UnusableInputException if the file is there and cannot be read
   */
  static String title(Layout layout) throws IOException {
    Path file = layout.root().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return layout.title();
    }
    String from = from(file);
    boolean celeba = from.startsWith(CELEBA);
    if (celeba == layout.title().startsWith(CELEBA)) {
      return layout.title();
    }
    return celeba ? CELEBA + ", as " + layout.title() : from + ", in CelebA's layout";
  }

  private static String from(Path file) throws IOException {
    JsonNode from;
    try {
      from = JsonFile.read(file).path(FROM);
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(file + " is no JSON; convert the data again, or remove that file.", e);
    }
    if (!from.isTextual()) {
      throw new UnusableInputException(file + " has no field 'from'; convert the data again, or remove that file.");
    }
    return from.asText();
  }
}

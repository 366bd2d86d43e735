package dev.kallos.internal.file;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON in files. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @return a missing node of an empty file
   * @throws JsonProcessingException if it is no JSON
   */
  public static JsonNode read(Path file) throws IOException {
    return parse(Files.readAllBytes(file));
  }

  /** The same of a file's bytes: where these begin with zeros, Jackson takes them for another encoding than UTF-8. */
  public static JsonNode parse(byte[] bytes) throws IOException {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (CharConversionException e) {
      throw new JsonParseException(null, "no text", e);
    }
  }
}

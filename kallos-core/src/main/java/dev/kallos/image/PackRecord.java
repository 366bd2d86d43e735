package dev.kallos.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kallos.internal.file.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a pack was made of; the file {@code pack.json} beside the pixels.
 *
 * @param fingerprint the data's
 * @param decoder what made pixels of the photos ({@link Photos#decoder}); null in older records
 * @param faces how many rows
 * @param madeAt ISO 8601, UTC
 * @param photoTimes what stands for the times of all photos when the pack was made
 * @param unreadable the photos that could not be decoded, ascending
 */
@JsonPropertyOrder({"fingerprint", "size", "decoder", "faces", "made_at", "photo_times", "unreadable"})
record PackRecord(
    String fingerprint,
    ImageSize size,
    String decoder,
    int faces,
    @JsonProperty("made_at") String madeAt,
    @JsonProperty("photo_times") String photoTimes,
    List<Unreadable> unreadable) {
  private static final String FILE = "pack.json";

  PackRecord {
    unreadable = List.copyOf(unreadable);
  }

  /** A photo that could not be decoded: its row, its name, and why. */
  record Unreadable(int row, String file, String reason) {}

  /** Whether it is of that many faces, and names no photo beyond them. */
  boolean isOf(int count) {
    return faces == count
        && unreadable.stream().allMatch(photo -> photo.row() >= 0 && photo.row() < count && photo.reason() != null);
  }

  /** Reads the record in a pack's folder; empty if there is none that can be read. */
  static Optional<PackRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new ObjectMapper().treeToValue(JsonFile.read(file), PackRecord.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void write(Path folder) throws IOException {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(FILE), json.writeValueAsString(this) + "\n", StandardCharsets.UTF_8);
  }
}

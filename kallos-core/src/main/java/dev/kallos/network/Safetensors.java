package dev.kallos.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A safetensors file of 32-bit floats: eight bytes with the header's length, a JSON header, then the values, little-endian.
 *
 * @param metadata free text by name, the header's {@code __metadata__}
 * @param tensors the tensors by name, in the file's order
 */
public record Safetensors(Map<String, String> metadata, Map<String, Entry> tensors) {
  private static final long LONGEST_HEADER = 16 << 20;

  /** How many numbers are written or read at a time: Java keeps memory of its own for a thread, as much as its largest transfer. */
  private static final int PIECE = 1 << 16;

  /**
   * One tensor.
   *
   * @param shape its sides
   * @param values row-major
   */
  public record Entry(long[] shape, float[] values) {}

  /** Writes the file aside and moves it into place. */
  public void write(Path path) throws IOException {
    ObjectNode header = new ObjectMapper().createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode text = header.putObject("__metadata__");
      new TreeMap<>(metadata).forEach(text::put);
    }
    long end = 0;
    for (Map.Entry<String, Entry> tensor : tensors.entrySet()) {
      ObjectNode node = header.putObject(tensor.getKey()).put("dtype", "F32");
      var shape = node.putArray("shape");
      for (long side : tensor.getValue().shape()) {
        shape.add(side);
      }
      long begin = end;
      end += 4L * tensor.getValue().values().length;
      node.putArray("data_offsets").add(begin).add(end);
    }
    byte[] json = padded(header.toString().getBytes(StandardCharsets.UTF_8));
    WholeFile.write(path, aside -> write(aside, json));
  }

  private void write(Path aside, byte[] json) throws IOException {
    try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      writeFully(out, little(8).putLong(json.length).flip());
      writeFully(out, ByteBuffer.wrap(json));
      for (Entry entry : tensors.values()) {
        float[] values = entry.values();
        for (int from = 0; from < values.length; from += PIECE) {
          int some = Math.min(PIECE, values.length - from);
          ByteBuffer bytes = little(Float.BYTES * some);
          bytes.asFloatBuffer().put(values, from, some);
          writeFully(out, bytes);
        }
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws UnusableInputException if it is missing, or no safetensors file of 32-bit floats
   */
  public static Safetensors read(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnusableInputException("There are no weights at " + path + "; train the run first.");
    }
    try (FileChannel in = FileChannel.open(path)) {
      long length = readFully(in, path, 0, 8).getLong();
      if (length < 2 || length > LONGEST_HEADER || 8 + length > in.size()) {
        throw broken(path, "its header is " + length + " bytes long");
      }
      byte[] json = new byte[(int) length];
      readFully(in, path, 8, json.length).get(json);
      return read(in, path, JsonFile.parse(json), 8 + length);
    } catch (JsonProcessingException e) {
      throw broken(path, "its header is no JSON");
    }
  }

  private static Safetensors read(FileChannel in, Path path, JsonNode header, long base) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> tensors = new LinkedHashMap<>();
    long room = in.size() - base;
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (field.getKey().equals("__metadata__")) {
        field.getValue().properties().forEach(text -> metadata.put(text.getKey(), text.getValue().asText()));
      } else {
        Entry entry = entry(in, path, field.getKey(), field.getValue(), base);
        tensors.put(field.getKey(), entry);
        room -= (long) Float.BYTES * entry.values().length;
        if (room < 0) {
          throw broken(path, "its tensors overlap");
        }
      }
    }
    return new Safetensors(metadata, tensors);
  }

  private static Entry entry(FileChannel in, Path path, String name, JsonNode node, long base) throws IOException {
    if (!node.path("dtype").asText().equals("F32")) {
      throw broken(path, "tensor " + name + " is not of 32-bit floats");
    }
    long begin = node.path("data_offsets").path(0).asLong(-1);
    long end = node.path("data_offsets").path(1).asLong(-1);
    long[] shape = new long[node.path("shape").size()];
    if (begin < 0 || begin > end || end > in.size() - base || end - begin > Integer.MAX_VALUE) {
      throw broken(path, "tensor " + name + " does not fit in it");
    }
    BigInteger bytes = BigInteger.valueOf(Float.BYTES);
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").path(i).asLong(-1);
      bytes = bytes.multiply(BigInteger.valueOf(shape[i]));
    }
    if (!bytes.equals(BigInteger.valueOf(end - begin)) || Arrays.stream(shape).anyMatch(side -> side < 0)) {
      throw broken(path, "tensor " + name + " has another size than its shape");
    }
    float[] values = new float[(int) (end - begin) / Float.BYTES];
    for (int from = 0; from < values.length; from += PIECE) {
      int some = Math.min(PIECE, values.length - from);
      readFully(in, path, base + begin + (long) Float.BYTES * from, Float.BYTES * some).asFloatBuffer().get(values, from, some);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw broken(path, "tensor " + name + " holds what is no number");
      }
    }
    return new Entry(shape, values);
  }

  private static byte[] padded(byte[] json) {
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static ByteBuffer readFully(FileChannel in, Path path, long position, int bytes) throws IOException {
    ByteBuffer buffer = little(bytes);
    while (buffer.hasRemaining()) {
      if (in.read(buffer, position + buffer.position()) < 0) {
        throw broken(path, "it ends early");
      }
    }
    return buffer.flip();
  }

  private static UnusableInputException broken(Path path, String what) {
    return new UnusableInputException(
        "%s is no usable safetensors file: %s; put the file back as it was, or begin a new run.".formatted(path, what));
  }
}

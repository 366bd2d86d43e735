package dev.kallos.image;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NumPy's file format, version 1.0 (NEP 1): a magic string, the length of the header, a Python literal that names type
 * and shape, and the array in C order.
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 16;

  /** NumPy 1 has 32 axes at most. */
  private static final Pattern SHAPE = Pattern.compile("'shape': \\(((?:\\d{1,9}, ?){0,32}\\d{0,9})\\)");

  private NpyFile() {}

  /**
   * An array of 32-bit floats.
   *
   * @param shape the length of each axis
   * @param values in C order
   */
  public record Floats(int[] shape, float[] values) {}

  /**
   * Reads an array of 32-bit little-endian floats in C order.
   *
   * @throws UnusableInputException if the file is missing, of another type or order, or not as long as its shape says
   */
  public static Floats readFloats(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new UnusableInputException("There is no file " + path + ".");
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    int start = MAGIC.length + Short.BYTES;
    if (bytes.limit() < start || !bytes.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new UnusableInputException(path + " is no NumPy file of version 1.0; make it again.");
    }
    int end = start + Short.toUnsignedInt(bytes.getShort(MAGIC.length));
    String header =
        new String(bytes.array(), start, Math.min(end, bytes.limit()) - start, StandardCharsets.US_ASCII);
    Matcher found = SHAPE.matcher(header);
    if (!header.contains("'<f4'") || !header.contains("'fortran_order': False") || !found.find()) {
      throw new UnusableInputException(path + " holds no array of 32-bit floats in C order; make it again.");
    }
    int[] shape =
        Stream.of(found.group(1).split(", ?")).filter(n -> !n.isEmpty()).mapToInt(Integer::parseInt).toArray();
    double size = IntStream.of(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (bytes.limit() - end != size * Float.BYTES) {
      throw new UnusableInputException(
          "%s says its shape is %s, but holds %,d bytes of values; make it again."
              .formatted(path, Arrays.toString(shape), Math.max(0, bytes.limit() - end)));
    }
    float[] values = new float[(int) size];
    bytes.slice(end, bytes.limit() - end).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Floats(shape, values);
  }

  /** Writes an array of 32-bit floats, C order; the file is whole or not there. */
  public static void writeFloats(Path path, int[] shape, float[] values) throws IOException {
    long size = IntStream.of(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " for " + values.length + " values");
    }
    WholeFile.write(
        path,
        aside -> {
          try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            writeFully(channel, ByteBuffer.wrap(header("<f4", shape)));
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < values.length; from += BUFFER / Float.BYTES) {
              int count = Math.min(BUFFER / Float.BYTES, values.length - from);
              buffer.clear().asFloatBuffer().put(values, from, count);
              writeFully(channel, buffer.limit(count * Float.BYTES));
            }
          }
        });
  }

  /** The file's bytes before the array. {@code type} is NumPy's, for instance {@code |u1} or {@code <f4}. */
  static byte[] header(String type, int... shape) {
    String axes = IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String literal =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(type, axes, shape.length == 1 ? "," : "");
    int unpadded = MAGIC.length + 2 + literal.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[length];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    int rest = length - MAGIC.length - 2;
    header[MAGIC.length] = (byte) rest;
    header[MAGIC.length + 1] = (byte) (rest >> 8);
    byte[] text = literal.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, MAGIC.length + 2, text.length);
    header[length - 1] = '\n';
    return header;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}

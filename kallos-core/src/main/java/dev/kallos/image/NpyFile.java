package dev.kallos.image;

import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * NumPy's file format, version 1.0 (NEP 1): a magic string, the length of the header, a Python literal that names type
 * and shape, and the array in C order.
 */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int BUFFER = 1 << 16;

  private NpyFile() {}

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

package dev.kallos.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected bytes are those of NumPy's format specification, version 1.0. */
final class NpyFileTest {
  @TempDir Path temp;

  @Test
  void theHeaderIsNumPysOwn() {
    String literal = "{'descr': '|u1', 'fortran_order': False, 'shape': (10000, 80, 64, 3), }";
    String padding = " ".repeat(128 - 10 - literal.length() - 1);
    String expected = "\u0093NUMPY\u0001\u0000\u0076\u0000" + literal + padding + "\n";
    assertThat(NpyFile.header("|u1", 10000, 80, 64, 3)).isEqualTo(expected.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void theArrayBeginsAtAMultipleOf64AndOneAxisIsATuple() {
    for (int axis = 1; axis < 1_000_000_000; axis *= 10) {
      assertThat(NpyFile.header("|u1", axis, axis, axis, axis, axis).length % 64).isZero();
    }
    assertThat(new String(NpyFile.header("<f4", 3), StandardCharsets.ISO_8859_1)).contains("'shape': (3,), }");
  }

  @Test
  void floatsAreLittleEndianInCOrder() throws IOException {
    float[] values = new float[3 * 50 * 200];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f;
    }
    Path file = temp.resolve("maps.npy");
    NpyFile.writeFloats(file, new int[] {3, 50, 200}, values);
    byte[] bytes = Files.readAllBytes(file);
    byte[] header = NpyFile.header("<f4", 3, 50, 200);
    assertThat(Arrays.copyOf(bytes, header.length)).isEqualTo(header);
    assertThat(bytes).hasSize(header.length + 4 * values.length);
    ByteBuffer array = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(header.length);
    for (float value : values) {
      assertThat(array.getFloat()).isEqualTo(value);
    }
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> NpyFile.writeFloats(temp.resolve("x.npy"), new int[] {2, 2}, new float[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void floatsComeBackAsTheyWereWritten() throws IOException {
    Path file = temp.resolve("maps.npy");
    float[] values = {1.5f, -0f, Float.MIN_VALUE, -3e38f, 0.1f, 7};
    for (int[] shape : new int[][] {{2, 3}, {6}, {1, 6, 1}}) {
      NpyFile.writeFloats(file, shape, values);
      NpyFile.Floats read = NpyFile.readFloats(file);
      assertThat(read.shape()).isEqualTo(shape);
      assertThat(read.values()).isEqualTo(values);
    }
  }

  @Test
  void whatIsNoArrayOfFloatsIsRefusedInASentence() throws IOException {
    Path file = temp.resolve("maps.npy");
    NpyFile.writeFloats(file, new int[] {2, 3}, new float[6]);
    byte[] whole = Files.readAllBytes(file);
    refused(Arrays.copyOf(whole, whole.length - 1), "[2, 3]");
    refused(Arrays.copyOf(whole, whole.length + 4), "[2, 3]");
    refused(Arrays.copyOf(whole, 40), "32-bit floats");
    refused(new byte[] {1, 2, 3}, "no NumPy file");
    refused("PNG or whatever else".getBytes(StandardCharsets.US_ASCII), "no NumPy file");
    refused(NpyFile.header("|u1", 2, 3), "32-bit floats");
    int[] axes = new int[10_000];
    Arrays.fill(axes, 1);
    refused(NpyFile.header("<f4", axes), "32-bit floats");
    refused(NpyFile.header("<f4", 999_999_999, 999_999_999, 999_999_999), "999999999");
    assertThatThrownBy(() -> NpyFile.readFloats(temp.resolve("none.npy")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("none.npy");
  }

  private void refused(byte[] bytes, String why) throws IOException {
    Path file = Files.write(temp.resolve("bad.npy"), bytes);
    assertThatThrownBy(() -> NpyFile.readFloats(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("bad.npy")
        .hasMessageContaining(why);
  }
}

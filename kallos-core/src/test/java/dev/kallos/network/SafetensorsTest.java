package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void bytesAreAsTheFormatSays() throws IOException {
    Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
    tensors.put("w", new Safetensors.Entry(new long[] {2, 1}, new float[] {1f, -2f}));
    Path file = folder.resolve("a.safetensors");
    new Safetensors(Map.of(), tensors).write(file);

    byte[] bytes = Files.readAllBytes(file);
    String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}}";
    int length = (header.length() + 7) / 8 * 8;
    assertThat(Arrays.copyOf(bytes, 8)).containsExactly(length, 0, 0, 0, 0, 0, 0, 0);
    assertThat(new String(bytes, 8, length, StandardCharsets.UTF_8).trim()).isEqualTo(header);
    assertThat(HexFormat.of().formatHex(bytes, 8 + length, bytes.length)).isEqualTo("0000803f000000c0");
  }

  @Test
  void aTensorOfManyPiecesIsWrittenAndReadInOrder() throws IOException {
    float[] values = new float[3 * 65_536 + 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Path file = folder.resolve("a.safetensors");
    Safetensors.Entry many = new Safetensors.Entry(new long[] {values.length}, values);
    new Safetensors(Map.of(), Map.of("w", many)).write(file);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(8 + (int) bytes.getLong(0));
    float[] written = new float[values.length];
    bytes.asFloatBuffer().get(written);
    assertThat(bytes.remaining()).isEqualTo(Float.BYTES * values.length);
    assertThat(written).containsExactly(values);
    assertThat(Safetensors.read(file).tensors().get("w").values()).containsExactly(values);
  }

  @Test
  void theSameMetadataGivesTheSameBytesWhateverOrderAMapHas() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String name : "note attribute network epoch steps".split(" ")) {
      metadata.put(name, "1");
    }
    Path file = folder.resolve("a.safetensors");
    new Safetensors(metadata, Map.of()).write(file);
    assertThat(Files.readString(file))
        .containsSubsequence("attribute", "epoch", "network", "note", "steps");
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Path file = folder.resolve("a.safetensors");
    new Safetensors(Map.of("note", "ä"), Map.of("x", new Safetensors.Entry(new long[] {3}, new float[] {1, 2, 3})))
        .write(file);

    Safetensors read = Safetensors.read(file);
    assertThat(read.metadata()).containsExactly(Map.entry("note", "ä"));
    assertThat(read.tensors().get("x").values()).containsExactly(1, 2, 3);
    assertThat(read.tensors().get("x").shape()).containsExactly(3);
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = folder.resolve("a.safetensors");
    new Safetensors(Map.of(), Map.of("x", new Safetensors.Entry(new long[] {3}, new float[3]))).write(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("tensor x does not fit in it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[1]; [9223372036854775800,9223372036854775804]; does not fit in it",
        "[1]; [8,4]; does not fit in it",
        "[-1,-1]; [0,4]; has another size than its shape",
        "[4611686018427387905]; [0,4]; has another size than its shape",
        "[2]; [0,4]; has another size than its shape"
      })
  void impossiblePlacesAndShapesAreRefused(String shape, String offsets, String message) throws IOException {
    String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}".formatted(shape, offsets);
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.safetensors"), bytes.array());

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("tensor x " + message);
  }

  /** A thousand tensors of the same bytes are a thousand times the file in memory. */
  @Test
  void tensorsThatOverlapAreRefused() throws IOException {
    String tensor = "\"%s\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}";
    for (int begin : new int[] {0, 4, 8}) {
      String header = "{" + tensor.formatted("x", 0, 8) + "," + tensor.formatted("y", begin, begin + 8) + "}";
      int values = begin == 8 ? 16 : 12;
      ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + values).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
      Path file = Files.write(folder.resolve("a.safetensors"), bytes.array());
      if (begin == 8) {
        assertThat(Safetensors.read(file).tensors()).hasSize(2);
      } else {
        assertThatThrownBy(() -> Safetensors.read(file))
            .isInstanceOf(UnusableInputException.class)
            .hasMessageContaining("its tensors overlap");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weightsThatAreNoNumbersAreRefused(float none) throws IOException {
    Path file = folder.resolve("a.safetensors");
    float[] values = {1, none, 3};
    new Safetensors(Map.of(), Map.of("x", new Safetensors.Entry(new long[] {3}, values))).write(file);

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("tensor x holds what is no number");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.safetensors"), "<html>quota exceeded, come back later</html>");

    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("no usable safetensors file");
    assertThatThrownBy(() -> Safetensors.read(folder.resolve("absent")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("train the run first");
  }

  @Test
  void aHeaderThatLooksLikeAnotherEncodingIsRefused() throws IOException {
    byte[] bytes = {8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{', '"', 'm', 'd', '}'};
    Path file = Files.write(folder.resolve("a.safetensors"), bytes);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("its header is no JSON");
  }

  @Test
  void weightsOfAnotherSizeAreRefused() throws IOException {
    Engine.start(1);
    Path file = folder.resolve("w.safetensors");
    try (ConvNet small = ConvNet.create(NetworkDesign.BASELINE, ImageSize.parse("8x8"), Precision.FP32, 1);
        ConvNet large = ConvNet.create(NetworkDesign.BASELINE, ImageSize.parse("24x24"), Precision.FP32, 1);
        ConvNet other = ConvNet.create(NetworkDesign.BASELINE, ImageSize.parse("8x8"), Precision.FP32, 2)) {
      Weights.write(small, file);
      Weights.read(other, file);

      assertThat(other.parameters().toArray()).containsExactly(small.parameters().toArray());
      assertThatThrownBy(() -> Weights.read(large, file))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("does not fit the network 'baseline' at 24x24: it is of 'baseline' at 8x8");
      Safetensors written = Safetensors.read(file);
      new Safetensors(Map.of(), written.tensors()).write(file);
      Weights.read(other, file);
      assertThatThrownBy(() -> Weights.read(large, file))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("does not fit the network 'baseline' at 24x24: tensor dense1.weight");
    }
  }
}

package dev.kallos.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Precision;
import dev.kallos.network.Safetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported nets, run by ONNX Runtime and by PyTorch's own operations. */
class NetExportTest {
  /** Odd at every pooling, so that rounding up shows. */
  private static final ImageSize SIZE = ImageSize.parse("37x45");

  private static final int FACES = 5;

  @TempDir Path folder;

  static List<NetworkDesign> designs() {
    return NetworkDesign.known();
  }

  @BeforeAll
  static void startEngine() {
    Engine.start(2);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void onnxRuntimeGivesTheSameLogits(NetworkDesign design) throws IOException, OrtException {
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 3)) {
      shiftBiases(net);
      FaceBatch faces = faces();
      export(net).write(folder);

      float[] own = net.logits(faces);
      Map<String, float[]> theirs = run(folder.resolve(NetExport.ONNX), faces);

      assertThat(theirs.get("logit")).containsExactly(own, offset(1e-4f)).doesNotHaveDuplicates();
      for (int i = 0; i < FACES; i++) {
        assertThat((double) theirs.get("probability")[i]).isCloseTo(1 / (1 + Math.exp(-own[i])), offset(1e-5));
      }
    }
  }

  @Test
  void aNetOfSeveralAttributesGivesAllTheirLogitsByName() throws IOException, OrtException {
    NetworkSummary summary = NetworkSummary.of(NetworkDesign.MODERN, SIZE, 3);
    try (ConvNet net = ConvNet.create(summary, Precision.FP32, 3, true)) {
      shiftBiases(net);
      FaceBatch faces = faces();
      export(net, true).write(folder);

      float[] own = net.everyLogit(faces);
      Map<String, float[]> theirs = run(folder.resolve(NetExport.ONNX), faces);

      assertThat(theirs.keySet()).containsExactly("logit", "probability", "every_logit");
      assertThat(theirs.get("every_logit")).containsExactly(own, offset(1e-4f));
      assertThat(theirs.get("logit")).containsExactly(net.logits(faces), offset(1e-4f));
    }
    JsonNode json = new ObjectMapper().readTree(folder.resolve(NetExport.DESCRIPTION).toFile());
    assertThat(json.at("/preprocessing/mirroring_in_onnx").asBoolean()).isTrue();
    assertThat(json.at("/preprocessing/mirroring").asText()).contains("the face and its mirror image");
    assertThat(json.at("/onnx/outputs").toString()).isEqualTo("[\"logit\",\"probability\",\"every_logit\"]");
    assertThat(json.at("/onnx/every_logit").toString()).isEqualTo("[\"Smiling\",\"Young\",\"Male\"]");
  }

  @ParameterizedTest
  @MethodSource("designs")
  void theSafetensorsFitAPlainPytorchNetOfTheLayersTheDescriptionNames(NetworkDesign design) throws IOException {
    try (ConvNet net = ConvNet.create(design, SIZE, Precision.FP32, 3);
        PointerScope scope = new PointerScope()) {
      shiftBiases(net);
      FaceBatch faces = faces();
      export(net).write(folder);
      Map<String, Safetensors.Entry> weights = Safetensors.read(folder.resolve(NetExport.SAFETENSORS)).tensors();

      Tensor x = faces.tensor(Precision.FP32).contiguous();
      JsonNode json = new ObjectMapper().readTree(folder.resolve(NetExport.DESCRIPTION).toFile());
      for (JsonNode layer : json.at("/safetensors/layers")) {
        x = apply(layer.path("kind").asText(), layer.path("name").asText(), weights, x);
      }

      assertThat(Tensors.toArray(x.flatten())).containsExactly(net.logits(faces), offset(1e-4f));
    }
  }

  private static Tensor apply(String kind, String name, Map<String, Safetensors.Entry> weights, Tensor x) {
    long[] one = {1, 1};
    return switch (kind) {
      case "convolution" -> {
        TensorOptional bias = new TensorOptional(tensor(weights, name + ".bias"));
        yield torch.conv2d(x, tensor(weights, name + ".weight"), bias, one, one, one, 1).relu();
      }
      case "max pooling" -> torch.max_pool2d(x, new long[] {2, 2}, new long[] {2, 2}, new long[] {0, 0}, one, true);
      case "global max" -> x.amax(new long[] {2, 3}, true);
      case "global mean" -> torch.adaptive_avg_pool2d(x, one);
      case "dropout" -> x;
      case "dense" -> linear(x.flatten(1, 3), weights, name).relu();
      case "logit" -> linear(x.flatten(1, x.dim() - 1), weights, name);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void theDescriptionSaysWhatTheInputMustBe() throws IOException {
    try (ConvNet net = ConvNet.create(NetworkDesign.POOLED, SIZE, Precision.FP32, 3)) {
      export(net).write(folder);
    }
    JsonNode json = new ObjectMapper().readTree(folder.resolve(NetExport.DESCRIPTION).toFile());
    assertThat(json.at("/attribute").asText()).isEqualTo("Smiling");
    assertThat(json.at("/disclaimer").asText()).isEqualTo("No judgement.");
    assertThat(json.at("/onnx/opset").asInt()).isEqualTo(17);
    assertThat(json.at("/onnx/input/shape").toString()).isEqualTo("[\"N\",45,37,3]");
    assertThat(json.at("/preprocessing/width").asInt()).isEqualTo(37);
    assertThat(json.at("/preprocessing/height").asInt()).isEqualTo(45);
    assertThat(json.at("/preprocessing/colour_order").asText()).isEqualTo("RGB");
    assertThat(json.at("/preprocessing/mirroring").asText()).isEqualTo("none");
    assertThat(json.at("/preprocessing/framing").asText()).contains("178x218");
  }

  private static NetExport export(ConvNet net) {
    return export(net, false);
  }

  private static NetExport export(ConvNet net, boolean mirrored) {
    return new NetExport(
        net.summary(),
        net.parameters().toArray(),
        List.of("Smiling", "Young", "Male").subList(0, net.summary().logits()),
        mirrored,
        "178x218",
        "0.1.0",
        "No judgement.");
  }

  /** New nets have no biases: gives each a value of its own, so that one left out or misplaced shows. */
  private static void shiftBiases(ConvNet net) {
    SplittableRandom random = new SplittableRandom(9);
    float[] values = net.parameters().toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == 0 ? (float) random.nextDouble(-0.2, 0.2) : values[i];
    }
    net.parameters().set(values);
  }

  private static Map<String, float[]> run(Path model, FaceBatch faces) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {faces.size(), faces.height(), faces.width(), 3};
    try (OrtSession session = environment.createSession(model.toString());
        OnnxTensor pixels =
            OnnxTensor.createTensor(environment, faces.pixels(), shape, OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("pixels", pixels))) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        values.put(output.getKey(), values(output.getValue()));
      }
      return values;
    }
  }

  private static float[] values(OnnxValue value) {
    FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  private static Tensor linear(Tensor x, Map<String, Safetensors.Entry> weights, String name) {
    return torch.linear(x, tensor(weights, name + ".weight"), new TensorOptional(tensor(weights, name + ".bias")));
  }

  private static Tensor tensor(Map<String, Safetensors.Entry> weights, String name) {
    return Tensors.of(weights.get(name).values(), weights.get(name).shape());
  }

  private static FaceBatch faces() {
    byte[] pixels = new byte[FACES * 3 * SIZE.pixels()];
    new Random(1).nextBytes(pixels);
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    return new FaceBatch(new int[FACES], buffer, SIZE.height(), SIZE.width());
  }
}

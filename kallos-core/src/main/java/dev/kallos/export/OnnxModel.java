package dev.kallos.export;

import static dev.kallos.export.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.kallos.network.Layer;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Safetensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A net as an ONNX model. It takes {@value #INPUT}, N×H×W×3 unsigned bytes, RGB, and gives {@value #LOGIT} and
 * {@value #PROBABILITY}, N numbers each, of the asked attribute, and where the net learnt A of them {@value #EVERY_LOGIT}, N×A;
 * scaling is inside.
 *
 * @param summary the net
 * @param tensors its weights, as {@link PytorchWeights} orders them
 * @param mirrored whether a logit is the mean over a face and its mirror image
 */
record OnnxModel(NetworkSummary summary, Map<String, Safetensors.Entry> tensors, boolean mirrored) {
  static final String INPUT = "pixels";
  static final String LOGIT = "logit";
  static final String PROBABILITY = "probability";
  static final String EVERY_LOGIT = "every_logit";

  /** The version of ONNX's operations the model is written in. */
  static final int OPSET = 17;

  private static final int IR_VERSION = 8;

  /**
   * The model's bytes.
   *
   * @param version of this program
   * @param words what the model says of itself
   * @param metadata free text by name
   */
  byte[] bytes(String version, String words, Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph(summary.design().name());
    String x = mirrored ? withMirrored(graph, scaled(graph)) : scaled(graph);
    for (NetworkSummary.Row row : summary.layers()) {
      x = layer(graph, row, x);
    }
    x = mirrored ? mean(graph, x) : x;
    graph.node("Gather", LOGIT, List.of(x, graph.index("asked", 0)), attribute("axis", 1));
    graph.node("Sigmoid", PROBABILITY, List.of(LOGIT));
    graph.output(LOGIT);
    graph.output(PROBABILITY);
    if (summary.logits() > 1) {
      graph.output(graph.node("Identity", EVERY_LOGIT, List.of(x)), summary.logits());
    }
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("kallos")
            .setProducerVersion(version)
            .setDocString(words)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph.build());
    new TreeMap<>(metadata).forEach(
        (key, value) -> model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  /** Bytes of 0 to 255, channels last, to floats of −1 to 1, channels first. */
  private String scaled(OnnxGraph graph) {
    String bytes = graph.input(INPUT, DataType.UINT8, summary.size().height(), summary.size().width(), 3);
    String floats = graph.node("Cast", "floats", List.of(bytes), attribute("to", DataType.FLOAT.getNumber()));
    String scale = graph.constant("scale", new long[] {}, new float[] {1 / 127.5f});
    String one = graph.constant("one", new long[] {}, new float[] {1});
    String scaled = graph.node("Mul", "scaled", List.of(floats, scale));
    String centred = graph.node("Sub", "centred", List.of(scaled, one));
    return graph.node("Transpose", "faces", List.of(centred), attribute("perm", List.of(0L, 3L, 1L, 2L)));
  }

  /** The faces, and behind them their mirror images. */
  private static String withMirrored(OnnxGraph graph, String faces) {
    String[] slice = {"last", "before_first", "column", "back"};
    long[] values = {-1, Long.MIN_VALUE, 3, -1};
    List<String> inputs = new ArrayList<>(List.of(faces));
    for (int i = 0; i < slice.length; i++) {
      inputs.add(graph.vector(slice[i], values[i]));
    }
    String images = graph.node("Slice", "mirror_images", inputs);
    return graph.node("Concat", "faces_and_mirror_images", List.of(faces, images), attribute("axis", 0));
  }

  /** 2·N×A logits, those of the mirror images last, to the N×A means of the two. */
  private String mean(OnnxGraph graph, String logits) {
    String shape = graph.vector("face_or_image", 2, -1, summary.logits());
    String pairs = graph.node("Reshape", "pairs", List.of(logits, shape));
    return graph.node("ReduceMean", "means", List.of(pairs), attribute("axes", List.of(0L)), attribute("keepdims", 0));
  }

  private String layer(OnnxGraph graph, NetworkSummary.Row row, String x) {
    Layer layer = row.layer();
    String name = row.name();
    if (layer instanceof Convolution) {
      String sum =
          graph.node(
              "Conv",
              name + ".sum",
              List.of(x, weights(graph, name + ".weight"), weights(graph, name + ".bias")),
              attribute("kernel_shape", List.of(3L, 3L)),
              attribute("pads", List.of(1L, 1L, 1L, 1L)));
      return graph.node("Relu", name, List.of(sum));
    } else if (layer instanceof MaxPooling) {
      return graph.node(
          "MaxPool",
          name,
          List.of(x),
          attribute("kernel_shape", List.of(2L, 2L)),
          attribute("strides", List.of(2L, 2L)),
          attribute("ceil_mode", 1));
    } else if (layer instanceof GlobalMaxPooling) {
      return graph.node("GlobalMaxPool", name, List.of(x));
    } else if (layer instanceof GlobalAveragePooling) {
      return graph.node("GlobalAveragePool", name, List.of(x));
    } else if (layer instanceof Dense) {
      return graph.node("Relu", name, List.of(linear(graph, name, x)));
    } else if (layer instanceof Dropout) {
      return x;
    } else if (layer instanceof Logit) {
      return linear(graph, name, x);
    }
    throw new IllegalStateException("no ONNX for " + layer);
  }

  private String linear(OnnxGraph graph, String name, String x) {
    String flat = graph.node("Flatten", name + ".flat", List.of(x));
    return graph.node(
        "Gemm",
        name + ".sum",
        List.of(flat, weights(graph, name + ".weight"), weights(graph, name + ".bias")),
        attribute("transB", 1));
  }

  private String weights(OnnxGraph graph, String name) {
    Safetensors.Entry tensor = tensors.get(name);
    return graph.constant(name, tensor.shape(), tensor.values());
  }
}

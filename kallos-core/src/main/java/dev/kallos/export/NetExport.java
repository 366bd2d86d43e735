package dev.kallos.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A trained net for other programs: {@value #ONNX}, {@value #SAFETENSORS} and {@value #DESCRIPTION}.
 *
 * @param summary the net
 * @param values its parameters, as {@link dev.kallos.network.ParameterVector} orders them
 * @param attributes what it learnt, the asked attribute first
 * @param mirrored whether a score is the mean over a face and its mirror image
 * @param frame the photos it learnt from, {@code WxH} before they were resized
 * @param version of this program
 * @param disclaimer whose opinion its answers repeat
 */
public record NetExport(
    NetworkSummary summary,
    float[] values,
    List<String> attributes,
    boolean mirrored,
    String frame,
    String version,
    String disclaimer) {
  /** The model with its scaling. */
  public static final String ONNX = "model.onnx";

  /** The weights alone, in PyTorch's order. */
  public static final String SAFETENSORS = "model.safetensors";

  /** What goes in, what has to be done to a photo first, and what comes out. */
  public static final String DESCRIPTION = "model.json";

  /** Writes the files into a folder that is there. */
  public void write(Path folder) throws IOException {
    Map<String, Safetensors.Entry> tensors = PytorchWeights.of(summary, values);
    ObjectNode description = description();
    Map<String, String> metadata =
        Map.of("attribute", attributes.get(0), "preprocessing", description.get("preprocessing").toString());
    byte[] onnx = new OnnxModel(summary, tensors, mirrored).bytes(version, disclaimer, metadata);
    WholeFile.write(folder.resolve(ONNX), aside -> Files.write(aside, onnx));
    new Safetensors(
            Map.of("attribute", attributes.get(0), "network", summary.design().name(), "description", description.toString()),
            tensors)
        .write(folder.resolve(SAFETENSORS));
    WholeFile.write(folder.resolve(DESCRIPTION), pretty(description) + "\n");
  }

  private ObjectNode description() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kallos", version).put("attribute", attributes.get(0)).put("network", summary.design().name());
    json.put("disclaimer", disclaimer);
    ObjectNode onnx = json.putObject("onnx").put("file", ONNX).put("opset", OnnxModel.OPSET);
    ObjectNode input = onnx.putObject("input").put("name", OnnxModel.INPUT).put("type", "uint8").put("layout", "NHWC");
    input.putArray("shape").add("N").add(summary.size().height()).add(summary.size().width()).add(3);
    onnx.putArray("outputs").add(OnnxModel.LOGIT).add(OnnxModel.PROBABILITY);
    if (attributes.size() > 1) {
      ((ArrayNode) onnx.path("outputs")).add(OnnxModel.EVERY_LOGIT);
      ArrayNode names = onnx.putArray(OnnxModel.EVERY_LOGIT);
      attributes.forEach(names::add);
    }
    ObjectNode tensors = json.putObject("safetensors").put("file", SAFETENSORS).put("type", "float32");
    tensors.put("layout", "kernels OIHW; dense weights outputs × (channel, row, column)");
    tensors.put("pooling", "2×2, stride 2, rounding up (ceil_mode)");
    tensors.put("activation", "ReLU behind each convolution and dense layer; convolutions keep the size");
    ArrayNode layers = tensors.putArray("layers");
    summary.layers().forEach(row -> layers.addObject().put("name", row.name()).put("kind", NetworkSummary.kind(row.layer())));
    ObjectNode steps = json.putObject("preprocessing");
    steps.put("framing", "as the photos it learnt from, " + frame);
    steps.put("orientation", "upright, as the Exif data says");
    steps.put("width", summary.size().width()).put("height", summary.size().height());
    steps.put("resize", "area averaging where the photo shrinks, bicubic where it grows; proportions are not kept");
    steps.put("colour_order", "RGB");
    steps.put("scaling", "x / 127.5 - 1");
    steps.put("scaling_in_onnx", true);
    steps.put("mirroring", mirrored ? "logit = mean over the face and its mirror image, left to right" : "none");
    steps.put("mirroring_in_onnx", mirrored);
    json.put("answer", "yes where the logit is above 0; probability = 1 / (1 + exp(-logit))");
    return json;
  }

  private static String pretty(ObjectNode json) throws JsonProcessingException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }
}

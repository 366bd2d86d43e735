package dev.kallos.network;

import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A net's weights as a safetensors file: a tensor for each parameter. */
public final class Weights {
  private static final String NETWORK = "network";
  private static final String SIZE = "size";

  private Weights() {}

  /** Writes the net's weights. Dense weights after a convolution take its output in the order row, column, channel. */
  public static void write(ConvNet net, Path path) throws IOException {
    float[] values = net.parameters().toArray();
    Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
    for (ParameterVector.Entry entry : net.parameters().entries()) {
      float[] slice = Arrays.copyOfRange(values, entry.offset(), entry.offset() + entry.size());
      tensors.put(entry.name(), new Safetensors.Entry(entry.shape(), slice));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(NETWORK, net.summary().design().name());
    metadata.put(SIZE, net.summary().size().toString());
    metadata.put("layout", "conv OIHW; dense inputs row, column, channel; input RGB / 127.5 - 1");
    new Safetensors(metadata, tensors).write(path);
  }

  /**
   * Reads weights into a net.
   *
   * @throws UnusableInputException if the file is unusable or belongs to another design or size
   */
  public static void read(ConvNet net, Path path) throws IOException {
    net.parameters().set(read(net.summary(), path));
  }

  /**
   * Reads a net's weights as one vector, as {@link ParameterVector} orders them; needs no tensor.
   *
   * @throws UnusableInputException if the file is unusable or belongs to another design or size
   */
  public static float[] read(NetworkSummary summary, Path path) throws IOException {
    Safetensors file = Safetensors.read(path);
    String of = file.metadata().getOrDefault(NETWORK, summary.design().name());
    String at = file.metadata().getOrDefault(SIZE, summary.size().toString());
    if (!of.equals(summary.design().name()) || !at.equals(summary.size().toString())) {
      throw new UnusableInputException(
          "%s does not fit the network '%s' at %s: it is of '%s' at %s; use the weights of this run."
              .formatted(path, summary.design().name(), summary.size(), of, at));
    }
    float[] values = new float[Math.toIntExact(summary.parameters())];
    for (ParameterVector.Entry entry : ParameterVector.entries(summary)) {
      Safetensors.Entry tensor = file.tensors().get(entry.name());
      if (tensor == null || !Arrays.equals(tensor.shape(), entry.shape())) {
        throw new UnusableInputException(
            "%s does not fit the network '%s' at %s: tensor %s is %s; use the weights of this run."
                .formatted(
                    path,
                    summary.design().name(),
                    summary.size(),
                    entry.name(),
                    tensor == null ? "missing" : "of shape " + Arrays.toString(tensor.shape())));
      }
      System.arraycopy(tensor.values(), 0, values, entry.offset(), entry.size());
    }
    return values;
  }
}

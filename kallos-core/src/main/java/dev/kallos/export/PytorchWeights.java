package dev.kallos.export;

import dev.kallos.network.NetworkSummary;
import dev.kallos.network.NetworkSummary.Shape;
import dev.kallos.network.ParameterVector;
import dev.kallos.network.Safetensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A net's weights in the order that PyTorch and ONNX flatten in. Here a dense layer takes a convolution's output row by row,
 * column by column, and the channels of each place together; there, channel by channel.
 */
final class PytorchWeights {
  private PytorchWeights() {}

  /**
   * The tensors by name: kernels F×C×3×3, dense weights outputs × (C·h·w), biases.
   *
   * @param values all parameters, as {@link ParameterVector} orders them
   */
  static Map<String, Safetensors.Entry> of(NetworkSummary summary, float[] values) {
    Map<String, Shape> inputs = new LinkedHashMap<>();
    summary.layers().forEach(row -> inputs.put(row.name() + ".weight", row.in()));
    Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
    for (ParameterVector.Entry entry : ParameterVector.entries(summary)) {
      float[] own = Arrays.copyOfRange(values, entry.offset(), entry.offset() + entry.size());
      boolean dense = entry.shape().length == 2;
      float[] ordered = dense ? channelsFirst(own, inputs.get(entry.name())) : own;
      tensors.put(entry.name(), new Safetensors.Entry(entry.shape(), ordered));
    }
    return tensors;
  }

  /** Rows of h·w·C values to rows of C·h·w. */
  private static float[] channelsFirst(float[] weights, Shape in) {
    int places = in.height() * in.width();
    float[] ordered = new float[weights.length];
    for (int row = 0; row < weights.length; row += in.size()) {
      for (int place = 0; place < places; place++) {
        for (int channel = 0; channel < in.channels(); channel++) {
          ordered[row + channel * places + place] = weights[row + place * in.channels() + channel];
        }
      }
    }
    return ordered;
  }
}

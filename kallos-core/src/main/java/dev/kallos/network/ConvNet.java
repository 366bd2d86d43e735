package dev.kallos.network;

import dev.kallos.image.ImageSize;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.MaxPooling;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A net that can be run: a design at a size with its parameters. Convolutions and dense layers compute in the net's precision,
 * the logit always in 32 bits. Its owner closes it.
 */
public final class ConvNet implements AutoCloseable {
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NO_PADDING = {0, 0};
  private static final long[] PLACES = {2, 3};

  private final NetworkSummary summary;
  private final ParameterVector parameters;
  private final Precision precision;
  private final int lastConvolution;

  private ConvNet(NetworkSummary summary, ParameterVector parameters, Precision precision) {
    this.summary = summary;
    this.parameters = parameters;
    this.precision = precision;
    this.lastConvolution = summary.layers().indexOf(summary.lastConvolution());
  }

  /** A net with random weights; the same seed gives the same weights. */
  public static ConvNet create(NetworkDesign design, ImageSize size, Precision precision, long seed) {
    NetworkSummary summary = NetworkSummary.of(design, size);
    return new ConvNet(summary, ParameterVector.create(summary, new SplittableRandom(seed)), precision);
  }

  public NetworkSummary summary() {
    return summary;
  }

  public ParameterVector parameters() {
    return parameters;
  }

  public Precision precision() {
    return precision;
  }

  /**
   * Runs the whole net. The caller holds a {@link PointerScope} that owns every tensor made here.
   *
   * @param faces N×3×H×W, as {@link FaceBatch#tensor} makes them
   * @param training whether dropout is on
   * @return one logit a face, N, 32 bits
   */
  public Tensor logits(Tensor faces, boolean training) {
    return run(faces, 0, summary.layers().size(), training).flatten();
  }

  /**
   * Runs the net up to its last convolution, under the caller's pointer scope.
   *
   * @param faces N×3×H×W
   * @return that convolution's output after ReLU, N×C×h×w
   */
  public Tensor features(Tensor faces) {
    return run(faces, 0, lastConvolution + 1, false);
  }

  /**
   * Runs the rest of the net on what {@link #features} gave, under the caller's pointer scope.
   *
   * @param features N×C×h×w
   * @return one logit a face, N, 32 bits
   */
  public Tensor head(Tensor features) {
    return run(features, lastConvolution + 1, summary.layers().size(), false).flatten();
  }

  private Tensor run(Tensor input, int from, int to, boolean training) {
    Tensor x = input;
    for (NetworkSummary.Row row : summary.layers().subList(from, to)) {
      x = apply(row.layer(), row.name(), x, training);
    }
    return x;
  }

  private Tensor apply(Layer layer, String name, Tensor x, boolean training) {
    if (layer instanceof Convolution) {
      return torch.relu(convolution(x, name));
    } else if (layer instanceof MaxPooling) {
      return torch.max_pool2d(x, TWO, TWO, NO_PADDING, ONE, true);
    } else if (layer instanceof GlobalMaxPooling) {
      return x.amax(PLACES, false);
    } else if (layer instanceof Dense) {
      return torch.relu(linear(flat(x), name, precision));
    } else if (layer instanceof Dropout dropout) {
      return training ? torch.dropout(x, dropout.rate(), true) : x;
    }
    return linear(flat(x).to(torch.ScalarType.Float), name, Precision.FP32);
  }

  private Tensor convolution(Tensor x, String name) {
    TensorOptional bias = new TensorOptional(parameter(name + ".bias", precision));
    return torch.conv2d(x, parameter(name + ".weight", precision), bias, ONE, ONE, ONE, 1);
  }

  private Tensor linear(Tensor x, String name, Precision in) {
    return torch.linear(x, parameter(name + ".weight", in), new TensorOptional(parameter(name + ".bias", in)));
  }

  private Tensor parameter(String name, Precision in) {
    Tensor leaf = parameters.leaf(name);
    return in == Precision.FP32 ? leaf : leaf.to(torch.ScalarType.BFloat16);
  }

  /** N×C×h×w to N×(h·w·C): the order pictures lie in memory, so nothing moves. */
  private static Tensor flat(Tensor x) {
    return x.dim() == 2 ? x : x.permute(0, 2, 3, 1).flatten(1, 3);
  }

  @Override
  public void close() {
    parameters.close();
  }
}

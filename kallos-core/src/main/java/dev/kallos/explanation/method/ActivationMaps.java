package dev.kallos.explanation.method;

import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Activations;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Maps made of what a convolution puts out and of the logit's gradient there, each core at work on its share of the faces. */
final class ActivationMaps {
  private static final long[] PLACES = {2, 3};

  private ActivationMaps() {}

  /**
   * A map for each face of a batch.
   *
   * @param layer the convolution
   * @param weigh makes maps, N×h×w, of features and gradients, both N×C×h×w in 32 bits
   */
  static List<SignedMap> of(ConvNet net, String layer, FaceBatch batch, BinaryOperator<Tensor> weigh) {
    return of(net, List.of(layer), batch, at -> weigh.apply(at.get(0).features(), at.get(0).gradient()));
  }

  /**
   * A map for each face of a batch, made of several convolutions.
   *
   * @param layers the convolutions, in the net's order
   * @param weigh makes maps, N×h×w in the first one's cells, of what is known at each
   */
  static List<SignedMap> of(
      ConvNet net, List<String> layers, FaceBatch batch, Function<List<Activations>, Tensor> weigh) {
    SignedMap[] maps = new SignedMap[batch.size()];
    Extent extent = extent(net, layers.get(0));
    Activations.withGradients(net, layers, batch, (from, to, at) -> put(weigh.apply(at), extent, from, maps));
    return List.of(maps);
  }

  /**
   * A map for each face of a batch, made of what a convolution puts out alone.
   *
   * @param layer the convolution
   * @param make makes maps, N×h×w, of features, N×C×h×w in 32 bits
   */
  static List<SignedMap> ofFeatures(ConvNet net, String layer, FaceBatch batch, UnaryOperator<Tensor> make) {
    SignedMap[] maps = new SignedMap[batch.size()];
    Extent extent = extent(net, layer);
    Activations.features(net, layer, batch, (from, to, features) -> put(make.apply(features), extent, from, maps));
    return List.of(maps);
  }

  /** Weighs the channels of one face, which is the batch's of that index; its features are 1×C×h×w in 32 bits. */
  @FunctionalInterface
  interface ChannelWeights {
    float[] of(int face, Tensor features);
  }

  /**
   * A map for each face of a batch: the sum of what a convolution's channels put out, each by its weight.
   *
   * @param layer the convolution
   */
  static List<SignedMap> weighted(ConvNet net, String layer, FaceBatch batch, ChannelWeights weights) {
    SignedMap[] maps = new SignedMap[batch.size()];
    Extent extent = extent(net, layer);
    Activations.features(
        net,
        layer,
        batch,
        (from, to, features) -> {
          for (int i = 0; i < to - from; i++) {
            try (PointerScope scope = new PointerScope()) {
              Tensor own = features.narrow(0, i, 1);
              Tensor weight = Tensors.of(weights.of(from + i, own), 1, own.size(1), 1, 1);
              put(own.mul(weight).sum(1), extent, from + i, maps);
            }
          }
        });
    return List.of(maps);
  }

  /** Which channels of one face's features, 1×C×h×w and none negative, are not zero everywhere. */
  static int[] activeChannels(Tensor features) {
    return where(Tensors.toArray(features.amax(PLACES, false)));
  }

  /** Which values are above 0. */
  static int[] where(float[] values) {
    return IntStream.range(0, values.length).filter(i -> values[i] > 0).toArray();
  }

  /** How much of a layer's cells the picture covers. */
  static Extent extent(ConvNet net, String layer) {
    ImageSize size = net.summary().size();
    return Extent.of(size.height(), size.width(), net.summary().cell(layer));
  }

  /**
   * What lies in a layer's cells, stretched linearly over finer cells, or pixels, where it belongs.
   *
   * @param values N×C×h×w
   * @param factor how many times as wide and high a layer's cell is
   * @param size height and width of the result
   */
  static Tensor stretched(Tensor values, int factor, long[] size) {
    return torch.upsample_bilinear2d(values, size, false, new DoubleOptional(factor), new DoubleOptional(factor));
  }

  /** Puts N×h×w values as N maps into their places from {@code from} on. */
  static void put(Tensor values, Extent extent, int from, SignedMap[] maps) {
    int height = (int) values.size(1);
    int width = (int) values.size(2);
    int cells = height * width;
    float[] all = Tensors.toArray(values);
    for (int i = 0; i < values.size(0); i++) {
      maps[from + i] = new SignedMap(height, width, extent, Arrays.copyOfRange(all, i * cells, (i + 1) * cells));
    }
  }
}

package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Activations;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.ParameterVector;
import dev.kallos.network.Precision;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Nets small enough to be computed by hand, and faces of noise for them. */
final class ToyNets {
  static final ImageSize SIZE = ImageSize.parse("8x12");

  /** One convolution of three channels, and the logit right behind it: linear in the features. */
  static final NetworkDesign LINEAR_HEAD =
      new NetworkDesign("linear head", List.of(new Convolution(3, false), new Logit()));

  /** Two convolutions of four and six channels, and a dense layer. */
  static final NetworkDesign DEEP =
      new NetworkDesign(
          "deep",
          List.of(
              new Convolution(4, false), new MaxPooling(), new Convolution(6, false), new MaxPooling(), new Dense(8),
              new Logit()));

  /** Two convolutions and the logit. */
  static final NetworkDesign TWO_LAYERS =
      new NetworkDesign(
          "two layers", List.of(new Convolution(4, false), new MaxPooling(), new Convolution(6, false), new Logit()));

  private ToyNets() {}

  static ConvNet net(NetworkDesign design, long seed) {
    return ConvNet.create(design, SIZE, Precision.FP32, seed);
  }

  /** Sets one parameter, for instance {@code conv1.bias}, value by value. */
  static void set(ConvNet net, String parameter, IntToDoubleFunction value) {
    ParameterVector.Entry entry =
        net.parameters().entries().stream().filter(e -> e.name().equals(parameter)).findFirst().orElseThrow();
    float[] values = net.parameters().toArray();
    for (int i = 0; i < entry.size(); i++) {
      values[entry.offset() + i] = (float) value.applyAsDouble(i);
    }
    net.parameters().set(values);
  }

  /** One parameter's values. */
  static float[] get(ConvNet net, String parameter) {
    ParameterVector.Entry entry =
        net.parameters().entries().stream().filter(e -> e.name().equals(parameter)).findFirst().orElseThrow();
    return Arrays.copyOfRange(
        net.parameters().toArray(), entry.offset(), entry.offset() + entry.size());
  }

  /** Turns the logit's sign around for every face. */
  static void negateLogit(ConvNet net) {
    float[] weight = get(net, "logit.weight");
    float[] bias = get(net, "logit.bias");
    set(net, "logit.weight", i -> -weight[i]);
    set(net, "logit.bias", i -> -bias[i]);
  }

  /** A channel's output over all places, by face and channel. */
  static float[][][] features(ConvNet net, String layer, FaceBatch batch) {
    float[][][] features = new float[batch.size()][][];
    Activations.features(
        net,
        layer,
        batch,
        (from, to, some) -> {
          float[] all = Tensors.toArray(some);
          int channels = (int) some.size(1);
          int cells = (int) (some.size(2) * some.size(3));
          for (int i = from; i < to; i++) {
            features[i] = new float[channels][cells];
            for (int c = 0; c < channels; c++) {
              System.arraycopy(all, ((i - from) * channels + c) * cells, features[i][c], 0, cells);
            }
          }
        });
    return features;
  }

  static FaceBatch noise(int faces) {
    SplittableRandom random = new SplittableRandom(9);
    return faces(faces, i -> random.nextInt(256));
  }

  /** Faces whose bytes are given by their place in the batch. */
  static FaceBatch faces(int faces, IntToDoubleFunction value) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(faces * 3 * SIZE.pixels());
    for (int i = 0; pixels.hasRemaining(); i++) {
      pixels.put((byte) value.applyAsDouble(i));
    }
    int[] indices = IntStream.range(0, faces).toArray();
    return new FaceBatch(indices, pixels.flip(), SIZE.height(), SIZE.width());
  }

  /** All methods and controls, as they come for a net. */
  static List<Explainer> everything(ConvNet net) {
    return Methods.of(net.summary(), Optional.empty(), 3).chosen(List.of(Methods.ALL));
  }

  static double sum(SignedMap map) {
    double sum = 0;
    for (float value : map.values()) {
      sum += value;
    }
    return sum;
  }

  /** Smooth pictures, no two alike. */
  static FaceBatch blobs(ImageSize size, int faces) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(faces * 3 * size.pixels());
    for (int face = 0; face < faces; face++) {
      for (int i = 0; i < 3 * size.pixels(); i++) {
        double x = (double) (i / 3 % size.width()) / size.width();
        double y = (double) (i / 3 / size.width()) / size.height();
        pixels.put((byte) Math.round(128 + 100 * Math.sin(5 * x + face + i % 3) * Math.cos((4 + face) * y)));
      }
    }
    return new FaceBatch(new int[faces], pixels.flip(), size.height(), size.width());
  }
}

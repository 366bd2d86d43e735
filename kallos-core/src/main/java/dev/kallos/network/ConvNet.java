package dev.kallos.network;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Cores;
import dev.kallos.internal.torch.Placement;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A net that can be run: a design at a size with its parameters. Convolutions and dense layers compute in the net's precision,
 * the logit always in 32 bits. Its owner closes it.
 *
 * <p>It runs in two ways with the same result up to rounding: as a graph of libtorch's own operations, which can be
 * differentiated to anything, by one thread at a time ({@link LibtorchArithmetic#inputGradient} says why), and over batches on all
 * cores, where the {@link Trunk} takes the first layers.
 */
public final class ConvNet implements AutoCloseable {
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NO_PADDING = {0, 0};
  private static final long[] PLACES = {1};
  private static final long[] COLUMNS = {3};

  private final NetworkSummary summary;
  private final ParameterVector parameters;
  private final Precision precision;
  private final boolean mirrored;
  private final int lastConvolution;
  private final TrunkArithmetic arithmetic;
  private final Trunk trunk;
  private final Cores cores;

  private ConvNet(NetworkSummary summary, ParameterVector parameters, Precision precision, boolean mirrored) {
    this.summary = summary;
    this.parameters = parameters;
    this.precision = precision;
    this.mirrored = mirrored;
    this.lastConvolution = summary.layers().indexOf(summary.lastConvolution());
    boolean whole = parameters.placement().wholeBatches();
    this.cores = whole ? Cores.start(1) : Cores.start();
    try {
      this.arithmetic = TrunkArithmetic.of(parameters.placement(), precision);
    } catch (RuntimeException | Error e) {
      cores.close();
      throw e;
    }
    this.trunk = Trunk.of(summary, whole, arithmetic);
  }

  /**
   * A net with random weights; the same seed gives the same weights. It runs on as many cores as
   * {@link dev.kallos.internal.torch.Engine#start} was told.
   */
  public static ConvNet create(NetworkDesign design, ImageSize size, Precision precision, long seed) {
    return create(NetworkSummary.of(design, size), precision, seed);
  }

  /** The same for a net whose shapes are known. */
  public static ConvNet create(NetworkSummary summary, Precision precision, long seed) {
    return create(summary, precision, seed, false);
  }

  /**
   * The same for a net that may look twice.
   *
   * @param mirrored whether a batch's logits are the mean over each face and its mirror image
   */
  public static ConvNet create(NetworkSummary summary, Precision precision, long seed, boolean mirrored) {
    return create(summary, precision, seed, mirrored, Device.CPU);
  }

  /**
   * The same for a net that may lie on a graphics card; there one thread takes batches whole.
   *
   * @param device one that {@link DeviceChoice} found usable
   */
  public static ConvNet create(
      NetworkSummary summary, Precision precision, long seed, boolean mirrored, Device device) {
    return create(summary, precision, seed, mirrored, device.placement());
  }

  static ConvNet create(
      NetworkSummary summary, Precision precision, long seed, boolean mirrored, Placement placement) {
    ParameterVector parameters = ParameterVector.create(summary, placement, new SplittableRandom(seed));
    try {
      return new ConvNet(summary, parameters, precision, mirrored);
    } catch (RuntimeException | Error e) {
      parameters.close();
      throw e;
    }
  }

  /** A net of the same shapes and precision in the same place, with random weights; the caller closes it. */
  public ConvNet another(long seed) {
    return create(summary, precision, seed, mirrored, parameters.placement());
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

  /** Whether convolutions are normalized in training, so that the net in training and the net in use have other weights. */
  public boolean normalized() {
    return trunk.normalized();
  }

  /** The weights of the asked attribute's logit, as many as there are inputs, 32 bits; the caller's pointer scope owns them. */
  public Tensor askedWeights() {
    return parameters.first().leaf("logit.weight").detach().select(0, 0);
  }

  /** The threads that share its batches: one for each core it was told, or one alone where batches stay whole. */
  public Cores cores() {
    return cores;
  }

  /** One logit a face, that of the asked attribute, the batch shared among all cores. */
  public float[] logits(FaceBatch batch) {
    int heads = summary.logits();
    float[] all = everyLogit(batch);
    float[] logits = new float[batch.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = all[i * heads];
    }
    return logits;
  }

  /**
   * The logits of all attributes the net learnt, the batch shared among all cores.
   *
   * @return N×A, row-major; the asked attribute's first
   */
  public float[] everyLogit(FaceBatch batch) {
    int heads = summary.logits();
    float[] logits = new float[batch.size() * heads];
    cores.share(
        batch.size(),
        inPieces(
            (core, from, to) -> {
              float[] some = Tensors.toArray(everyLogit(faces(batch, from, to)));
              System.arraycopy(some, 0, logits, from * heads, some.length);
            }));
    return logits;
  }

  /** The asked attribute's logit for each face from {@code from} on, before {@code to}, on the calling thread. */
  public float[] logits(FaceBatch batch, int from, int to) {
    float[] logits = new float[to - from];
    inPieces(
            (core, first, end) -> {
              float[] some = Tensors.toArray(asked(everyLogit(faces(batch, first, end))));
              System.arraycopy(some, 0, logits, first - from, some.length);
            })
        .take(0, from, to);
    return logits;
  }

  /** Takes a core's share some faces at a time where they are large, without a graph; no tensor outlives its piece. */
  private Cores.Share inPieces(Cores.Share work) {
    return (core, from, to) -> {
      int most = parameters.placement().wholeBatches() ? to - from : FacesAtOnce.onCore(to - from, summary.size());
      for (int first = from; first < to; first += most) {
        try (PointerScope scope = new PointerScope();
            NoGradGuard guard = new NoGradGuard()) {
          work.take(core, first, Math.min(to, first + most));
        }
      }
    };
  }

  /**
   * The output of the last convolution after ReLU, the batch shared among all cores, without a graph.
   *
   * @return N×C×h×w; it belongs to the caller's pointer scope
   */
  public Tensor features(FaceBatch batch) {
    Tensor features =
        TrunkArithmetic.empty(parameters.values(), batch.size(), summary.lastConvolution().out(), precision.type());
    cores.share(
        batch.size(),
        inPieces(
            (core, from, to) ->
                features.narrow(0, from, to - from).copy_(features(batch, from, to, lastConvolution))));
    return features;
  }

  /**
   * The output of a convolution after ReLU for the faces from {@code from} on, before {@code to}, without a graph, on the calling
   * thread and under its pointer scope.
   *
   * @param layer the convolution's index among the layers
   */
  Tensor features(FaceBatch batch, int from, int to, int layer) {
    try (NoGradGuard guard = new NoGradGuard()) {
      int steps = trunk.stepsBefore(layer);
      Stopwatch unread = new Stopwatch(() -> 0);
      Tensor faces = faces(batch, from, to);
      Tensor behind = trunk.forward(faces, steps, parameters.first(), precision, unread);
      return run(behind, trunk.layers(steps), layer + 1);
    }
  }

  /**
   * The faces from {@code from} on, before {@code to}, as the net takes them where it lies; the caller's pointer scope owns
   * them.
   */
  Tensor faces(FaceBatch batch, int from, int to) {
    return batch.tensor(parameters.placement(), precision, from, to);
  }

  /** A convolution's index among the layers. */
  int convolution(String name) {
    for (int i = 0; i < summary.layers().size(); i++) {
      if (summary.layers().get(i).name().equals(name) && summary.layers().get(i).layer() instanceof Convolution) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no convolution '" + name + "'");
  }

  /** The indices of the convolutions among the layers from {@code first} on. */
  List<Integer> convolutionsFrom(int first) {
    return IntStream.range(first, summary.layers().size())
        .filter(i -> summary.layers().get(i).layer() instanceof Convolution)
        .boxed()
        .toList();
  }

  /**
   * The gradient with respect to what went into a convolution.
   *
   * @param layer the convolution's index among the layers
   * @param output what came out behind ReLU, N×F×h×w
   * @param gradient the gradient with respect to that
   * @return N×C×h×w; the caller's pointer scope owns it
   */
  Tensor inputGradient(int layer, Tensor output, Tensor gradient) {
    try (NoGradGuard guard = new NoGradGuard()) {
      Tensor weight = parameters.first().weight(summary.layers().get(layer).name(), precision);
      Tensor convolved = torch.threshold_backward(gradient, output, new Scalar(0));
      return arithmetic.inputGradient(convolved, weight);
    }
  }

  /**
   * One logit for each face of a tensor as it stands, on the calling thread, without a graph.
   *
   * @param faces N×3×H×W in −1 to 1
   */
  public float[] answers(Tensor faces) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Tensors.toArray(asked(every(cast(faces))));
    }
  }

  private Tensor everyLogit(Tensor faces) {
    return mirrored ? every(faces).add_(every(faces.flip(COLUMNS))).mul_(new Scalar(0.5)) : every(faces);
  }

  private Tensor every(Tensor faces) {
    Stopwatch unread = new Stopwatch(() -> 0);
    Tensor behind = trunk.forward(faces, trunk.steps().size(), parameters.first(), precision, unread);
    return rest(behind, parameters.first(), DropoutMask.NONE);
  }

  /** The first of N×A logits, N. */
  static Tensor asked(Tensor logits) {
    return logits.select(1, 0);
  }

  /**
   * One logit for each face of which a convolution put this out, on the calling thread, without a graph.
   *
   * @param layer the convolution's name
   * @param features its output after ReLU, N×C×h×w
   */
  public float[] logitsBehind(String layer, Tensor features) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Tensors.toArray(asked(run(cast(features), convolution(layer) + 1, summary.layers().size())));
    }
  }

  private Tensor cast(Tensor x) {
    return x.to(precision.type());
  }

  /**
   * Runs the whole net as a graph, dropout off. The caller holds a {@link PointerScope} that owns every tensor made here.
   *
   * @param faces N×3×H×W, as {@link FaceBatch#tensor} makes them
   * @return one logit a face, N, 32 bits
   */
  public Tensor logits(Tensor faces) {
    return asked(run(faces, 0, summary.layers().size(), parameters.first(), DropoutMask.NONE));
  }

  /**
   * Runs what comes behind the last convolution as a graph, under the caller's pointer scope.
   *
   * @param features N×C×h×w
   * @return one logit a face, N, 32 bits
   */
  public Tensor head(Tensor features) {
    return asked(run(features, lastConvolution + 1, summary.layers().size(), parameters.first(), DropoutMask.NONE));
  }

  /** Runs the layers from {@code from} on, before {@code to}, dropout off, under the caller's pointer scope. */
  Tensor run(Tensor input, int from, int to) {
    return run(input, from, to, parameters.first(), DropoutMask.NONE);
  }

  Trunk trunk() {
    return trunk;
  }

  /** Runs what comes behind the trunk as a graph on one core's parameters: N×A logits, 32 bits. */
  Tensor rest(Tensor x, CoreParameters core, DropoutMask mask) {
    return run(x, trunk.layers(), summary.layers().size(), core, mask);
  }

  private Tensor run(Tensor input, int from, int to, CoreParameters core, DropoutMask mask) {
    Tensor x = input;
    for (NetworkSummary.Row row : summary.layers().subList(from, to)) {
      x = apply(row.layer(), row.name(), x, core, mask);
    }
    return x;
  }

  private Tensor apply(Layer layer, String name, Tensor x, CoreParameters core, DropoutMask mask) {
    if (layer instanceof Convolution) {
      TensorOptional bias = new TensorOptional(core.bias(name, precision));
      return torch.relu(torch.conv2d(x, core.weight(name, precision), bias, ONE, ONE, ONE, 1));
    } else if (layer instanceof MaxPooling) {
      return torch.max_pool2d(x, TWO, TWO, NO_PADDING, ONE, true);
    } else if (layer instanceof GlobalMaxPooling) {
      return places(x).amax(PLACES, false);
    } else if (layer instanceof GlobalAveragePooling) {
      return places(x).to(torch.ScalarType.Float).mean(PLACES);
    } else if (layer instanceof Dense) {
      return torch.relu(linear(flat(x), name, core, precision));
    } else if (layer instanceof Dropout dropout) {
      return mask.apply(x, dropout.rate());
    } else if (layer instanceof Logit) {
      return linear(flat(x).to(torch.ScalarType.Float), name, core, Precision.FP32);
    }
    throw new IllegalStateException("no arithmetic for " + layer);
  }

  private static Tensor linear(Tensor x, String name, CoreParameters core, Precision in) {
    return torch.linear(x, core.weight(name, in), new TensorOptional(core.bias(name, in)));
  }

  /**
   * N×C×h×w to N×(h·w)×C, as they lie in memory: the gradient of a mean over these comes out in that order again, over height and
   * width it would not.
   */
  private static Tensor places(Tensor x) {
    return x.permute(0, 2, 3, 1).flatten(1, 2);
  }

  /** N×C×h×w to N×(h·w·C): the order pictures lie in memory, so nothing moves. */
  private static Tensor flat(Tensor x) {
    return x.dim() == 2 ? x : x.permute(0, 2, 3, 1).flatten(1, 3);
  }

  @Override
  public void close() {
    cores.close();
    arithmetic.close();
    parameters.close();
  }
}

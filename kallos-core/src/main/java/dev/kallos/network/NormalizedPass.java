package dev.kallos.network;

import dev.kallos.internal.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * The trunk of a net with normalized convolutions in a training step. A channel's mean and variance are those of the whole batch,
 * so the cores go through it layer by layer, and what is normalized, the small array behind the pooling, is normalized by all of
 * them at once. Every tensor belongs to the caller's pointer scope.
 */
final class NormalizedPass {
  /**
   * One layer's part of a forward pass.
   *
   * @param input what came in
   * @param places which place of each window was the highest
   * @param raw what was pooled, before it was normalized
   * @param mean of each channel
   * @param inverse one by each channel's standard deviation
   * @param output what went out
   */
  private record Taped(Tensor input, Tensor places, Tensor raw, Tensor mean, Tensor inverse, Tensor output) {}

  /** Mean and variance of each channel of one convolution over the batch, behind the pooling. */
  record Moments(float[] mean, float[] variance) {}

  private final ConvNet net;
  private final List<CoreParameters> cores;
  private final Stopwatch watch;
  private final List<Taped> tape = new ArrayList<>();

  /**
   * A pass.
   *
   * @param cores each core's view of the parameters
   * @param watch where the first core's time goes
   */
  NormalizedPass(ConvNet net, List<CoreParameters> cores, Stopwatch watch) {
    this.net = net;
    this.cores = cores;
    this.watch = watch;
  }

  /**
   * Forward.
   *
   * @param faces N×3×H×W, channels last
   * @return what comes out of the trunk
   */
  Tensor forward(Tensor faces) {
    Tensor x = faces;
    int count = (int) faces.size(0);
    for (PooledConvolution step : net.trunk().steps()) {
      Tensor input = x;
      Tensor raw = TrunkArithmetic.empty(faces, count, step.out(), faces.scalar_type());
      Tensor places = step.places(faces, count);
      Tensor weight = cores.get(0).weight(step.name(), net.precision());
      net.cores().share(count, (core, from, to) -> convolve(step, core, from, to - from, input, weight, raw, places));
      watch.lap("forward " + step.name());
      x = step.normalized() ? normalized(step, input, places, raw) : plain(step, input, places, raw);
      watch.lap("forward " + step.pooling());
    }
    return x;
  }

  private void convolve(
      PooledConvolution step, int core, int from, int some, Tensor input, Tensor weight, Tensor raw, Tensor places) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      step.convolve(
          input.narrow(0, from, some),
          weight,
          raw.narrow(0, from, some),
          places.narrow(0, from, some),
          core == 0 ? watch : new Stopwatch(() -> 0));
    }
  }

  private Tensor plain(PooledConvolution step, Tensor input, Tensor places, Tensor raw) {
    Tensor bias = cores.get(0).bias(step.name(), net.precision()).view(1, -1, 1, 1);
    Tensor output = raw.add_(bias).relu_();
    tape.add(new Taped(input, places, raw, null, null, output));
    return output;
  }

  private Tensor normalized(PooledConvolution step, Tensor input, Tensor places, Tensor raw) {
    TensorOptional none = new TensorOptional();
    TensorOptional shift = new TensorOptional(cores.get(0).leaf(step.name() + ".bias"));
    T_TensorTensorTensor_T result =
        torch.native_batch_norm(raw, none, shift, none, none, true, 0, ChannelStatistics.EPSILON);
    Tensor output = result.get0().relu_();
    tape.add(new Taped(input, places, raw, result.get1(), result.get2(), output));
    return output;
  }

  /** What each normalized convolution was normalized by, in order; after {@link #forward}. */
  Map<String, Moments> moments() {
    Map<String, Moments> moments = new LinkedHashMap<>();
    for (int i = 0; i < tape.size(); i++) {
      PooledConvolution step = net.trunk().steps().get(i);
      if (step.normalized()) {
        Tensor variance = tape.get(i).inverse().pow(new Scalar(-2)).sub_(new Scalar(ChannelStatistics.EPSILON));
        moments.put(step.name(), new Moments(Tensors.toArray(tape.get(i).mean()), Tensors.toArray(variance)));
      }
    }
    return moments;
  }

  /**
   * Backward; adds to the gradients of the steps' parameters.
   *
   * @param gradient the loss's gradient with respect to what came out of the trunk; used up
   */
  void backward(Tensor gradient) {
    Tensor above = gradient;
    List<PooledConvolution> steps = net.trunk().steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      PooledConvolution step = steps.get(i);
      Taped taped = tape.get(i);
      above = torch.threshold_backward(above, taped.output(), new Scalar(0));
      PooledConvolution.addBiasGradient(above, cores.get(0).gradient(step.name() + ".bias"));
      Tensor pooled = step.normalized() ? beforeNormalizing(taped, above) : above;
      watch.lap("backward " + step.pooling());
      Tensor below = i == 0 ? null : torch.empty_like(taped.input());
      Tensor weight = cores.get(0).weight(step.name(), net.precision());
      net.cores()
          .share(
              (int) gradient.size(0),
              (core, from, to) -> convolution(step, core, from, to, taped, pooled, weight, below));
      watch.lap("backward " + step.name());
      above = below;
    }
  }

  private static Tensor beforeNormalizing(Taped taped, Tensor above) {
    TensorOptional none = new TensorOptional();
    BoolPointer inputAlone = new BoolPointer(3).put(0, true).put(1, false).put(2, false);
    return torch
        .native_batch_norm_backward(
            above,
            taped.raw(),
            none,
            none,
            none,
            new TensorOptional(taped.mean()),
            new TensorOptional(taped.inverse()),
            true,
            ChannelStatistics.EPSILON,
            inputAlone)
        .get0();
  }

  private void convolution(
      PooledConvolution step,
      int core,
      int from,
      int to,
      Taped taped,
      Tensor pooled,
      Tensor weight,
      Tensor below) {
    for (int at = from; at < to; at += step.piece()) {
      int some = Math.min(step.piece(), to - at);
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        Tensor places = taped.places().narrow(0, at, some);
        Tensor convolved = step.unpooled(pooled.narrow(0, at, some), places);
        step.addWeightGradient(
            taped.input().narrow(0, at, some), convolved, weight, cores.get(core).gradient(step.name() + ".weight"));
        if (below != null) {
          below.narrow(0, at, some).copy_(step.inputGradient(convolved, weight));
        }
      }
    }
  }
}

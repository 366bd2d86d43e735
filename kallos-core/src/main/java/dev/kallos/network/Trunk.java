package dev.kallos.network;

import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.MaxPooling;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The pooled convolutions a net begins with, where nearly all of its arithmetic is. Each call runs on one core, under the
 * caller's pointer scope and without a graph.
 *
 * @param steps from the picture on
 */
record Trunk(List<PooledConvolution> steps) {

  /** The convolutions from the first layer on that are each followed by max pooling. */
  static Trunk of(NetworkSummary summary) {
    List<PooledConvolution> steps = new ArrayList<>();
    List<NetworkSummary.Row> rows = summary.layers();
    for (int i = 0; i + 1 < rows.size(); i += 2) {
      NetworkSummary.Row convolution = rows.get(i);
      NetworkSummary.Row pooling = rows.get(i + 1);
      if (!(convolution.layer() instanceof Convolution) || !(pooling.layer() instanceof MaxPooling)) {
        break;
      }
      steps.add(
          new PooledConvolution(
              convolution.name(), pooling.name(), convolution.in(), convolution.out(), pooling.out()));
    }
    return new Trunk(List.copyOf(steps));
  }

  /** How many of the design's layers it stands for. */
  int layers() {
    return 2 * steps.size();
  }

  /** What the backward pass needs of a forward pass. */
  record Tape(List<Tensor> inputs, List<Tensor> places) {
    /** What went out of the last step. */
    Tensor output() {
      return inputs.get(inputs.size() - 1);
    }
  }

  /**
   * The forward pass alone.
   *
   * @param faces N×3×H×W, channels last
   * @param count how many steps to take
   */
  Tensor forward(Tensor faces, int count, CoreParameters parameters, Precision precision, Stopwatch watch) {
    Tensor x = faces;
    for (PooledConvolution step : steps.subList(0, count)) {
      String name = step.name();
      x = step.forward(x, parameters.weight(name, precision), parameters.bias(name, precision), null, watch);
    }
    return x;
  }

  /** The forward pass of a training step. */
  Tape record(Tensor faces, CoreParameters parameters, Precision precision, Stopwatch watch) {
    Tape tape = new Tape(new ArrayList<>(List.of(faces)), new ArrayList<>());
    for (PooledConvolution step : steps) {
      Tensor places = PooledConvolution.empty((int) faces.size(0), step.out(), torch.ScalarType.Long);
      tape.places().add(places);
      Tensor weight = parameters.weight(step.name(), precision);
      tape.inputs().add(
          step.forward(tape.output(), weight, parameters.bias(step.name(), precision), places, watch));
    }
    return tape;
  }

  /**
   * The backward pass; adds to the gradients of the steps' parameters. Depth first: a few faces go all the way down before the
   * next do.
   *
   * @param gradient the loss's gradient with respect to the tape's output; used up
   */
  void backward(Tape tape, Tensor gradient, CoreParameters parameters, Precision precision, Stopwatch watch) {
    List<Tensor> weights = steps.stream().map(step -> parameters.weight(step.name(), precision)).toList();
    backward(steps.size() - 1, 0, tape, gradient, weights, parameters, watch);
  }

  /**
   * The backward pass to the faces alone; parameters get no gradient.
   *
   * @param gradient the gradient with respect to the tape's output; used up
   * @return the gradient with respect to the faces, N×3×H×W
   */
  Tensor inputGradient(Tape tape, Tensor gradient, CoreParameters parameters, Precision precision) {
    Tensor below = gradient;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Tensor weight = parameters.weight(steps.get(i).name(), precision);
      below =
          steps
              .get(i)
              .inputGradient(tape.inputs().get(i), tape.inputs().get(i + 1), tape.places().get(i), below, weight);
    }
    return below;
  }

  private void backward(
      int index,
      int first,
      Tape tape,
      Tensor gradient,
      List<Tensor> weights,
      CoreParameters parameters,
      Stopwatch watch) {
    if (index < 0) {
      return;
    }
    PooledConvolution step = steps.get(index);
    int faces = (int) gradient.size(0);
    for (int from = 0; from < faces; from += step.piece()) {
      int some = Math.min(step.piece(), faces - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor below =
            step.backward(
                tape.inputs().get(index).narrow(0, first + from, some),
                tape.inputs().get(index + 1).narrow(0, first + from, some),
                tape.places().get(index).narrow(0, first + from, some),
                gradient.narrow(0, from, some),
                weights.get(index),
                parameters.gradient(step.name() + ".weight"),
                parameters.gradient(step.name() + ".bias"),
                index > 0,
                watch);
        backward(index - 1, first + from, tape, below, weights, parameters, watch);
      }
    }
  }
}

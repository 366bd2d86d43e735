package dev.kallos.network;

import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.MaxPooling;
import dev.kallos.network.PooledConvolution.Window;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The pooled convolutions a net begins with, where nearly all of its arithmetic is. Each call runs on one thread, under the
 * caller's pointer scope and without a graph.
 *
 * @param steps from the picture on
 */
record Trunk(List<PooledConvolution> steps) {

  /**
   * The convolutions from the first layer on, each with the max pooling behind it, of 2×2 or global, if there is one.
   *
   * @param wholeBatches whether all faces go through at a time
   * @param arithmetic what computes them
   */
  static Trunk of(NetworkSummary summary, boolean wholeBatches, TrunkArithmetic arithmetic) {
    List<PooledConvolution> steps = new ArrayList<>();
    List<NetworkSummary.Row> rows = summary.layers();
    int at = 0;
    while (at < rows.size() && rows.get(at).layer() instanceof Convolution convolution) {
      NetworkSummary.Row row = rows.get(at);
      NetworkSummary.Row last = summary.pooled(at);
      steps.add(
          new PooledConvolution(
              row.name(), last.name(), window(last.layer()), convolution.normalized(), wholeBatches, row.out(), last.out(),
              arithmetic));
      at += steps.get(steps.size() - 1).layers();
    }
    return new Trunk(List.copyOf(steps));
  }

  private static Window window(Layer last) {
    if (last instanceof MaxPooling) {
      return Window.PAIRS;
    }
    return last instanceof GlobalMaxPooling ? Window.ALL : Window.PLACE;
  }

  /** How many of the design's layers it stands for. */
  int layers() {
    return layers(steps.size());
  }

  /** How many of the design's layers its first steps stand for. */
  int layers(int count) {
    return steps.subList(0, count).stream().mapToInt(PooledConvolution::layers).sum();
  }

  /** How many of its steps lie before a layer. */
  int stepsBefore(int layer) {
    int count = 0;
    while (count < steps.size() && layers(count + 1) <= layer) {
      count++;
    }
    return count;
  }

  /** Whether a step is normalized in training. */
  boolean normalized() {
    return steps.stream().anyMatch(PooledConvolution::normalized);
  }

  /**
   * What the backward pass needs of a forward pass.
   *
   * @param inputs what came into each step, and what went out of the last
   * @param places which place of each window was the highest, of each step
   * @param weights kernels of each step, in the net's precision
   */
  record Tape(List<Tensor> inputs, List<Tensor> places, List<Tensor> weights) {
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
    Tape tape = new Tape(new ArrayList<>(List.of(faces)), new ArrayList<>(), new ArrayList<>());
    for (PooledConvolution step : steps) {
      Tensor places = step.places(faces, (int) faces.size(0));
      tape.places().add(places);
      Tensor weight = parameters.weight(step.name(), precision);
      tape.weights().add(weight);
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
  void backward(Tape tape, Tensor gradient, CoreParameters parameters, Stopwatch watch) {
    backward(steps.size() - 1, 0, tape, gradient, parameters, watch);
  }

  /**
   * The backward pass to the faces alone; parameters get no gradient.
   *
   * @param gradient the gradient with respect to the tape's output; used up
   * @return the gradient with respect to the faces, N×3×H×W
   */
  Tensor inputGradient(Tape tape, Tensor gradient) {
    Tensor below = gradient;
    for (int i = steps.size() - 1; i >= 0; i--) {
      PooledConvolution step = steps.get(i);
      Tensor above = step.convolutionGradient(tape.inputs().get(i + 1), tape.places().get(i), below);
      below = step.inputGradient(above, tape.weights().get(i));
    }
    return below;
  }

  private void backward(
      int index, int first, Tape tape, Tensor gradient, CoreParameters parameters, Stopwatch watch) {
    if (index < 0) {
      return;
    }
    PooledConvolution step = steps.get(index);
    int faces = (int) gradient.size(0);
    for (int from = 0; from < faces; from += step.piece()) {
      int some = Math.min(step.piece(), faces - from);
      try (PointerScope scope = new PointerScope()) {
        Tensor input = tape.inputs().get(index).narrow(0, first + from, some);
        Tensor output = tape.inputs().get(index + 1).narrow(0, first + from, some);
        Tensor places = tape.places().get(index).narrow(0, first + from, some);
        Tensor above = gradient.narrow(0, from, some);
        Tensor convolved = step.convolutionGradient(output, places, above);
        watch.lap("backward " + step.pooling());
        PooledConvolution.addBiasGradient(above, parameters.gradient(step.name() + ".bias"));
        Tensor weight = tape.weights().get(index);
        step.addWeightGradient(input, convolved, weight, parameters.gradient(step.name() + ".weight"));
        Tensor below = index > 0 ? step.inputGradient(convolved, weight) : null;
        watch.lap("backward " + step.name());
        backward(index - 1, first + from, tape, below, parameters, watch);
      }
    }
  }
}

package dev.kallos.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * What a convolution puts out for some faces, and what the logit makes of it.
 *
 * @param features the convolution's output after ReLU, N×C×h×w, 32 bits
 * @param gradient the logit's gradient with respect to it, N×C×h×w, 32 bits
 */
public record Activations(Tensor features, Tensor gradient) {

  private static final torch.ScalarType FLOAT = torch.ScalarType.Float;

  /** Works on one core's share of a batch: the faces from {@code from} on, before {@code to}. */
  @FunctionalInterface
  public interface Use {
    /**
     * Called on the core's thread.
     *
     * @param at what is known at each of the convolutions asked for, in their order; gone when the call returns
     */
    void of(int from, int to, List<Activations> at);
  }

  /** Works on the features alone of one core's share of a batch: the faces from {@code from} on, before {@code to}. */
  @FunctionalInterface
  public interface FeatureUse {
    /**
     * Called on the core's thread.
     *
     * @param features the convolution's output after ReLU, N×C×h×w, 32 bits; gone when the call returns
     */
    void of(int from, int to, Tensor features);
  }

  /**
   * Runs a batch as far as one convolution, each core its share. No graph is made.
   *
   * @param layer the convolution's name
   * @throws IllegalArgumentException if there is no such convolution
   */
  public static void features(ConvNet net, String layer, FaceBatch batch, FeatureUse use) {
    int index = net.convolution(layer);
    net.cores()
        .share(
            batch.size(),
            (core, from, to) -> {
              try (PointerScope scope = new PointerScope();
                  NoGradGuard guard = new NoGradGuard()) {
                use.of(from, to, net.features(batch, from, to, index).to(FLOAT));
              }
            });
  }

  /**
   * Runs a batch forward and as far back as need be, each core its share. Parameters get no gradient.
   *
   * @param layers convolutions, by name, in the net's order
   * @throws IllegalArgumentException if there is no such convolution
   */
  public static void withGradients(ConvNet net, List<String> layers, FaceBatch batch, Use use) {
    List<Integer> indices = layers.stream().map(net::convolution).toList();
    net.cores()
        .share(
            batch.size(),
            (core, from, to) -> {
              try (PointerScope scope = new PointerScope()) {
                use.of(from, to, share(net, indices, batch, from, to));
              }
            });
  }

  /**
   * Only what lies between convolutions, and the head, is differentiated as a graph; {@link LibtorchArithmetic#inputGradient} says
   * why a convolution is not.
   */
  private static List<Activations> share(ConvNet net, List<Integer> layers, FaceBatch batch, int from, int to) {
    List<Integer> passed = net.convolutionsFrom(layers.get(0));
    List<Tensor> inputs = new ArrayList<>();
    List<Tensor> features = new ArrayList<>();
    Tensor x = leaf(net.features(batch, from, to, passed.get(0)));
    features.add(x);
    for (int i = 1; i < passed.size(); i++) {
      Tensor input = net.run(x, passed.get(i - 1) + 1, passed.get(i));
      inputs.add(input);
      x = leaf(net.run(input.detach(), passed.get(i), passed.get(i) + 1));
      features.add(x);
    }
    Tensor logits = ConvNet.asked(net.run(x, passed.get(passed.size() - 1) + 1, net.summary().layers().size()));
    Tensor gradient = torch.grad(new TensorVector(logits.sum()), new TensorVector(x)).get(0);
    List<Activations> result = new ArrayList<>();
    for (int i = passed.size() - 1; i >= 0; i--) {
      if (layers.contains(passed.get(i))) {
        result.add(0, new Activations(features.get(i).detach().to(FLOAT), gradient.to(FLOAT)));
      }
      if (i > 0) {
        Tensor below = net.inputGradient(passed.get(i), features.get(i), gradient);
        gradient = through(inputs.get(i - 1), features.get(i - 1), below);
      }
    }
    return result;
  }

  private static Tensor leaf(Tensor x) {
    Tensor leaf = x.detach();
    leaf.set_requires_grad(true);
    return leaf;
  }

  /** The gradient with respect to {@code features}, given that with respect to what was made of them. */
  private static Tensor through(Tensor made, Tensor features, Tensor gradient) {
    TensorVector given = new TensorVector(gradient);
    return torch.grad(new TensorVector(made), new TensorVector(features), given, new BoolOptional(), false, false).get(0);
  }
}

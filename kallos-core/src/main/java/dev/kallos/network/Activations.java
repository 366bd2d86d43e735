package dev.kallos.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
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
                use.of(from, to, net.features(batch, from, to, index).to(torch.ScalarType.Float));
              }
            });
  }

  /**
   * Runs a batch forward and as far back as need be, each core its share. What lies before the first of the convolutions runs
   * without a graph. Parameters get no gradient.
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

  private static List<Activations> share(ConvNet net, List<Integer> layers, FaceBatch batch, int from, int to) {
    List<Tensor> features = new ArrayList<>();
    Tensor x = net.features(batch, from, to, layers.get(0));
    x.set_requires_grad(true);
    features.add(x);
    for (int i = 1; i < layers.size(); i++) {
      x = net.run(x, layers.get(i - 1) + 1, layers.get(i) + 1);
      features.add(x);
    }
    Tensor logits = net.run(x, layers.get(layers.size() - 1) + 1, net.summary().layers().size());
    TensorVector gradients =
        torch.grad(new TensorVector(logits.sum()), new TensorVector(features.toArray(new Tensor[0])));
    List<Activations> result = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      result.add(
          new Activations(
              features.get(i).detach().to(torch.ScalarType.Float), gradients.get(i).to(torch.ScalarType.Float)));
    }
    return result;
  }
}

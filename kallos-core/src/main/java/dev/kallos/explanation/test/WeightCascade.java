package dev.kallos.explanation.test;

import dev.kallos.network.ConvNet;
import dev.kallos.network.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The cascading randomisation of Adebayo et al. (2018): a trained net whose layers are given fresh random weights one after the
 * other, from the logit down. A map that stays what it was shows the picture, not the net.
 */
public final class WeightCascade {
  private WeightCascade() {}

  /** The layers that have weights, from the logit down: the order in which they lose them. */
  public static List<String> layers(ConvNet net) {
    List<String> layers = new ArrayList<>();
    for (ParameterVector.Entry entry : net.parameters().entries()) {
      String layer = layer(entry);
      if (!layers.contains(layer)) {
        layers.add(0, layer);
      }
    }
    return layers;
  }

  /**
   * Randomises a copy of a net step by step; the net itself stays as it is.
   *
   * @param seed the seed of the random weights, which are drawn as before training
   * @param use given, after each step, the layer that was randomised last and the copy, which it must not keep
   */
  public static void of(ConvNet net, long seed, BiConsumer<String, ConvNet> use) {
    float[] values = net.parameters().toArray();
    try (ConvNet copy = net.another(seed)) {
      float[] random = copy.parameters().toArray();
      for (String layer : layers(net)) {
        for (ParameterVector.Entry entry : net.parameters().entries()) {
          if (layer(entry).equals(layer)) {
            System.arraycopy(random, entry.offset(), values, entry.offset(), entry.size());
          }
        }
        copy.parameters().set(values);
        use.accept(layer, copy);
      }
    }
  }

  private static String layer(ParameterVector.Entry entry) {
    return entry.name().substring(0, entry.name().lastIndexOf('.'));
  }
}

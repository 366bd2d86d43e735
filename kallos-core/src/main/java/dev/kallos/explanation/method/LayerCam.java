package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.Activations;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * LayerCAM (Jiang et al. 2021): each place of each channel is weighted with the positive part of the logit's gradient there,
 * which holds up in shallow layers too, whose cells are small. Of several layers the maps are fused as in the paper's section
 * III-C: each is scaled by its own highest value, all but the last by tanh(2 x) as well so that faint cells of shallow layers
 * count, and each cell of the finest takes the highest of them.
 *
 * <p>Signed: the map of the negated logit, made of the negative gradients, speaks against; a cell has the value of the stronger
 * of the two, so what speaks for and what against are each LayerCAM's own values where they win the cell.
 *
 * @param layers convolutions in the net's order, at least one
 */
public record LayerCam(List<String> layers) implements Explainer {
  private static final long[] CELLS = {1, 2};
  private static final float GAMMA = 2;

  public LayerCam {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("LayerCAM without a layer");
    }
  }

  private boolean isFused() {
    return layers.size() > 1;
  }

  @Override
  public String id() {
    return isFused() ? "layercam-fused" : "layercam";
  }

  @Override
  public String name() {
    return isFused() ? "LayerCAM, fused" : "LayerCAM";
  }

  @Override
  public String paper() {
    return "Jiang et al. 2021";
  }

  @Override
  public String layer() {
    return String.join("+", layers);
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.of(net, layers, batch, isFused() ? at -> fuse(at, factors(net)) : at -> stronger(directions(at.get(0))));
  }

  /** Two maps, N×h×w, none negative: what speaks for yes, what against. */
  private record Directions(Tensor forYes, Tensor against) {}

  private static Directions directions(Activations at) {
    return new Directions(
        at.features().mul(at.gradient().relu()).sum(1), at.features().mul(at.gradient().neg().relu()).sum(1));
  }

  private static Tensor stronger(Directions both) {
    return torch.where(both.forYes().ge(both.against()), both.forYes(), both.against().neg());
  }

  /** How many times as wide each layer's cells are as the first one's. */
  private int[] factors(ConvNet net) {
    return layers.stream().mapToInt(layer -> net.summary().cell(layer) / net.summary().cell(layers.get(0))).toArray();
  }

  private static Tensor fuse(List<Activations> at, int[] factors) {
    long[] finest = {at.get(0).features().size(2), at.get(0).features().size(3)};
    List<Directions> scaled = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      Directions both = directions(at.get(i));
      Tensor highest =
          both.forYes().maximum(both.against()).amax(CELLS, true).clamp_min(new Scalar(Float.MIN_NORMAL));
      boolean last = i == at.size() - 1;
      scaled.add(
          new Directions(
              stretched(scaled(both.forYes(), highest, last), factors[i], finest),
              stretched(scaled(both.against(), highest, last), factors[i], finest)));
    }
    return stronger(scaled.stream().reduce(LayerCam::highest).orElseThrow());
  }

  private static Tensor scaled(Tensor map, Tensor highest, boolean last) {
    Tensor unit = map.div(highest);
    return last ? unit : unit.mul(new Scalar(GAMMA)).tanh();
  }

  private static Tensor stretched(Tensor map, int factor, long[] size) {
    return ActivationMaps.stretched(map.unsqueeze(1), factor, size).squeeze(1);
  }

  private static Directions highest(Directions a, Directions b) {
    return new Directions(a.forYes().maximum(b.forYes()), a.against().maximum(b.against()));
  }
}

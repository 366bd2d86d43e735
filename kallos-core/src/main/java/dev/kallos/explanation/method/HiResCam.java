package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;

/**
 * HiResCAM (Draelos and Carin 2020): each place of each channel of a convolution's output is weighted with the logit's gradient
 * at that place. Where the head flattens its input, as the article's does, a channel means something else in each place, and
 * Grad-CAM's mean over the places shows heat where nothing decides; this map does not. Signed: what a cell adds to the logit, or
 * takes from it, were the rest of the net linear; so it is behind global max pooling, where cells and bias sum to the logit.
 *
 * @param layer the convolution
 */
public record HiResCam(String layer) implements Explainer {
  @Override
  public String id() {
    return "hirescam";
  }

  @Override
  public String name() {
    return "HiResCAM";
  }

  @Override
  public String paper() {
    return "Draelos and Carin 2020";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.of(net, layer, batch, (features, gradient) -> features.mul(gradient).sum(1));
  }
}

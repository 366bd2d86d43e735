package dev.kallos.explanation;

import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;

/**
 * HiResCAM (Draelos and Carin 2020) on the last convolution: each place of each channel is weighted with the logit's gradient
 * at that place. Where the head flattens its input, as the article's does, a channel means something else in each place, and
 * Grad-CAM's mean over the places shows heat where nothing decides; this map does not.
 */
public final class HiResCam implements Explainer {
  @Override
  public String id() {
    return "hirescam";
  }

  @Override
  public String layer(ConvNet net) {
    return net.summary().lastConvolution().name();
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return LastConvolution.maps(net, batch, (features, gradient) -> features.mul(gradient).sum(1));
  }
}

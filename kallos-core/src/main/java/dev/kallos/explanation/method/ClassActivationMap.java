package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.NetworkSummary;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * CAM, the class activation map itself (Zhou et al. 2016): the last convolution's channels, each weighted as the logit weighs its
 * mean. It needs no gradient and no approximation: a cell's value is what it adds to the logit, or takes from it, and the cells'
 * sum and the bias are the logit. Only a net whose last convolution is followed by its mean over all places and the logit has
 * one; there Grad-CAM and HiResCAM are the same map.
 *
 * @param layer the last convolution
 */
public record ClassActivationMap(String layer) implements Explainer {
  /** Whether a net has class activation maps. */
  public static boolean fits(NetworkSummary net) {
    int last = net.layers().indexOf(net.lastConvolution());
    return net.layers().size() == last + 3
        && net.layers().get(last + 1).layer() instanceof GlobalAveragePooling
        && net.layers().get(last + 2).layer() instanceof Logit;
  }

  @Override
  public String id() {
    return "cam";
  }

  @Override
  public String name() {
    return "CAM";
  }

  @Override
  public String paper() {
    return "Zhou et al. 2016";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.ofFeatures(
        net,
        layer,
        batch,
        features -> {
          double places = features.size(2) * features.size(3);
          Tensor weights = net.askedWeights().view(1, -1, 1, 1);
          return features.mul(weights).sum(1).div(new Scalar(places));
        });
  }
}

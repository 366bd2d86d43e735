package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * XGrad-CAM (Fu et al. 2020): as Grad-CAM, but a channel's weight is the mean of its gradients weighted with its output, so that
 * the places where the channel is silent have no say in it. The whole map then sums to what gradient times output sums to.
 * Signed as Grad-CAM is; a channel that is silent everywhere adds nothing.
 *
 * @param layer the convolution
 */
public record XGradCam(String layer) implements Explainer {
  private static final long[] PLACES = {2, 3};

  @Override
  public String id() {
    return "xgrad-cam";
  }

  @Override
  public String name() {
    return "XGrad-CAM";
  }

  @Override
  public String paper() {
    return "Fu et al. 2020";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.of(net, layer, batch, XGradCam::weigh);
  }

  private static Tensor weigh(Tensor features, Tensor gradient) {
    ScalarTypeOptional floats = new ScalarTypeOptional(torch.ScalarType.Float);
    // Where the sum is 0 so is every output, and the quotient is 0 whatever the tiny number.
    Tensor sums = features.sum(PLACES, true, floats).clamp_min(new Scalar(Float.MIN_NORMAL));
    Tensor weights = features.mul(gradient).sum(PLACES, true, floats).div(sums);
    return features.mul(weights).sum(1);
  }
}

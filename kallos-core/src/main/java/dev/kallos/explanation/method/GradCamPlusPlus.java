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
 * Grad-CAM++ (Chattopadhay et al. 2018): as Grad-CAM, but a channel's weight is a weighted sum of its gradients, whose weights
 * (the paper's equation 19) make it count as much where it is active in few places as where it is in many. With g the logit's
 * gradient and S the sum of the channel's output, the paper's weight of a positive gradient, g² / (2 g² + S g³), is
 * 1 / (2 + S g). Signed: a negative gradient is a positive one of the negated logit and is weighted so too; a channel's weight
 * is therefore the sum over the places of g / (2 + S |g|). The paper leaves negative gradients out, so that its channels never
 * cancel; of a net whose channels have gradients of both signs its maps are others.
 *
 * @param layer the convolution
 */
public record GradCamPlusPlus(String layer) implements Explainer {
  private static final long[] PLACES = {2, 3};

  @Override
  public String id() {
    return "grad-cam-pp";
  }

  @Override
  public String name() {
    return "Grad-CAM++";
  }

  @Override
  public String paper() {
    return "Chattopadhay et al. 2018";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.of(net, layer, batch, GradCamPlusPlus::weigh);
  }

  private static Tensor weigh(Tensor features, Tensor gradient) {
    ScalarTypeOptional floats = new ScalarTypeOptional(torch.ScalarType.Float);
    Tensor sums = features.sum(PLACES, true, floats);
    Tensor weighted = gradient.div(gradient.abs().mul(sums).add(new Scalar(2)));
    return features.mul(weighted.sum(PLACES, true, floats)).sum(1);
  }
}

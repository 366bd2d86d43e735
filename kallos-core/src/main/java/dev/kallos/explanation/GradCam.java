package dev.kallos.explanation;

import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Grad-CAM (Selvaraju et al. 2017) on the last convolution: each channel is weighted with the mean gradient of the
 * <em>logit</em> over it. The logit, not the probability, is differentiated: the logistic function is flat where the net is
 * sure. Before the ReLU of the paper's equation 2 the sum is signed; its positive part speaks for "yes", its negative part,
 * which is the map of the negated logit, against.
 */
public final class GradCam implements Explainer {
  private static final long[] PLACES = {2, 3};

  @Override
  public String id() {
    return "grad-cam";
  }

  @Override
  public String layer(ConvNet net) {
    return net.summary().lastConvolution().name();
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return LastConvolution.maps(net, batch, GradCam::weigh);
  }

  private static Tensor weigh(Tensor features, Tensor gradient) {
    return features.mul(gradient.mean(PLACES, true, new ScalarTypeOptional(torch.ScalarType.Float))).sum(1);
  }
}

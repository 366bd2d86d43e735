package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Grad-CAM (Selvaraju et al. 2017): each channel of a convolution's output is weighted with the mean gradient of the
 * <em>logit</em> over it. The logit, not the probability, is differentiated: the logistic function is flat where the net is
 * sure. Before the ReLU of the paper's equation 2 the sum is signed; its positive part speaks for "yes", its negative part,
 * which is the map of the negated logit, against.
 *
 * @param layer the convolution
 */
public record GradCam(String layer) implements Explainer {
  private static final long[] PLACES = {2, 3};

  /** On the net's last convolution, as the paper has it. */
  public static GradCam of(ConvNet net) {
    return new GradCam(net.summary().lastConvolution().name());
  }

  @Override
  public String id() {
    return "grad-cam";
  }

  @Override
  public String name() {
    return "Grad-CAM";
  }

  @Override
  public String paper() {
    return "Selvaraju et al. 2017";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.of(net, layer, batch, GradCam::weigh);
  }

  private static Tensor weigh(Tensor features, Tensor gradient) {
    return features.mul(gradient.mean(PLACES, true, new ScalarTypeOptional(torch.ScalarType.Float))).sum(1);
  }
}

package dev.kallos.explanation;

import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Grad-CAM (Selvaraju et al. 2017) on the last convolution: each channel is weighted with the mean gradient of the
 * <em>logit</em> over it. The logit, not the probability, is differentiated: the logistic function is flat where the net is
 * sure. Before the ReLU of the paper's equation 2 the sum is signed; its positive part speaks for "yes", its negative part,
 * which is the map of the negated logit, against.
 */
public final class GradCam implements Explainer {
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
    try (PointerScope scope = new PointerScope()) {
      Tensor features = features(net, batch);
      features.set_requires_grad(true);
      Tensor gradient =
          torch.grad(new TensorVector(net.head(features).sum()), new TensorVector(features)).get(0);
      Tensor weights = gradient.mean(new long[] {2, 3}, true, new ScalarTypeOptional(torch.ScalarType.Float));
      Tensor maps = features.detach().to(torch.ScalarType.Float).mul(weights).sum(1);
      return split(maps);
    }
  }

  private static Tensor features(ConvNet net, FaceBatch batch) {
    try (NoGradGuard guard = new NoGradGuard()) {
      return net.features(batch.tensor(net.precision()));
    }
  }

  /** N×h×w to N maps. */
  private static List<SignedMap> split(Tensor maps) {
    int height = (int) maps.size(1);
    int width = (int) maps.size(2);
    float[] values = Tensors.toArray(maps);
    List<SignedMap> result = new ArrayList<>();
    for (int i = 0; i < maps.size(0); i++) {
      result.add(new SignedMap(height, width, Arrays.copyOfRange(values, i * height * width, (i + 1) * height * width)));
    }
    return result;
  }
}

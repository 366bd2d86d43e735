package dev.kallos.explanation;

import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** What class activation maps are made of: the last convolution's output and the logit's gradient with respect to it. */
final class LastConvolution {
  private LastConvolution() {}

  /**
   * A map for each face of a batch.
   *
   * @param weigh makes maps, N×h×w, of features and gradients, both N×C×h×w in 32 bits
   */
  static List<SignedMap> maps(ConvNet net, FaceBatch batch, BinaryOperator<Tensor> weigh) {
    try (PointerScope scope = new PointerScope()) {
      Tensor features = net.features(batch);
      features.set_requires_grad(true);
      Tensor gradient =
          torch.grad(new TensorVector(net.head(features).sum()), new TensorVector(features)).get(0);
      torch.ScalarType floats = torch.ScalarType.Float;
      return split(weigh.apply(features.detach().to(floats), gradient.to(floats)));
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

package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Ablation-CAM (Desai and Ramaswamy 2020): a channel's weight is by how much the logit falls when the channel is set to zero;
 * no gradient is taken. Only what lies behind the layer runs once for each channel. Signed: a channel whose loss raises the logit
 * has a negative weight. The paper divides all weights by the logit, which changes the scale alone, and would turn for and
 * against around where the logit is negative; that is left out. A channel that is silent everywhere weighs nothing.
 *
 * @param layer the convolution
 */
public record AblationCam(String layer) implements Explainer {
  /** How many values a piece of work holds at most: 16 MB. */
  private static final int VALUES = 4 << 20;

  @Override
  public String id() {
    return "ablation-cam";
  }

  @Override
  public String name() {
    return "Ablation-CAM";
  }

  @Override
  public String paper() {
    return "Desai and Ramaswamy 2020";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.weighted(net, layer, batch, (face, features) -> weights(net, features));
  }

  /** By how much the logit falls without each channel of one face's features, 1×C×h×w. */
  private float[] weights(ConvNet net, Tensor features) {
    float whole = net.logitsBehind(layer, features)[0];
    int channels = (int) features.size(1);
    int[] active = ActivationMaps.activeChannels(features);
    int piece = (int) Math.max(1, VALUES / features.numel());
    float[] weights = new float[channels];
    for (int from = 0; from < active.length; from += piece) {
      try (PointerScope scope = new PointerScope()) {
        int some = Math.min(piece, active.length - from);
        Tensor ablated = features.repeat(some, 1, 1, 1);
        for (int i = 0; i < some; i++) {
          ablated.narrow(0, i, 1).narrow(1, active[from + i], 1).zero_();
        }
        float[] without = net.logitsBehind(layer, ablated);
        for (int i = 0; i < some; i++) {
          weights[active[from + i]] = whole - without[i];
        }
      }
    }
    return weights;
  }
}

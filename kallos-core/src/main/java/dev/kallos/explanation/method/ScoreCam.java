package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Precision;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Score-CAM (Wang et al. 2020): each channel of a convolution's output, scaled to 0 to 1 and stretched over the photo, is laid
 * over it as a mask, and the channel's weight is by how much the logit of the masked photo is above that of an empty one (the
 * paper's definition 2, "channel-wise increase of confidence"); no gradient is taken. Under the mask, and in the empty photo, is
 * the middle grey, zero to the net.
 *
 * <p>Signed: the weight is the difference of logits itself, negative where what the mask leaves speaks against; the softmax over
 * the channels that the paper puts behind it would make all weights positive. A channel that is the same everywhere has no mask
 * and weighs nothing, as in the paper's code.
 *
 * @param layer the convolution
 */
public record ScoreCam(String layer) implements Explainer {
  /** How many masked photos run at a time. */
  private static final int PIECE = 16;

  private static final long[] PLACES = {2, 3};

  @Override
  public String id() {
    return "score-cam";
  }

  @Override
  public String name() {
    return "Score-CAM";
  }

  @Override
  public String paper() {
    return "Wang et al. 2020";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.weighted(
        net, layer, batch, (face, features) -> weights(net, batch.tensor(Precision.FP32, face, face + 1), features));
  }

  /** The weights of one face's channels, 1×C×h×w. */
  private float[] weights(ConvNet net, Tensor photo, Tensor features) {
    Tensor lowest = features.amin(PLACES, true);
    Tensor spread = features.amax(PLACES, true).sub(lowest);
    float[] spreads = Tensors.toArray(spread);
    Tensor unit = features.sub(lowest).div(spread.clamp_min(new Scalar(Float.MIN_NORMAL)));
    float empty = net.answers(torch.zeros_like(photo))[0];
    float[] weights = new float[spreads.length];
    int cell = net.summary().cell(layer);
    int[] active = ActivationMaps.where(spreads);
    for (int from = 0; from < active.length; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int some = Math.min(PIECE, active.length - from);
        Tensor[] channels = new Tensor[some];
        for (int i = 0; i < some; i++) {
          channels[i] = unit.narrow(1, active[from + i], 1);
        }
        Tensor masks = torch.cat(new TensorVector(channels), 0);
        long[] size = {photo.size(2), photo.size(3)};
        float[] masked = net.answers(photo.mul(ActivationMaps.stretched(masks, cell, size)));
        for (int i = 0; i < some; i++) {
          weights[active[from + i]] = masked[i] - empty;
        }
      }
    }
    return weights;
  }
}

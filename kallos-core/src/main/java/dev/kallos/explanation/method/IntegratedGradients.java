package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Integrated gradients (Sundararajan et al. 2017): the logit's gradient with respect to the pixels, integrated along the straight
 * way from a photo of the photo's mean colour to the photo, times the difference of the two. The pixels' values, of all three
 * colours together, sum to the difference of the two logits, up to the error of the integral, which is taken in equal steps by the
 * trapezoidal rule; they are halved until that error is below one percent or there are as many as are allowed. Signed by nature, in
 * logits.
 *
 * <p>A gradient of ReLUs and poolings jumps from one constant to the next along the way, so that rules for smooth functions come no
 * nearer with as many gradients; and halved steps need no gradient again that is known.
 *
 * @param steps how many steps along the way at first
 * @param most how many at most; they are halved while the error is too large
 */
public record IntegratedGradients(int steps, int most) implements Explainer {
  private static final double TOLERANCE = 0.01;
  /** Where on the way the first gradient is taken: at the start itself all places of a pooling are alike, and the first counts. */
  private static final double BESIDE = 1e-3;

  /** How many gradients are taken at a time. */
  private static final int PIECE = 16;

  private static final long[] PHOTOS = {0};
  private static final long[] PIXELS = {2, 3};

  /** Of sixteen steps, and up to sixteen times as many. */
  public static IntegratedGradients adaptive() {
    return new IntegratedGradients(16, 256);
  }

  @Override
  public String id() {
    return "integrated-gradients";
  }

  @Override
  public String name() {
    return "Integrated gradients";
  }

  @Override
  public String paper() {
    return "Sundararajan et al. 2017";
  }

  @Override
  public String layer() {
    return "input";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    Extent pixels = Extent.whole(batch.height(), batch.width());
    return PhotoMaps.of(
        net,
        batch,
        (face, photo) -> new SignedMap(batch.height(), batch.width(), pixels, Tensors.toArray(map(net, photo))));
  }

  /** A photo all of its mean colour, 1×3×H×W, channels last. */
  static Tensor start(Tensor photo) {
    Tensor mean = photo.mean(PIXELS, true, new ScalarTypeOptional());
    return mean.expand_as(photo).contiguous(torch.MemoryFormat.ChannelsLast);
  }

  /** What each pixel of 1×3×H×W adds to the logit, 1×H×W. */
  private Tensor map(ConvNet net, Tensor photo) {
    Tensor start = start(photo);
    Tensor way = photo.sub(start);
    double difference = (double) net.answers(photo)[0] - net.answers(start)[0];
    Tensor beside = start.add(way.mul(new Scalar(BESIDE)));
    Tensor ends = InputGradients.of(net, torch.cat(new TensorVector(beside, photo), 0));
    Tensor sum = ends.mean(PHOTOS, true, new ScalarTypeOptional());
    addGradients(net, start, way, places(steps - 1, 1, steps), sum);
    int taken = steps;
    while (true) {
      Tensor parts = sum.mul(way).sum(1).div(new Scalar((double) taken));
      double error = parts.sum().item_double() - difference;
      if (Math.abs(error) <= TOLERANCE * Math.abs(difference) || 2 * taken > most) {
        return parts;
      }
      addGradients(net, start, way, places(taken, 0.5, taken), sum);
      taken *= 2;
    }
  }

  /** Some places of the way, 0 to 1, a step apart, of which there are {@code steps}. */
  private static float[] places(int count, double first, int steps) {
    float[] places = new float[count];
    for (int i = 0; i < count; i++) {
      places[i] = (float) ((first + i) / steps);
    }
    return places;
  }

  /** Adds the gradients at some places of the way to {@code sum}, 1×3×H×W. */
  private static void addGradients(ConvNet net, Tensor start, Tensor way, float[] places, Tensor sum) {
    for (int from = 0; from < places.length; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int to = Math.min(from + PIECE, places.length);
        Tensor at = Tensors.of(Arrays.copyOfRange(places, from, to), to - from, 1, 1, 1);
        sum.add_(InputGradients.of(net, start.add(way.mul(at))).sum(0));
      }
    }
  }
}

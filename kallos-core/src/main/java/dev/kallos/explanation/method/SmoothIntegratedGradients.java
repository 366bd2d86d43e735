package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link IntegratedGradients} with SmoothGrad (Smilkov et al. 2017): the mean over photos with a little noise on them, which evens
 * out what is accidental in a single photo's gradients. Each noisy photo gives one gradient, in the middle of its own step of the
 * way, much as expected gradients (Erion et al. 2021) take one for each start that they draw: gradients differ by the noise far more
 * than by the place, so that as many of them are better spent on more photos. Signed by nature, in logits.
 *
 * @param samples how many noisy photos
 * @param noise the noise's standard deviation as a share of the pixels' range
 * @param seed the seed of the noise, together with the face
 */
public record SmoothIntegratedGradients(int samples, double noise, long seed) implements Explainer {
  private static final double RANGE = 2;
  /** How many gradients are taken at a time. */
  private static final int PIECE = 16;

  private static final long[] PHOTOS_AND_COLOURS = {0, 1};

  /** With noise of a tenth of the range. */
  public static SmoothIntegratedGradients of(long seed) {
    return new SmoothIntegratedGradients(64, 0.1, seed);
  }

  @Override
  public String id() {
    return "integrated-gradients-smooth";
  }

  @Override
  public String name() {
    return "Integrated gradients, smoothed";
  }

  @Override
  public String paper() {
    return "Sundararajan et al. 2017, Smilkov et al. 2017";
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
        (face, photo) -> {
          Tensor map = map(net, photo, FaceRandom.of(seed, face));
          return new SignedMap(batch.height(), batch.width(), pixels, Tensors.toArray(map));
        });
  }

  /** What each pixel of 1×3×H×W adds to the logit, H×W. */
  private Tensor map(ConvNet net, Tensor photo, SplittableRandom random) {
    Tensor start = IntegratedGradients.start(photo);
    Tensor sum = torch.zeros(photo.size(2), photo.size(3));
    for (int from = 0; from < samples; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int some = Math.min(PIECE, samples - from);
        Tensor ways = photo.sub(start).add(noise(random, some, photo));
        Tensor at = Tensors.of(places(from, some), some, 1, 1, 1);
        Tensor gradients = InputGradients.of(net, start.add(ways.mul(at)));
        sum.add_(gradients.mul(ways).sum(PHOTOS_AND_COLOURS, false, new ScalarTypeOptional()));
      }
    }
    return sum.div(new Scalar((double) samples));
  }

  /** The middles of some of the steps that the way is cut into, one for each noisy photo, 0 to 1. */
  private float[] places(int from, int count) {
    float[] places = new float[count];
    for (int i = 0; i < count; i++) {
      places[i] = (from + i + 0.5f) / samples;
    }
    return places;
  }

  /** Noise for some photos of that size, N×3×H×W, channels last. */
  private Tensor noise(SplittableRandom random, int photos, Tensor photo) {
    float[] values = new float[photos * (int) photo.numel()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise * RANGE * random.nextGaussian());
    }
    return Tensors.of(values, photos, photo.size(2), photo.size(3), photo.size(1)).permute(0, 3, 1, 2);
  }
}

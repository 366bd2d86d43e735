package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import dev.kallos.network.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Integrated gradients (Sundararajan et al. 2017): the logit's gradient with respect to the pixels, integrated along the straight
 * way from a photo of the photo's mean colour to the photo, times the difference of the two. The pixels' values, of all three
 * colours together, sum to the difference of the two logits, up to the error of the integral, which is taken in equal steps by the
 * trapezoidal rule; they are halved until that error is below one percent or there are as many as are allowed. With SmoothGrad
 * (Smilkov et al. 2017) it is the mean over photos with a little noise on them, which evens out what is accidental in a single
 * photo's gradients. Signed by nature, in logits.
 *
 * <p>A gradient of ReLUs and poolings jumps from one constant to the next along the way, so that rules for smooth functions come no
 * nearer with as many gradients; and halved steps need no gradient again that is known.
 *
 * @param steps how many steps along each way at first
 * @param most how many at most; they are halved while the error is too large
 * @param samples how many noisy photos; 1 where there is no noise
 * @param noise the noise's standard deviation as a share of the pixels' range; 0 for the photo itself
 * @param seed the seed of the noise
 */
public record IntegratedGradients(int steps, int most, int samples, double noise, long seed) implements Explainer {
  private static final double RANGE = 2;
  private static final double TOLERANCE = 0.01;
  /** How many gradients are taken at a time. */
  private static final int PIECE = 16;

  private static final long[] PIXELS = {2, 3};

  /** Of the photo itself. */
  public static IntegratedGradients plain() {
    return new IntegratedGradients(16, 256, 1, 0, 0);
  }

  /** With SmoothGrad. */
  public static IntegratedGradients smooth(long seed) {
    return new IntegratedGradients(12, 12, 8, 0.1, seed);
  }

  private boolean isSmooth() {
    return noise > 0;
  }

  @Override
  public String id() {
    return isSmooth() ? "integrated-gradients-smooth" : "integrated-gradients";
  }

  @Override
  public String name() {
    return isSmooth() ? "Integrated gradients, smoothed" : "Integrated gradients";
  }

  @Override
  public String paper() {
    return isSmooth() ? "Sundararajan et al. 2017, Smilkov et al. 2017" : "Sundararajan et al. 2017";
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
    SignedMap[] maps = new SignedMap[batch.size()];
    Extent pixels = Extent.whole(batch.height(), batch.width());
    net.cores()
        .inTurn(
            batch.size(),
            i -> {
              try (PointerScope scope = new PointerScope()) {
                Tensor photo = batch.tensor(Precision.FP32, i, i + 1);
                ActivationMaps.put(map(net, photo, random(batch.faces()[i])), pixels, i, maps);
              }
            });
    return List.of(maps);
  }

  private SplittableRandom random(int face) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + face);
  }

  /** 1×3×H×W to 1×H×W. */
  private Tensor map(ConvNet net, Tensor photo, SplittableRandom random) {
    Tensor mean = photo.mean(PIXELS, true, new ScalarTypeOptional());
    Tensor start = mean.expand_as(photo).contiguous(torch.MemoryFormat.ChannelsLast);
    Tensor first = InputGradients.of(net, start);
    Tensor sum = photo.new_zeros(new long[] {1, photo.size(2), photo.size(3)});
    for (int sample = 0; sample < samples; sample++) {
      try (PointerScope scope = new PointerScope()) {
        sum.add_(parts(net, start, first, isSmooth() ? photo.add(noise(photo, random)) : photo));
      }
    }
    return sum.div(new Scalar((double) samples));
  }

  /**
   * What each pixel adds to the logit on the way from {@code start} to {@code end}, 1×H×W.
   *
   * @param first the gradient at the start
   */
  private Tensor parts(ConvNet net, Tensor start, Tensor first, Tensor end) {
    Tensor way = end.sub(start);
    double difference = (double) net.answers(end)[0] - net.answers(start)[0];
    Tensor sum = first.mul(new Scalar(0.5));
    float[] places = new float[steps];
    float[] weights = new float[steps];
    for (int i = 0; i < steps; i++) {
      places[i] = (i + 1f) / steps;
      weights[i] = i + 1 < steps ? 1 : 0.5f;
    }
    addGradients(net, start, way, places, weights, sum);
    int taken = steps;
    while (true) {
      Tensor parts = sum.mul(way).sum(1).div(new Scalar((double) taken));
      double error = parts.sum().item_double() - difference;
      if (Math.abs(error) <= TOLERANCE * Math.abs(difference) || 2 * taken > most) {
        return parts;
      }
      places = new float[taken];
      weights = new float[taken];
      for (int i = 0; i < taken; i++) {
        places[i] = (i + 0.5f) / taken;
        weights[i] = 1;
      }
      addGradients(net, start, way, places, weights, sum);
      taken *= 2;
    }
  }

  /** Adds to {@code sum}, 1×3×H×W, the gradients at some places of the way, 0 to 1, each by its weight. */
  private static void addGradients(
      ConvNet net, Tensor start, Tensor way, float[] places, float[] weights, Tensor sum) {
    for (int from = 0; from < places.length; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int to = Math.min(from + PIECE, places.length);
        Tensor at = Tensors.of(Arrays.copyOfRange(places, from, to), to - from, 1, 1, 1);
        Tensor weight = Tensors.of(Arrays.copyOfRange(weights, from, to), to - from, 1, 1, 1);
        sum.add_(InputGradients.of(net, start.add(way.mul(at))).mul(weight).sum(0));
      }
    }
  }

  private Tensor noise(Tensor photo, SplittableRandom random) {
    float[] values = new float[(int) photo.numel()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise * RANGE * random.nextGaussian());
    }
    return Tensors.of(values, photo.sizes().vec().get());
  }
}

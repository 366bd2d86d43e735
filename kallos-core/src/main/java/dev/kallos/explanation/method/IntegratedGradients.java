package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import dev.kallos.network.Precision;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Integrated gradients (Sundararajan et al. 2017): the logit's gradient with respect to the pixels, integrated along the straight
 * way from a photo of the photo's mean colour to the photo, times the difference of the two. The pixels' values, of all three
 * colours together, sum to the difference of the two logits, up to the error of the integral, which is taken by the Gauss and
 * Legendre rule with ever more steps until that error is below one percent or there are as many as are allowed. With SmoothGrad
 * (Smilkov et al. 2017) it is the mean over photos with a little noise on them, which evens out what is accidental in a single
 * photo's gradients. Signed by nature, in logits.
 *
 * @param steps how many gradients along each way at first
 * @param most how many at most; they are doubled while the error is too large
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
    Map<Integer, Quadrature> rules = new ConcurrentHashMap<>();
    net.cores()
        .share(
            batch.size(),
            (core, from, to) -> {
              for (int i = from; i < to; i++) {
                try (PointerScope scope = new PointerScope()) {
                  Tensor photo = batch.tensor(Precision.FP32, i, i + 1);
                  ActivationMaps.put(map(net, photo, random(batch.faces()[i]), rules), pixels, i, maps);
                }
              }
            });
    return List.of(maps);
  }

  private SplittableRandom random(int face) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + face);
  }

  /**
   * 1×3×H×W to 1×H×W.
   *
   * @param rules those in use so far, by how many steps they take
   */
  private Tensor map(ConvNet net, Tensor photo, SplittableRandom random, Map<Integer, Quadrature> rules) {
    Tensor start = photo.mean(PIXELS, true, new ScalarTypeOptional());
    Tensor sum = photo.new_zeros(new long[] {1, photo.size(2), photo.size(3)});
    for (int sample = 0; sample < samples; sample++) {
      try (PointerScope scope = new PointerScope()) {
        sum.add_(parts(net, start, isSmooth() ? photo.add(noise(photo, random)) : photo, rules));
      }
    }
    return sum.div(new Scalar((double) samples));
  }

  /** What each pixel adds to the logit on the way from {@code start} to {@code end}, 1×H×W. */
  private Tensor parts(ConvNet net, Tensor start, Tensor end, Map<Integer, Quadrature> rules) {
    Tensor way = end.sub(start);
    double difference = (double) net.answers(end)[0] - net.answers(start.expand_as(end).contiguous())[0];
    int taken = steps;
    while (true) {
      Quadrature rule = rules.computeIfAbsent(taken, Quadrature::gaussLegendre);
      Tensor parts = mean(net, start, way, rule).mul(way).sum(1);
      double error = parts.sum().item_double() - difference;
      if (Math.abs(error) <= TOLERANCE * Math.abs(difference) || 2 * taken > most) {
        return parts;
      }
      taken *= 2;
    }
  }

  /** The mean gradient along the way, 1×3×H×W. */
  private static Tensor mean(ConvNet net, Tensor start, Tensor way, Quadrature rule) {
    Tensor mean = torch.zeros_like(way);
    for (int from = 0; from < rule.nodes().length; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int to = Math.min(from + PIECE, rule.nodes().length);
        Tensor nodes = Tensors.of(floats(rule.nodes(), from, to), to - from, 1, 1, 1);
        Tensor weights = Tensors.of(floats(rule.weights(), from, to), to - from, 1, 1, 1);
        mean.add_(InputGradients.of(net, start.add(way.mul(nodes))).mul(weights).sum(0));
      }
    }
    return mean;
  }

  private static float[] floats(double[] values, int from, int to) {
    float[] floats = new float[to - from];
    for (int i = from; i < to; i++) {
      floats[i - from] = (float) values[i];
    }
    return floats;
  }

  private Tensor noise(Tensor photo, SplittableRandom random) {
    float[] values = new float[(int) photo.numel()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise * RANGE * random.nextGaussian());
    }
    return Tensors.of(values, photo.sizes().vec().get());
  }
}

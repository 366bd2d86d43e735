package dev.kallos.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Running means and variances of what the normalized convolutions of a net put out in training (Ioffe and Szegedy 2015), and the
 * plain net they make of it. There is no learnt scale: behind ReLU the next layer's weights do what it would. So normalizing is
 * an affine change of each channel with a positive factor, which can be moved through the pooling into kernels and bias, and a
 * trained net holds no trace of it but the numbers.
 */
public final class RunningStatistics {
  /** Added to each variance. */
  static final double EPSILON = 1e-5;

  /** Where one convolution's channels stand in the vectors, and its kernels and bias in the net's. */
  private record Place(int first, ParameterVector.Entry weight, ParameterVector.Entry bias) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final float[] mean;
  private final float[] variance;
  private final int batches;
  private long seen;

  /**
   * None yet.
   *
   * @param batches over about how many batches a mean runs
   */
  RunningStatistics(NetworkSummary summary, int batches) {
    this.batches = batches;
    Map<String, ParameterVector.Entry> entries = new LinkedHashMap<>();
    ParameterVector.entries(summary).forEach(entry -> entries.put(entry.name(), entry));
    int channels = 0;
    for (NetworkSummary.Row row : summary.layers()) {
      if (row.layer() instanceof Layer.Convolution convolution && convolution.normalized()) {
        places.put(
            row.name(),
            new Place(channels, entries.get(row.name() + ".weight"), entries.get(row.name() + ".bias")));
        channels += convolution.filters();
      }
    }
    this.mean = new float[channels];
    this.variance = new float[channels];
    Arrays.fill(variance, 1);
  }

  /** Counts a batch's mean and variance of each channel of one convolution. */
  void update(String convolution, float[] batchMean, float[] batchVariance) {
    int first = places.get(convolution).first();
    double share = 1.0 / Math.min(seen + 1, batches);
    for (int i = 0; i < batchMean.length; i++) {
      mean[first + i] += (float) (share * (batchMean[i] - mean[first + i]));
      variance[first + i] += (float) (share * (batchVariance[i] - variance[first + i]));
    }
  }

  /** Notes that all convolutions have been updated once more. */
  void batchSeen() {
    seen++;
  }

  /**
   * What is known.
   *
   * @param mean of each channel of each convolution
   * @param variance of the same
   * @param seen how many batches were counted
   */
  public record State(float[] mean, float[] variance, long seen) {}

  public State state() {
    return new State(mean.clone(), variance.clone(), seen);
  }

  /** Brings back what {@link #state} gave. */
  public void restore(State state) {
    System.arraycopy(state.mean(), 0, mean, 0, mean.length);
    System.arraycopy(state.variance(), 0, variance, 0, variance.length);
    seen = state.seen();
  }

  /**
   * The parameters of the plain net that answers as the net in training does, normalized by the running statistics.
   *
   * @param training the parameters in training, as {@link ParameterVector} orders them
   */
  public float[] plain(float[] training) {
    float[] plain = training.clone();
    for (Place place : places.values()) {
      int filters = place.bias().size();
      int kernel = place.weight().size() / filters;
      for (int f = 0; f < filters; f++) {
        double factor = 1 / Math.sqrt(variance[place.first() + f] + EPSILON);
        for (int i = 0; i < kernel; i++) {
          plain[place.weight().offset() + f * kernel + i] *= (float) factor;
        }
        plain[place.bias().offset() + f] -= (float) (factor * mean[place.first() + f]);
      }
    }
    return plain;
  }
}

package dev.kallos.network;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Mean and variance of what the normalized convolutions of a net put out (Ioffe and Szegedy 2015) over some faces, and the plain
 * net they make of it. There is no learnt scale: behind ReLU the next layer's weights do what it would. So normalizing is an affine
 * change of each channel with a positive factor, which can be moved through the pooling into kernels and bias, and a trained net
 * holds no trace of it but the numbers.
 */
public final class ChannelStatistics {
  /** Added to each variance. */
  static final double EPSILON = 1e-5;

  /** Where one convolution's channels stand in the sums, and its kernels and bias in the net's vector. */
  private record Place(int first, ParameterVector.Entry weight, ParameterVector.Entry bias) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final double[] sum;
  private final double[] squares;
  private long faces;

  private ChannelStatistics(NetworkSummary summary) {
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
    this.sum = new double[channels];
    this.squares = new double[channels];
  }

  /**
   * Those of a net over some faces, each batch normalized by itself as in training.
   *
   * @param net with its parameters as they are in training
   * @param batches one at least
   */
  public static ChannelStatistics of(ConvNet net, Iterator<FaceBatch> batches) {
    ChannelStatistics statistics = new ChannelStatistics(net.summary());
    while (batches.hasNext()) {
      FaceBatch batch = batches.next();
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        NormalizedPass pass = new NormalizedPass(net, List.of(net.parameters().first()), new Stopwatch(() -> 0));
        pass.forward(net.faces(batch, 0, batch.size()));
        pass.moments().forEach((convolution, moments) -> statistics.add(convolution, moments, batch.size()));
      }
      statistics.faces += batch.size();
    }
    return statistics;
  }

  private void add(String convolution, NormalizedPass.Moments moments, int batch) {
    int first = places.get(convolution).first();
    for (int i = 0; i < moments.mean().length; i++) {
      double mean = moments.mean()[i];
      sum[first + i] += batch * mean;
      squares[first + i] += batch * (moments.variance()[i] + mean * mean);
    }
  }

  /** Of each channel, convolution by convolution. */
  double[] mean() {
    return Arrays.stream(sum).map(s -> s / faces).toArray();
  }

  /** Of each channel over all faces, convolution by convolution. */
  double[] variance() {
    double[] mean = mean();
    return IntStream.range(0, mean.length)
        .mapToDouble(i -> Math.max(0, squares[i] / faces - mean[i] * mean[i]))
        .toArray();
  }

  /**
   * The parameters of the plain net that answers as the net in training does, normalized by these statistics.
   *
   * @param training the parameters in training, as {@link ParameterVector} orders them
   */
  public float[] plain(float[] training) {
    float[] plain = training.clone();
    double[] mean = mean();
    double[] variance = variance();
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

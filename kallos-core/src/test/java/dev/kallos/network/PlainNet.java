package dev.kallos.network;

import java.util.Arrays;

/** A net's forward pass in plain loops over rows × columns × channels, in 64 bits: what the real one is held against. */
final class PlainNet {
  private PlainNet() {}

  /** The logit of one face of a batch, with the given values in place of the net's parameters. */
  static double logit(ConvNet net, double[] values, FaceBatch batch, int face) {
    NetworkSummary.Shape shape = net.summary().layers().get(0).in();
    double[] x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (batch.pixels().get(face * x.length + i) & 0xff) / 127.5 - 1;
    }
    for (NetworkSummary.Row row : net.summary().layers()) {
      x = apply(net, values, row, x);
    }
    return x[0];
  }

  private static double[] apply(ConvNet net, double[] values, NetworkSummary.Row row, double[] x) {
    if (row.layer() instanceof Layer.Convolution) {
      return relu(convolution(row, x, parameter(net, values, row.name() + ".weight"), parameter(net, values, row.name() + ".bias")));
    } else if (row.layer() instanceof Layer.MaxPooling) {
      return pooling(row, x);
    } else if (row.layer() instanceof Layer.GlobalMaxPooling) {
      return highest(row, x);
    } else if (row.layer() instanceof Layer.Dropout) {
      return x;
    }
    double[] sums = dense(row, x, parameter(net, values, row.name() + ".weight"), parameter(net, values, row.name() + ".bias"));
    return row.layer() instanceof Layer.Dense ? relu(sums) : sums;
  }

  private static double[] convolution(NetworkSummary.Row row, double[] x, double[] weight, double[] bias) {
    NetworkSummary.Shape in = row.in();
    NetworkSummary.Shape out = row.out();
    double[] y = new double[out.size()];
    for (int r = 0; r < out.height(); r++) {
      for (int c = 0; c < out.width(); c++) {
        for (int o = 0; o < out.channels(); o++) {
          double sum = bias[o];
          for (int k = 0; k < 9 * in.channels(); k++) {
            int channel = k / 9;
            int y0 = r + k % 9 / 3 - 1;
            int x0 = c + k % 3 - 1;
            if (y0 >= 0 && y0 < in.height() && x0 >= 0 && x0 < in.width()) {
              sum += weight[o * 9 * in.channels() + k] * x[(y0 * in.width() + x0) * in.channels() + channel];
            }
          }
          y[(r * out.width() + c) * out.channels() + o] = sum;
        }
      }
    }
    return y;
  }

  private static double[] pooling(NetworkSummary.Row row, double[] x) {
    NetworkSummary.Shape in = row.in();
    NetworkSummary.Shape out = row.out();
    double[] y = new double[out.size()];
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    for (int r = 0; r < in.height(); r++) {
      for (int c = 0; c < in.width(); c++) {
        for (int k = 0; k < in.channels(); k++) {
          int to = (r / 2 * out.width() + c / 2) * out.channels() + k;
          y[to] = Math.max(y[to], x[(r * in.width() + c) * in.channels() + k]);
        }
      }
    }
    return y;
  }

  private static double[] highest(NetworkSummary.Row row, double[] x) {
    int channels = row.in().channels();
    double[] y = new double[channels];
    Arrays.fill(y, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < x.length; i++) {
      y[i % channels] = Math.max(y[i % channels], x[i]);
    }
    return y;
  }

  private static double[] dense(NetworkSummary.Row row, double[] x, double[] weight, double[] bias) {
    double[] y = new double[row.out().channels()];
    for (int o = 0; o < y.length; o++) {
      y[o] = bias[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += weight[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private static double[] relu(double[] x) {
    return Arrays.stream(x).map(v -> Math.max(0, v)).toArray();
  }

  private static double[] parameter(ConvNet net, double[] values, String name) {
    ParameterVector.Entry entry =
        net.parameters().entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    return Arrays.copyOfRange(values, entry.offset(), entry.offset() + entry.size());
  }

  /** A net's parameters in 64 bits. */
  static double[] values(ConvNet net) {
    float[] values = net.parameters().toArray();
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}

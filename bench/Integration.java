package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.dataset.Part;
import dev.kallos.internal.torch.Tensors;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.InputGradients;
import dev.kallos.network.Precision;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.FaceBatches;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How near integrated gradients come with so many gradients. It lies in the package that opens runs. See integration.sh.
 *
 * @param start a photo all of its mean colour, 1×3×H×W
 * @param way from there to the photo
 */
public record Integration(ConvNet net, Tensor start, Tensor way) {
  private static final int[] STEPS = {16, 32, 64, 128, 256};
  private static final double BESIDE = 1e-3;
  private static final double NOISE = 0.2;
  private static final int PIECE = 16;
  private static final long[] PIXELS = {2, 3};

  public static void main(String[] args) throws Exception {
    RunFolder run = new RunFolder(Path.of(args[0]));
    RunConfig config = RunConfig.read(run);
    int count = Integer.parseInt(args[1]);
    Map<String, double[]> off = new LinkedHashMap<>();
    try (OpenRun open = OpenRun.open(run, Path.of(args[2]), Progress.silent(), () -> false);
        ConvNet net = Nets.explained(run, config);
        FaceBatches batches =
            FaceBatches.inOrder(open.pack(), Arrays.copyOf(open.faces(Part.TEST), count), count)) {
      FaceBatch faces = batches.until(() -> false).next();
      net.cores()
          .inTurn(
              count,
              face -> {
                try (PointerScope scope = new PointerScope()) {
                  Tensor photo = faces.tensor(Precision.FP32, face, face + 1);
                  Tensor mean = photo.mean(PIXELS, true, new ScalarTypeOptional());
                  Tensor start = mean.expand_as(photo).contiguous(torch.MemoryFormat.ChannelsLast);
                  Map<String, double[]> own = new Integration(net, start, photo.sub(start)).measured(face);
                  synchronized (off) {
                    own.forEach((way, values) -> off.merge(way, values, Integration::sum));
                  }
                }
              });
    }
    System.out.println("| | gradients | maps off by | until within 1 %: gradients |\n|---|---|---|---|");
    off.forEach((way, sums) -> System.out.printf(
        "| %s | %.1f %% | %s |%n", way, 100 * sums[0] / count, sums[1] == 0 ? "" : "%.1f".formatted(sums[1] / count)));
  }

  private static double[] sum(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1]};
  }

  /** For each way how far the map is off, and, behind the most gradients, how many it took until the sum was near. */
  private Map<String, double[]> measured(int face) {
    Map<String, double[]> off = new LinkedHashMap<>();
    Tensor exact = map(IntStream.range(0, 1024).mapToDouble(i -> (i + 0.5) / 1024).toArray(), ones(1024));
    double difference = logit(1) - logit(0);
    int[] taken = new int[3];
    boolean[] near = new boolean[3];
    for (int steps : STEPS) {
      Gauss gauss = Gauss.of(steps);
      double[] equal = IntStream.rangeClosed(0, steps).mapToDouble(i -> (double) i / steps).toArray();
      double[] beside = equal.clone();
      beside[0] = BESIDE;
      double[] ends = new double[steps + 1];
      Arrays.fill(ends, 1.0 / steps);
      ends[0] = 0.5 / steps;
      ends[steps] = ends[0];
      Tensor[] maps = {map(gauss.places, gauss.weights), map(equal, ends), map(beside, ends)};
      String[] names = {"Gauss and Legendre", "equal steps", "equal steps, first beside the start"};
      for (int way = 0; way < maps.length; way++) {
        int gradients = way == 0 ? steps : steps + 1;
        boolean known = way > 0 && steps > STEPS[0];
        taken[way] += near[way] ? 0 : known ? steps / 2 : gradients;
        near[way] |= Math.abs(maps[way].sum().item_double() - difference) <= 0.01 * Math.abs(difference);
        boolean last = steps == STEPS[STEPS.length - 1];
        off.put(names[way] + " | " + gradients, new double[] {distance(maps[way], exact), last ? taken[way] : 0});
      }
    }
    Tensor mean = smooth(1536, 1, new SplittableRandom(-1 - face));
    for (int[] each : new int[][] {{8, 13}, {64, 1}, {104, 1}}) {
      Tensor map = smooth(each[0], each[1], new SplittableRandom(face));
      off.put(
          "SmoothGrad, %d photos, %d of each | %d".formatted(each[0], each[1], each[0] * each[1]),
          new double[] {distance(map, mean), 0});
    }
    return off;
  }

  private static double[] ones(int count) {
    double[] equal = new double[count];
    Arrays.fill(equal, 1.0 / count);
    return equal;
  }

  /** The weighted sum of the gradients at some places, times the way; 3×H×W. */
  private Tensor map(double[] places, double[] weights) {
    Tensor sum = torch.zeros_like(way);
    for (int from = 0; from < places.length; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int to = Math.min(from + PIECE, places.length);
        Tensor gradients = InputGradients.of(net, start.add(way.mul(column(places, from, to))));
        sum.add_(gradients.mul(column(weights, from, to)).sum(0));
      }
    }
    return sum.mul(way).sum(1);
  }

  /** The mean over noisy photos and over middles of steps, which are other ones for each photo. */
  private Tensor smooth(int photos, int places, SplittableRandom random) {
    Tensor sum = torch.zeros(1, way.size(2), way.size(3));
    int values = (int) way.numel();
    float[] noise = new float[PIECE * values];
    for (int from = 0; from < photos * places; from += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int some = Math.min(PIECE, photos * places - from);
        double[] middles = new double[some];
        for (int i = 0; i < some; i++) {
          int place = (from + i) % places;
          middles[i] = (place + ((from + i) / places + 0.5) / photos) / places;
          if (place > 0) {
            System.arraycopy(noise, Math.floorMod(i - 1, PIECE) * values, noise, i * values, values);
            continue;
          }
          for (int k = 0; k < values; k++) {
            noise[i * values + k] = (float) (NOISE * random.nextGaussian());
          }
        }
        float[] own = Arrays.copyOf(noise, some * values);
        Tensor ways = way.add(Tensors.of(own, some, way.size(2), way.size(3), 3).permute(0, 3, 1, 2));
        Tensor gradients = InputGradients.of(net, start.add(ways.mul(column(middles, 0, some))));
        sum.add_(gradients.mul(ways).sum(new long[] {0, 1}, false, new ScalarTypeOptional()));
      }
    }
    return sum.div(new Scalar((double) (photos * places)));
  }

  private static Tensor column(double[] values, int from, int to) {
    float[] some = new float[to - from];
    for (int i = from; i < to; i++) {
      some[i - from] = (float) values[i];
    }
    return Tensors.of(some, to - from, 1, 1, 1);
  }

  private double logit(double place) {
    try (PointerScope scope = new PointerScope()) {
      return net.answers(start.add(way.mul(new Scalar(place))))[0];
    }
  }

  private static double distance(Tensor map, Tensor exact) {
    return map.sub(exact).norm().item_double() / exact.norm().item_double();
  }

  /** Gauss's rule from 0 to 1, whose places are the roots of Legendre's polynomial. */
  private record Gauss(double[] places, double[] weights) {
    static Gauss of(int n) {
      double[] places = new double[n];
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
        double slope = 0;
        for (int newton = 0; newton < 20; newton++) {
          double before = 1;
          double value = x;
          for (int k = 2; k <= n; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
          }
          slope = n * (x * value - before) / (x * x - 1);
          x -= value / slope;
        }
        places[i] = (x + 1) / 2;
        weights[i] = 1 / ((1 - x * x) * slope * slope);
      }
      return new Gauss(places, weights);
    }
  }
}

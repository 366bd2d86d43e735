package dev.kallos.benchmark;

import dev.kallos.network.NetworkCost;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Stopwatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a training step's time goes, layer by layer, beside what its arithmetic would take at the machine's limit. */
final class LayerTimes {
  private static final String FORWARD = "forward ";
  private static final String BACKWARD = "backward ";
  private static final String HEAD = "head";

  private final NetworkSummary summary;
  private final int cores;
  private final double faces;
  private final double limit;

  /**
   * Times of a net's steps.
   *
   * @param cores how many cores share a batch
   * @param faces how many faces of a batch the first core takes
   * @param limit a plain convolution's rate on all cores, in GFLOP/s
   */
  LayerTimes(NetworkSummary summary, int cores, int faces, double limit) {
    this.summary = summary;
    this.cores = cores;
    this.faces = faces;
    this.limit = limit;
  }

  /**
   * The parts a watch has counted, in their order, and what is left over.
   *
   * @param watch of so many steps
   * @param seconds how long those steps took
   */
  List<LayerTime> of(Stopwatch watch, int steps, double seconds) {
    List<LayerTime> times = new ArrayList<>();
    double left = seconds;
    for (Map.Entry<String, Long> part : watch.nanos().entrySet()) {
      double taken = part.getValue() / 1e9;
      left -= taken;
      double operations = operations(part.getKey(), watch);
      double rate = operations == 0 ? Double.NaN : operations * faces * steps * cores / taken / 1e9;
      times.add(new LayerTime(part.getKey(), 1e3 * taken / steps, taken / seconds, rate, rate / limit));
    }
    times.add(new LayerTime("rest", 1e3 * left / steps, left / seconds, Double.NaN, Double.NaN));
    return times;
  }

  /** Floating-point operations of a part for one face: the head is what no other part names. */
  private double operations(String part, Stopwatch watch) {
    boolean forward = part.startsWith(FORWARD);
    if (!forward && !part.startsWith(BACKWARD)) {
      return 0;
    }
    String layer = part.substring(part.indexOf(' ') + 1);
    double operations = 0;
    for (NetworkSummary.Row row : summary.layers()) {
      boolean here =
          layer.equals(HEAD) ? !watch.nanos().containsKey(FORWARD + row.name()) : layer.equals(row.name());
      boolean first = row == summary.layers().get(0);
      operations += here ? NetworkCost.forward(row) * (forward || first ? 1 : 2) : 0;
    }
    return operations;
  }
}

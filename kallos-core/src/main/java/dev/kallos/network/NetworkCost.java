package dev.kallos.network;

/** What a net costs to run. */
public final class NetworkCost {
  private NetworkCost() {}

  /** Floating-point operations of one face's forward pass; a multiplication and an addition count as two. */
  public static double forward(NetworkSummary summary) {
    double operations = 0;
    for (NetworkSummary.Row row : summary.layers()) {
      int places = row.out().height() * row.out().width();
      operations += 2.0 * row.weights() * places;
    }
    return operations;
  }

  /**
   * Floating-point operations of one face's training step: the forward pass, the gradient of the weights, and the gradient of
   * each layer's input but the first's.
   */
  public static double training(NetworkSummary summary) {
    NetworkSummary.Row first = summary.layers().get(0);
    return 3 * forward(summary) - 2.0 * first.weights() * first.out().height() * first.out().width();
  }
}

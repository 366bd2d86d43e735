package dev.kallos.network;

/** What a net costs to run. */
public final class NetworkCost {
  private NetworkCost() {}

  /** Floating-point operations of one face's forward pass; a multiplication and an addition count as two. */
  public static double forward(NetworkSummary summary) {
    return summary.layers().stream().mapToDouble(NetworkCost::forward).sum();
  }

  /** Those of one layer. */
  public static double forward(NetworkSummary.Row row) {
    return 2.0 * row.weights() * row.out().height() * row.out().width();
  }

  /**
   * Floating-point operations of one face's training step: the forward pass, the gradient of the weights, and the gradient of
   * each layer's input but the first's.
   */
  public static double training(NetworkSummary summary) {
    return 3 * forward(summary) - forward(summary.layers().get(0));
  }
}

package dev.kallos.training;

/**
 * How to train.
 *
 * @param epochs at most so many
 * @param patience stop after so many epochs without a better validation accuracy
 * @param batch faces a step
 * @param learningRate Adam's step size
 * @param l2 factor of the squared kernels added to the loss, on the layers the design names
 * @param mirror whether each face is mirrored with probability ½ each time it is shown
 */
public record TrainingPlan(
    int epochs, int patience, int batch, double learningRate, double l2, boolean mirror) {

  /** The article's choices where it states them, the documented ones where it does not. */
  public static final TrainingPlan DEFAULT = new TrainingPlan(40, 5, 64, 1e-3, 1e-3, true);
}

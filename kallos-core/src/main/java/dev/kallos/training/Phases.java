package dev.kallos.training;

import dev.kallos.network.Stopwatch;

/**
 * Where the time of training steps went, in nanoseconds; forward and backward as the first core saw them.
 *
 * @param forward from bytes to logits
 * @param backward from logits to gradients
 * @param otherCores until the last core was done
 * @param optimizer the move of the parameters
 */
record Phases(long forward, long backward, long otherCores, long optimizer) {
  static final Phases NONE = new Phases(0, 0, 0, 0);

  /** The phases of the steps that a watch has counted. */
  static Phases of(Stopwatch watch) {
    return new Phases(
        watch.nanos("input") + watch.nanos("forward"),
        watch.nanos("backward"),
        watch.nanos(TrainingStep.OTHER_CORES),
        watch.nanos(TrainingStep.OPTIMIZER));
  }

  Phases plus(Phases more) {
    return new Phases(
        forward + more.forward,
        backward + more.backward,
        otherCores + more.otherCores,
        optimizer + more.optimizer);
  }
}

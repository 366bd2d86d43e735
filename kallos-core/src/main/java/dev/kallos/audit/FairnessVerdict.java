package dev.kallos.audit;

import dev.kallos.evaluation.Measured;

/**
 * Whether a criterion holds to within {@value #TOLERANCE}. That no gap is found is no proof that there is none: it holds
 * only where the interval leaves room for no gap beyond the tolerance.
 */
public enum FairnessVerdict {
  /** The gap's whole interval is within the tolerance. */
  HOLDS,
  /** The gap's whole interval is beyond the tolerance. */
  VIOLATED,
  /** The interval has both in it, or there is none. */
  OPEN;

  /** The largest gap that is passed over: five percentage points. */
  public static final double TOLERANCE = 0.05;

  static FairnessVerdict of(Measured gap) {
    if (!gap.ci95().isDefined()) {
      return OPEN;
    }
    return gap.ci95().hi() <= TOLERANCE ? HOLDS : gap.ci95().lo() > TOLERANCE ? VIOLATED : OPEN;
  }
}

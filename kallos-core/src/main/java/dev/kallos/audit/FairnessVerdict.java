package dev.kallos.audit;

import dev.kallos.evaluation.Measured;
import java.util.List;

/**
 * Whether a criterion holds to within {@value #TOLERANCE}. That no gap is found is no proof that there is none: it holds
 * only where the interval leaves room for no gap beyond the tolerance.
 */
public enum FairnessVerdict {
  /** The gap's whole interval is within the tolerance, and no group was left out. */
  HOLDS,
  /** The gap's whole interval is beyond the tolerance. */
  VIOLATED,
  /** The interval has both in it, or there is none, or it is within the tolerance and a group was left out. */
  OPEN;

  /** The largest gap that is passed over: five percentage points. */
  public static final double TOLERANCE = 0.05;

  static FairnessVerdict of(Measured gap, List<String> leftOut) {
    if (!gap.ci95().isDefined()) {
      return OPEN;
    }
    if (gap.ci95().lo() > TOLERANCE) {
      return VIOLATED;
    }
    return gap.ci95().hi() <= TOLERANCE && leftOut.isEmpty() ? HOLDS : OPEN;
  }
}

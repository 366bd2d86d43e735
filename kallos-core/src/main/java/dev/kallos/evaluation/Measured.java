package dev.kallos.evaluation;

/**
 * A measured number and how far to trust it.
 *
 * @param value the number; NaN where it is undefined
 * @param ci95 its 95 % interval over subjects; {@link Interval#UNDEFINED} where none was asked for
 */
public record Measured(double value, Interval ci95) {
  /** A number without an interval. */
  public static Measured point(double value) {
    return new Measured(value, Interval.UNDEFINED);
  }

  /**
   * The same error with an interval of the true one, which is 0 to 1 and which chance alone adds to. A replicate has the
   * chance of the data and its own, so percentiles lie too high. Their upper end, turned about the error as in the basic
   * bootstrap interval (Davison and Hinkley 1997, 5.2), is the interval's lower one, and half their width above the error its upper
   * one. Turning takes off too little where nearly all is chance.
   *
   * @param luck what chance does to it; where that may be all, the interval begins at 0
   */
  public Measured ofError(Luck luck) {
    double lo = luck.mayBeAll() ? 0 : Math.max(0, 2 * value - ci95.hi());
    double hi = Math.min(1, value + luck.caution() * (ci95.hi() - ci95.lo()) / 2);
    return ci95.isDefined() ? new Measured(value, new Interval(lo, hi)) : this;
  }

  /**
   * The same difference of two such errors with an interval that their own make (MOVER; Zou and Donner 2008): how far each may lie
   * on the side that counts, squared, added and rooted. What chance added to them is off it then, and where it may be all of
   * both, the interval has 0 in it. It takes no account of errors on the same faces going together, so of those it is wide.
   *
   * @param one the error that the other is taken from, {@linkplain #ofError with the interval of the true one}
   * @param other the other, likewise
   */
  public Measured ofErrors(Measured one, Measured other) {
    if (!ci95.isDefined() || !one.ci95.isDefined() || !other.ci95.isDefined()) {
      return point(value);
    }
    double lower = Math.hypot(one.value - one.ci95.lo(), other.ci95.hi() - other.value);
    double upper = Math.hypot(one.ci95.hi() - one.value, other.value - other.ci95.lo());
    return new Measured(value, new Interval(Math.max(-1, value - lower), Math.min(1, value + upper)));
  }

  /**
   * The same debiased squared error with an interval of the true one. Drawing from the data, the truth the replicates are after is
   * the data's own number, which is not debiased. Being squares they spread about that more to one side than to the other, and
   * whether turned or not, one end of their percentiles then falls short; the interval reaches as far to both sides as they do to
   * the farther one.
   *
   * @param notDebiased the data's own number
   * @param caution {@link Luck#caution} with the error that is squared
   */
  public Measured ofDebiased(double notDebiased, double caution) {
    double reach = caution * caution * Math.max(ci95.hi() - notDebiased, notDebiased - ci95.lo());
    return ci95.isDefined() ? new Measured(value, new Interval(value - reach, value + reach)) : this;
  }
}

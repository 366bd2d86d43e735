package dev.kallos.report;

import dev.kallos.evaluation.SubjectBootstrap;

/** A test of maps: a column of {@code explanations/scoreboard.csv}. */
enum MapTest {
  POINTING_GAME("pointing_game", "pointing game", true, true, Unit.SHARE),
  TRUE_REGION_LIFT("true_region_lift", "lift of the true region", true, true, Unit.TIMES),
  DELETION("deletion", "deletion", false, true, Unit.NUMBER),
  INSERTION("insertion", "insertion", true, true, Unit.NUMBER),
  ROAD("road", "ROAD", true, true, Unit.NUMBER),
  CONFIDENCE_DROP("confidence_drop", "drop in confidence", false, true, Unit.SHARE),
  CONFIDENCE_INCREASE("confidence_increase", "increase in confidence", true, true, Unit.SHARE),
  REGION_CORRELATION("region_correlation", "hidden regions", true, true, Unit.NUMBER),
  WEIGHTS_RANDOMIZED("weights_randomized", "random weights", false, false, Unit.NUMBER),
  LABELS_RANDOMIZED("labels_randomized", "shuffled labels", false, false, Unit.NUMBER),
  MIRRORED("mirrored", "mirroring", true, false, Unit.NUMBER),
  SHIFTED("shifted", "shift", true, false, Unit.NUMBER),
  NOISED("noised", "noise", true, false, Unit.NUMBER),
  CAUSAL("causal", "one thing added", true, true, Unit.SHARE);

  /** Of fewer people no map is judged. */
  static final int FEWEST_PEOPLE = SubjectBootstrap.FEWEST_SUBJECTS;

  /** How a test's figures are shown. */
  enum Unit {
    SHARE,
    TIMES,
    NUMBER
  }

  private final String column;
  private final String title;
  private final boolean highIsGood;
  private final boolean floored;
  private final Unit unit;

  MapTest(String column, String title, boolean highIsGood, boolean floored, Unit unit) {
    this.column = column;
    this.title = title;
    this.highIsGood = highIsGood;
    this.floored = floored;
    this.unit = unit;
  }

  String column() {
    return column;
  }

  /** What it is called, with an arrow to where good is. */
  String title() {
    return title + (highIsGood ? " ↑" : " ↓");
  }

  /** Whether a method must beat the controls in it; a control passes the others by knowing nothing. */
  boolean floored() {
    return floored;
  }

  /** Whether one figure is better than another. */
  boolean better(double one, double other) {
    return highIsGood ? one > other : one < other;
  }

  /** The end of an interval that is nearest to bad; the value itself where there is no interval. */
  double cautious(Interval measured) {
    return highIsGood ? measured.loOrValue() : measured.hiOrValue();
  }

  String shown(double value) {
    return switch (unit) {
      case SHARE -> Numbers.percent(value);
      case TIMES -> Numbers.times(value);
      case NUMBER -> Numbers.decimal(value, 2);
    };
  }

  String ends(Interval measured) {
    return switch (unit) {
      case SHARE -> Numbers.percents(measured.lo(), measured.hi());
      case TIMES -> measured.timesEnds();
      case NUMBER -> measured.decimalEnds(2);
    };
  }
}

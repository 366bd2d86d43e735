package dev.kallos.explanation;

/** Which answer a heat map gives reasons for. */
public enum Direction {
  /** What speaks for "yes": raises the logit. */
  FOR("for"),
  /** What speaks against it: lowers the logit. */
  AGAINST("against");

  private final String id;

  Direction(String id) {
    this.id = id;
  }

  /** The direction's name in files. */
  public String id() {
    return id;
  }

  /** The direction a net with this logit went. */
  public static Direction of(double logit) {
    return logit > 0 ? FOR : AGAINST;
  }
}

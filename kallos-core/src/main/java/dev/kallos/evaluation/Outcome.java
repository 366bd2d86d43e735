package dev.kallos.evaluation;

/** The four ways an answer can meet a label. */
public enum Outcome {
  TRUE_POSITIVE("true_positive"),
  FALSE_POSITIVE("false_positive"),
  TRUE_NEGATIVE("true_negative"),
  FALSE_NEGATIVE("false_negative");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }
}

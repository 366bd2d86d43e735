package dev.kallos.dataset;

/** A part of the data. The order is CelebA's own: 0 train, 1 validation, 2 test. */
public enum Part {
  TRAIN("train"),
  VALIDATION("validation"),
  TEST("test");

  private final String id;

  Part(String id) {
    this.id = id;
  }

  /** The part's name in every file and on every page. */
  public String id() {
    return id;
  }

  /**
   * The part of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Part of(String id) {
    for (Part part : values()) {
      if (part.id.equals(id)) {
        return part;
      }
    }
    throw new IllegalArgumentException("no part is named '" + id + "'");
  }
}

package dev.kallos.explanation;

/** A part of the picture of a face. Every pixel is in exactly one. */
public enum Region {
  /** The crown and both sides of the head; where a head is bald or covered, what is there instead. */
  HAIR("hair"),
  FOREHEAD("forehead"),
  BROWS("brows"),
  EYES("eyes"),
  NOSE("nose"),
  CHEEKS("cheeks"),
  MOUTH("mouth"),
  CHIN_AND_JAW("chin_and_jaw"),
  NECK("neck"),
  /** All the rest, clothes and long hair on the shoulders included. */
  BACKGROUND("background");

  private final String id;

  Region(String id) {
    this.id = id;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** Its name in a sentence. */
  public String words() {
    return id.replace('_', ' ');
  }

  /**
   * The region of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Region of(String id) {
    for (Region region : values()) {
      if (region.id.equals(id)) {
        return region;
      }
    }
    throw new IllegalArgumentException("no region is named '" + id + "'");
  }
}

package dev.kallos.synthetic;

/** How hair is worn. */
public enum HairStyle {
  /** Clipped close to the skull. */
  CROP,
  /** Short, combed up and to a side. */
  SHORT,
  /** Tied behind the head. */
  UPDO,
  /** Down to the jaw. */
  MEDIUM,
  /** Down to the shoulders and beyond. */
  LONG
}

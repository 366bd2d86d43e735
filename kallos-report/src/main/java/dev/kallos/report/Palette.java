package dev.kallos.report;

import java.util.List;

/** The page's colour tokens that charts share; a chart never relies on colour alone. */
final class Palette {
  static final String POSITIVE = "var(--positive)";
  static final String NEGATIVE = "var(--negative)";
  static final String ACCENT = "var(--accent)";
  static final String QUIET = "var(--quiet)";
  static final String INK = "var(--ink)";
  static final String SURFACE = "var(--surface)";
  static final List<String> LABELS = List.of(POSITIVE, NEGATIVE);

  private Palette() {}
}

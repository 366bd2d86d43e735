package dev.kallos.report;

import dev.kallos.Disclaimer;
import dev.kallos.Disclaimer.Origin;
import dev.kallos.run.RunConfig;

/**
 * The report's words for one run. A label is always named as a label: "labelled attractive", never "attractive".
 *
 * @param attribute the attribute as the data name it
 * @param origin where its labels come from
 * @param layout the data's layout
 * @param subjectsKnown whether who is who is known; if not, each face stands for itself and is called a face
 */
record Words(String attribute, Origin origin, String layout, boolean subjectsKnown) {
  private static final String ARTICLES_OWN = "Attractive";

  /** Beneath a table with a calibration error, whose interval is not that of other figures. */
  static final String CHANCE_ADDS =
      "<p class=\"note\">Chance only adds to a calibration error. Its interval takes that off, and begins at 0 where there may"
          + " be chance alone.</p>";

  static Words of(RunConfig config) {
    RunConfig.Data data = config.data();
    return new Words(
        config.attribute(), Origin.of(data.drawn(), config.attribute()), data.layout(), data.subjectsKnown());
  }

  /** True if the program drew the faces. */
  boolean drawn() {
    return origin != Origin.OPINION;
  }

  /** True if the labels say what the program drew or planted, so that none of them is wrong. */
  boolean exact() {
    return origin == Origin.DRAWN || origin == Origin.PLANTED;
  }

  /** True if the program drew the faces and planted this attribute's labels. */
  boolean planted() {
    return origin == Origin.PLANTED;
  }

  /** How the intervals were made. */
  String bootstrap() {
    return "a bootstrap over " + (subjectsKnown ? "people" : "faces, for who is who is unknown");
  }

  /** True for the attribute the article studied. */
  boolean articlesOwn() {
    return attribute.equals(ARTICLES_OWN);
  }

  /** The attribute in a sentence. */
  String quality() {
    return Disclaimer.quality(attribute);
  }

  /** What a face's label says of it: "labelled attractive" or "labelled not attractive". */
  String labelled(boolean holds) {
    return "labelled " + (holds ? "" : "not ") + quality();
  }

  /** The same, to begin a line with. */
  String capital(boolean holds) {
    return Html.capital(labelled(holds));
  }

  /** What the numbers on the page are about, in plain text. */
  String disclaimer() {
    return Disclaimer.of(origin, layout, attribute);
  }
}

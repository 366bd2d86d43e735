package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Disclaimer;
import java.util.Locale;

/**
 * The report's words for one attribute. A label is always named as a label: "labelled attractive", never "attractive".
 *
 * @param attribute the attribute as the data name it
 * @param drawn true if the program drew the faces
 * @param layout the data's layout
 */
record Words(String attribute, boolean drawn, String layout) {
  private static final String ARTICLES_OWN = "Attractive";

  static Words of(JsonNode config) {
    JsonNode data = config.path("data");
    return new Words(
        config.path("attribute").asText(), data.path("drawn").isObject(), data.path("layout").asText());
  }

  /** True for the attribute the article studied. */
  boolean articlesOwn() {
    return attribute.equals(ARTICLES_OWN);
  }

  /** The attribute in a sentence. */
  String quality() {
    String spaced = attribute.replace('_', ' ');
    return articlesOwn() ? spaced.toLowerCase(Locale.ROOT) : spaced;
  }

  /** What a face's label says of it: "labelled attractive" or "labelled not attractive". */
  String labelled(boolean holds) {
    return "labelled " + (holds ? "" : "not ") + quality();
  }

  /** The same, to begin a line with. */
  String capital(boolean holds) {
    return "L" + labelled(holds).substring(1);
  }

  /** The group of faces whose logits are highest, or lowest, in a sentence. */
  String confident(boolean holds) {
    return "the test faces the net most confidently expects to be " + labelled(holds);
  }

  /** What the numbers on the page are about, in plain text. */
  String disclaimer() {
    return Disclaimer.of(drawn, layout, attribute);
  }
}

package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * The report's words for one attribute. A label is always named as a label: "labelled attractive", never "attractive".
 *
 * @param attribute the attribute as the data name it
 * @param drawn true if the program drew the faces
 */
record Words(String attribute, boolean drawn) {
  private static final String ARTICLES_OWN = "Attractive";

  static Words of(JsonNode config) {
    return new Words(config.path("attribute").asText(), config.path("data").path("drawn").isObject());
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
    if (drawn) {
      return "Every face on this page was drawn by the program, and its labels were planted by a disclosed rule. No"
          + " person is"
          + " shown or judged; the figures say how well the method finds what was planted, nothing about real faces.";
    }
    if (articlesOwn()) {
      return "“Attractive” always means “labelled attractive”. What the net learns is an undocumented company’s"
          + " opinion from"
          + " 2015 about celebrity photographs: not beauty, and not a judgement of anyone. Do not use it to judge"
          + " people.";
    }
    return ("“%s” always means “labelled %s”. What the net learns is how the annotators of this data"
        + " labelled these photographs;")
            .formatted(quality(), quality())
        + " it is not a fact about the people in them. Do not use it to judge people.";
  }
}

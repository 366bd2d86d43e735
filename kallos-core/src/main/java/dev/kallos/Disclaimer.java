package dev.kallos;

import java.util.Locale;

/** What must be said beside every figure: whose opinion the labels are. One wording for every page and line. */
public final class Disclaimer {
  private static final String ARTICLES_OWN = "Attractive";

  private Disclaimer() {}

  /**
   * The disclaimer for a run, in plain text without line breaks.
   *
   * @param drawn whether the program drew the faces
   * @param layout the data's layout, for instance "CelebA, official"
   * @param attribute what the net learns
   */
  public static String of(boolean drawn, String layout, String attribute) {
    if (drawn) {
      return drawn();
    }
    String quality = attribute.replace('_', ' ');
    boolean celeba = layout.toLowerCase(Locale.ROOT).startsWith("celeba");
    if (celeba && attribute.equals(ARTICLES_OWN)) {
      return attractive();
    }
    return celeba ? celeba(quality) : table(quality);
  }

  private static String drawn() {
    return "Every face here was drawn by the program, and its label was planted by a disclosed rule. No person is shown"
        + " or judged: the figures say how well what was planted is found again, and nothing about real faces.";
  }

  private static String attractive() {
    return "“Attractive” always means “labelled attractive”. What the net learns is an undocumented company’s opinion"
        + " from 2015 about celebrity photographs: not beauty, and not a judgement of anyone. Do not use it to judge"
        + " people.";
  }

  private static String celeba(String quality) {
    return "“%s” always means “labelled %s”. What the net learns is an undocumented company’s opinion from 2015 about"
            .formatted(quality, quality)
        + " celebrity photographs; it is not a fact about the people in them. Do not use it to judge people.";
  }

  private static String table(String quality) {
    return "“%s” always means “labelled %s”. What the net learns is how whoever labelled these photographs saw them; it"
            .formatted(quality, quality)
        + " is not a fact about the people in them. Do not use it to judge people.";
  }
}

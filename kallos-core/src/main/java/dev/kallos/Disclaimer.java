package dev.kallos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What must be said beside every figure: whose opinion the labels are. One wording for every page and line. */
public final class Disclaimer {
  private static final String ARTICLES_OWN = "Attractive";

  /** Where a face's label comes from. */
  public enum Origin {
    /** Someone looked at a photograph. */
    OPINION,
    /** The program drew the face, and someone labelled it in a column of their own. */
    OPINION_OF_DRAWN,
    /** The program drew the face so, or not so. */
    DRAWN,
    /** The program drew the face, and the label by lot under a disclosed rule. */
    PLANTED;

    /**
     * The origin of an attribute's labels.
     *
     * @param drawn {@code data.drawn} of a run's {@code config.json}; missing or null for photographs
     * @param attribute what the net learns
     */
    public static Origin of(JsonNode drawn, String attribute) {
      if (drawn == null || !drawn.isObject()) {
        return OPINION;
      }
      if (drawn.path("attribute").asText().equals(attribute)) {
        return PLANTED;
      }
      JsonNode attributes = drawn.path("attributes");
      boolean others = !attributes.isEmpty() && !contains(attributes, attribute);
      return others ? OPINION_OF_DRAWN : DRAWN;
    }

    private static boolean contains(JsonNode names, String wanted) {
      return StreamSupport.stream(names.spliterator(), false).anyMatch(name -> name.asText().equals(wanted));
    }
  }

  private Disclaimer() {}

  /**
   * The disclaimer for a run, in plain text without line breaks.
   *
   * @param origin where the labels come from
   * @param layout the data's layout, for instance "CelebA, official"
   * @param attribute what the net learns
   */
  public static String of(Origin origin, String layout, String attribute) {
    return switch (origin) {
      case PLANTED -> planted();
      case DRAWN -> drawn(quality(attribute));
      case OPINION_OF_DRAWN -> opinionOfDrawn(quality(attribute));
      case OPINION -> opinion(layout, attribute);
    };
  }

  /**
   * The same where the net is used on faces that are not the run's: photographs of people, for all the program knows.
   *
   * @param origin where the labels come from that the net learnt
   * @param layout as in {@link #of}
   * @param attribute what the net learnt
   */
  public static String ofOtherFaces(Origin origin, String layout, String attribute) {
    return switch (origin) {
      case PLANTED -> learntFromDrawn("a label planted by a disclosed rule");
      case DRAWN -> learntFromDrawn("what was drawn as “%s”".formatted(quality(attribute)));
      case OPINION_OF_DRAWN -> learntFromDrawn("what someone labelled “%s”".formatted(quality(attribute)));
      case OPINION -> opinion(layout, attribute);
    };
  }

  private static String learntFromDrawn(String what) {
    return "This net learnt from drawn faces alone, and learnt %s: what it answers to a photograph says nothing about the"
            .formatted(what)
        + " person in it. Do not use it to judge people.";
  }

  /** An attribute in a sentence, behind "labelled". */
  public static String quality(String attribute) {
    String spaced = attribute.replace('_', ' ');
    return attribute.equals(ARTICLES_OWN) ? spaced.toLowerCase(Locale.ROOT) : spaced;
  }

  private static String opinion(String layout, String attribute) {
    String name = attribute.replace('_', ' ');
    boolean celeba = layout.toLowerCase(Locale.ROOT).startsWith("celeba");
    if (celeba && attribute.equals(ARTICLES_OWN)) {
      return attractive();
    }
    return celeba ? celeba(name, quality(attribute)) : table(name, quality(attribute));
  }

  private static String planted() {
    return "Every face here was drawn by the program, and its label was planted by a disclosed rule. No person is shown"
        + " or judged: the figures say how well what was planted is found again, and nothing about real faces.";
  }

  private static String drawn(String quality) {
    return "Every face here was drawn by the program; “labelled %s” says what was drawn, and is known exactly. No person"
            .formatted(quality)
        + " is shown or judged: the figures say how well what was drawn is found again, and nothing about real faces.";
  }

  private static String opinionOfDrawn(String quality) {
    return "Every face here was drawn by the program; “labelled %s” says how whoever labelled these pictures saw them. No person is"
            .formatted(quality)
        + " shown or judged, and the figures say nothing about real faces.";
  }

  private static String attractive() {
    return "“Attractive” always means “labelled attractive”. What the net learns is an undocumented company’s opinion"
        + " from 2015 about celebrity photographs: not beauty, and not a judgement of anyone. Do not use it to judge"
        + " people.";
  }

  private static String celeba(String name, String quality) {
    return "“%s” always means “labelled %s”. What the net learns is an undocumented company’s opinion from 2015 about"
            .formatted(name, quality)
        + " celebrity photographs; it is not a fact about the people in them. Do not use it to judge people.";
  }

  private static String table(String name, String quality) {
    return "“%s” always means “labelled %s”. What the net learns is how whoever labelled these photographs saw them; it"
            .formatted(name, quality)
        + " is not a fact about the people in them. Do not use it to judge people.";
  }
}

package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The article's sentence, held against the run line by line, with a verdict that the numbers carry. */
final class ArticlesClaim {
  private static final List<String> REGIONS = List.of("forehead", "mouth", "cheeks");
  private final RunFiles files;
  private final Words words;

  ArticlesClaim(RunFiles files) {
    this.files = files;
    this.words = files.words();
  }

  /** The claim and its verdicts: those of {@code findings.json}, or what the main method's regions say. */
  String html(List<Region> main) {
    String about = words.drawn()
        ? " These faces are drawn" + (words.planted() ? " and their labels planted" : "")
            + ", so this tests the method, not the claim."
        : words.articlesOwn() ? "" : " The claim is about “Attractive”; this run learnt another attribute.";
    return "<h3>Beside the article’s claim</h3><p>The article writes that “forehead, mouth and cheeks are the most"
        + " common areas of high activation”. For each, what speaks for “" + Html.text(words.labelled(true))
        + "” in this run." + about + "</p>"
        + files.findings().map(ArticlesClaim::judged).orElseGet(() -> measured(main));
  }

  private static String judged(JsonNode findings) {
    if (findings.path("claims").isEmpty()) {
      return "<p>The net answers no test face with yes that has a map of what speaks for it, so the claim cannot be checked.</p>";
    }
    HtmlTable table =
        HtmlTable.of("The article’s claim against this run", "claim", "verdict", "lift (95\u202f%)",
            "fall of confidence when hidden (95\u202f%)").prose();
    for (JsonNode claim : findings.path("claims")) {
      Interval lift = Interval.of(claim.path("lift"));
      String region = Region.words(claim.path("region").asText());
      table.row(
          claim.path("claim").asText(region),
          verdict(claim.path("verdict").asText()),
          lift.timesWithEnds(),
          DropChart.points(Interval.of(claim.path("drop"))));
    }
    return table.html() + "<p class=\"note\">Over the faces the net answers with yes. Supported: the interval of the lift"
        + " lies above 1 and that of the fall above 0. Not supported: either lies wholly on the other side. Of fewer than"
        + " five people neither can be told.</p>";
  }

  /** A verdict with the sign that goes with it, where it is one of those known. */
  private static String verdict(String verdict) {
    return switch (verdict) {
      case "supported" -> "✓ ";
      case "not supported" -> "✗ ";
      case "cannot be told" -> "? ";
      default -> "";
    } + verdict;
  }

  private static String measured(List<Region> main) {
    HtmlTable table = HtmlTable.of("The article’s claim against this run", "region", "faces with the highest logits",
        "verdict", "whole test part", "verdict").prose();
    for (String name : REGIONS) {
      Optional<Region> top = Region.named(Region.of(main, Region.POSITIVE, true), name);
      Optional<Region> test = Region.named(Region.of(main, Region.TEST, true), name);
      table.row(name, shown(top), verdict(top), shown(test), verdict(test));
    }
    return table.html();
  }

  private static String shown(Optional<Region> region) {
    return region.map(Region::shownLift).orElse(Numbers.NONE);
  }

  private static String verdict(Optional<Region> region) {
    if (region.isEmpty() || !region.get().lift().hasEnds()) {
      return "not measured";
    }
    if (region.get().above()) {
      return "✓ interval above 1";
    }
    return region.get().below() ? "✗ interval below 1" : "? interval includes 1";
  }
}

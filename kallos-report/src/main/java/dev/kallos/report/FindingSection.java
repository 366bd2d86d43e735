package dev.kallos.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The finding in words and numbers: on which regions the heat lies, and whether that bears the article out. */
final class FindingSection {
  private static final List<String> ARTICLES_CLAIM = List.of("forehead", "mouth", "cheeks");
  private final RunFiles files;
  private final Words words;

  FindingSection(RunFiles files) {
    this.files = files;
    this.words = files.words();
  }

  String html() {
    if (files.regions().isEmpty()) {
      return Html.notMade("The regions have not been measured.", "explanations/regions.csv", "kallos explain RUN");
    }
    List<Region> all = Region.all(files.regions().get());
    StringBuilder out = new StringBuilder("<ul class=\"finding\">");
    out.append(sentence(all, Region.POSITIVE, true, "In " + words.confident(true)));
    out.append(sentence(all, Region.NEGATIVE, false, "In " + words.confident(false)));
    out.append(sentence(all, Region.TEST, true, "Over the whole test part"));
    out.append(sentence(all, Region.TEST, false, "Over the whole test part"));
    out.append("</ul>").append(planted(all)).append(claim(all));
    out.append("<h3>Region by region</h3><p>Lift is a region’s share of the heat over its share of the area: 1×"
        + " (dashed) is what"
        + " chance would give, 2× is twice as much heat as its size explains. Intervals are 95\u202f%, from "
        + words.bootstrap() + "."
        + " Dots are what speaks for, diamonds what speaks against.</p><div class=\"lifts\">");
    lift(out, all, Region.TEST, "the whole test part");
    lift(out, all, Region.POSITIVE, "the surest answers of “" + words.labelled(true) + "”");
    lift(out, all, Region.NEGATIVE, "the surest answers of “" + words.labelled(false) + "”");
    return out.append("</div>").toString();
  }

  private static void lift(StringBuilder out, List<Region> all, String group, String title) {
    if (all.stream().anyMatch(r -> r.group().equals(group))) {
      Chart chart = LiftChart.of(group, title, all);
      out.append("<div><h4>").append(Html.text(Character.toUpperCase(title.charAt(0)) + title.substring(1)))
          .append("</h4>").append(group.equals(Region.TEST) ? chart.htmlWithTable() : chart.html()).append("</div>");
    }
  }

  private String sentence(List<Region> all, String group, boolean speaksFor, String where) {
    List<Region> measured = Region.of(all, group, speaksFor);
    if (measured.isEmpty()) {
      return "";
    }
    List<String> hot =
        measured.stream()
            .filter(Region::above)
            .sorted(Comparator.comparingDouble((Region r) -> r.lift().value()).reversed())
            .map(Region::inWords)
            .toList();
    String what = where + ", what speaks " + (speaksFor ? "for" : "against") + " “" + words.labelled(true) + "” ";
    String found = hot.isEmpty()
        ? "lies on no region more densely than its area explains: no interval lies above 1."
        : "lies more densely than area explains on: " + String.join(", ", hot) + ".";
    return "<li>" + Html.text(what + found) + "</li>";
  }

  private String planted(List<Region> all) {
    var region = files.config().path("data").path("drawn").path("region");
    if (!words.planted() || !region.isTextual()) {
      return "";
    }
    String name = Region.words(region.asText());
    Optional<Region> found = Region.named(Region.of(all, Region.POSITIVE, true), name);
    return "<p class=\"claim\">The labels were planted in the <strong>" + Html.text(name) + "</strong>: "
        + found.map(FindingSection::whetherFound).orElse("its lift was not measured.") + "</p>";
  }

  private static String whetherFound(Region planted) {
    if (!planted.lift().hasEnds()) {
      return "its lift in the most confident faces has no interval, so whether the maps point to where the label was"
          + " planted cannot be said.";
    }
    return "its lift in the most confident faces is " + Html.text(planted.shownLift()) + ", so the maps "
        + (planted.above() ? "" : "do not ") + "point to where the label was planted.";
  }

  /** The article's sentence, held against the intervals region by region. */
  private String claim(List<Region> all) {
    HtmlTable table = HtmlTable.of("The article’s claim against this run", "region", "most confident faces",
        "verdict", "whole test part", "verdict").prose();
    for (String name : ARTICLES_CLAIM) {
      Optional<Region> top = Region.named(Region.of(all, Region.POSITIVE, true), name);
      Optional<Region> test = Region.named(Region.of(all, Region.TEST, true), name);
      table.row(name, shown(top), verdict(top), shown(test), verdict(test));
    }
    String about = words.drawn()
        ? " These faces are drawn" + (words.planted() ? " and their labels planted" : "")
            + ", so this tests the method, not the claim."
        : words.articlesOwn() ? "" : " The claim is about “Attractive”; this run learnt another attribute.";
    return "<h3>Beside the article’s claim</h3><p>The article writes that “forehead, mouth and cheeks are the most"
        + " common areas"
        + " of high activation”. For each, what speaks for “" + Html.text(words.labelled(true)) + "” in this run."
            + about + "</p>"
        + table.html();
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

package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The finding in words and numbers: on which regions the heat lies, and whether that bears the article out. */
final class FindingSection {
  private final RunFiles files;
  private final Words words;
  private final Pictures pictures;

  FindingSection(RunFiles files, Pictures pictures) {
    this.files = files;
    this.pictures = pictures;
    this.words = files.words();
  }

  String html() throws IOException {
    if (files.ensemble().isPresent()) {
      return files.ensemble().get()
          .without("Without heat maps there is nothing to find on regions of the face.", "finding", RunFolder::regions);
    }
    if (files.regions().isEmpty()) {
      return Html.notMade("The regions have not been measured.", "explanations/regions.csv", "kallos explain RUN");
    }
    List<Region> all = Region.all(files.regions().get());
    List<Region> main = main(all);
    return "<ul class=\"finding\">" + files.findings().map(FindingSection::sentences).orElseGet(() -> measured(main))
        + "</ul>" + asItStands() + planted(main) + new ArticlesClaim(files).html(main) + means()
        + "<h3>Region by region</h3><p>Lift is a region’s share of the heat over its share of the area: 1× (dashed) is"
        + " what chance would give, 2× is twice as much heat as its size explains. Intervals are 95\u202f%, from "
        + words.bootstrap() + ". Dots are what speaks for, diamonds what speaks against.</p>"
        + new RegionPanels(main, words).html()
        + new RegionsByMethod(all, methods()).html();
  }

  private String asItStands() {
    return files.config().at("/training/score_mirrored").asBoolean()
        ? "<p class=\"note\">These sentences are about the net’s answer to each photo as it stands. Its scores are means over photo and"
            + " mirror image, so near one half a few faces are answered otherwise there.</p>"
        : "";
  }

  private String means() throws IOException {
    return files.explanations().isPresent() ? new MeansFigure(files.explanations().get(), pictures, words).html() : "";
  }

  private List<MapMethod> methods() {
    return files.explanations().map(index -> MapMethod.all(index, files.run().explanationIndex())).orElse(List.of());
  }

  /** The rows of the method whose pictures the page shows, where a file has those of several. */
  private List<Region> main(List<Region> all) {
    String named = files.explanations().map(index -> index.path("method").asText()).orElse("");
    boolean known = all.stream().anyMatch(r -> r.method().equals(named));
    String shown = known || all.isEmpty() ? named : all.get(0).method();
    return all.stream().filter(r -> r.method().equals(shown)).toList();
  }

  private static String sentences(JsonNode findings) {
    StringBuilder out = new StringBuilder();
    findings
        .path("sentences")
        .forEach(line -> out.append("<li>").append(Html.text(Numbers.kept(line.asText()))).append("</li>"));
    return out.toString();
  }

  private String measured(List<Region> all) {
    return sentence(all, Region.POSITIVE, true, "In the test faces with the highest logits")
        + sentence(all, Region.NEGATIVE, false, "In the test faces with the lowest logits")
        + sentence(all, Region.TEST, true, "Over the whole test part")
        + sentence(all, Region.TEST, false, "Over the whole test part");
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
        ? "can be told to lie on no region more densely than its area explains: no interval lies above 1."
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
    String hotter = "the maps are hotter there than its area explains";
    if (!planted.lift().hasEnds()) {
      return "its lift in the faces with the highest logits has no interval, so whether " + hotter + " cannot be said.";
    }
    String lift = "its lift in the faces with the highest logits is " + Html.text(planted.shownLift());
    if (planted.subjects() < MapTest.FEWEST_PEOPLE) {
      return lift + ", of fewer than five people, so whether " + hotter + " cannot be said.";
    }
    return lift
        + (planted.above()
            ? ", so " + hotter + "."
            : planted.below()
                ? ", so the maps are cooler there than its area explains."
                : ", so whether " + hotter + " cannot be told.");
  }
}

package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The faces with the highest and the lowest logits and their heat maps: Figures 6 to 9. */
final class MapsSection {
  private static final String NAMED = "named";
  private final RunFiles files;
  private final Words words;
  private final Optional<FaceGrid> grid;

  MapsSection(RunFiles files, Optional<FaceGrid> grid) {
    this.files = files;
    this.words = files.words();
    this.grid = grid;
  }

  String html() throws IOException {
    if (files.ensemble().isPresent()) {
      return files.ensemble().get()
          .without("There are no heat maps, for a map is of one net.", "maps", RunFolder::explanationIndex);
    }
    if (grid.isEmpty()) {
      return missing("6 and 7", "with the highest logits for “" + words.labelled(true) + "”")
          + missing("8 and 9", "with the lowest logits for “" + words.labelled(true) + "”");
    }
    JsonNode index = files.explanations().orElseThrow();
    MapData data = MapData.read(files.run(), index);
    return intro(index)
        + ReadingGuide.html()
        + MapControls.html(data)
        + "<p id=\"map-note\" class=\"note\" aria-live=\"polite\"></p>"
        + pair("6", "7", Region.POSITIVE, true)
        + pair("8", "9", Region.NEGATIVE, false)
        + named()
        + (data.methods().size() < 2 ? "" : everyMethod())
        + (data.methods().isEmpty() ? "" : data.html());
  }

  private String intro(JsonNode index) {
    return ("<p>%s on layer <code>%s</code> (%s×%s cells), from the logit, so that a saturated probability does not"
        + " blank the map. Each face has evidence <em>for</em> “%s” and evidence <em>against</em> it; where a map is"
        + " zero everywhere, the face is marked as having none.</p>")
            .formatted(
                Html.text(MapMethod.name(index.path("method").asText())),
                Html.text(index.path("layer").asText()),
                Html.text(index.path("cells").path(0).asText()),
                Html.text(index.path("cells").path(1).asText()),
                Html.text(words.labelled(true)));
  }

  /** The faces the user named, where there are any. */
  private String named() throws IOException {
    FaceGrid shown = grid.orElseThrow();
    return shown.group(NAMED).isEmpty() ? "" : "<figure id=\"named\"><h3>The faces named</h3>" + shown.maps(NAMED)
        + MapControls.stillLegend()
        + "<figcaption>The faces that <code>kallos explain --faces</code> named, beneath their maps.</figcaption></figure>";
  }

  /** One face beneath the map of every method, filled by the page's script. */
  private static String everyMethod() {
    return """
        <figure id="every-method" hidden><h3>One face, every method</h3>
        <label class="choice">Face <select id="compared"></select></label><ol class="faces"></ol>%s
        <figcaption>Methods that ask the same question of the same net should not contradict each other; where they do,
        look at how they fared when <a href="#scoreboard">put to the test</a>. A dotted frame marks a control.
        </figcaption></figure>
        """
        .formatted(MapControls.stillLegend());
  }

  private String pair(String faces, String maps, String group, boolean holds) throws IOException {
    FaceGrid shown = grid.orElseThrow();
    JsonNode shownFaces = shown.group(group);
    int size = shownFaces.size();
    String which = size == 1 ? "test face" : (size == 10 ? "ten" : Integer.toString(size)) + " test faces";
    long others = StreamSupport.stream(shownFaces.spliterator(), false).filter(face -> FaceGrid.says(face) != holds).count();
    String title =
        others == 0
            ? "The %s most confidently expected to be %s".formatted(which, words.labelled(holds))
            : "The %s with the %s for “%s”"
                .formatted(which, (holds ? "highest" : "lowest") + (size == 1 ? " logit" : " logits"), words.labelled(true));
    return Figure.of(faces, title, shown.answers(group),
            ("The %1$s logits of the test part, the %1$s first. The percentage is the net’s"
                + " probability of “%2$s”; below it stands")
                .formatted(holds ? "highest" : "lowest", Html.text(words.labelled(true)))
                + " whether the face’s own label agrees. Wrong answers have a dashed frame."
                + otherwise(others, size, holds))
        + Figure.of(maps, "Their heat maps", shown.maps(group) + MapControls.stillLegend(),
            "The same faces beneath their maps: warm places speak for “" + Html.text(words.labelled(true))
                + "”, cold ones against. Slide the opacity to nothing to see the face again.");
  }

  /** Where an answer is rare, its side's surest faces may be answered otherwise: what is to be said then. */
  private String otherwise(long others, int size, boolean holds) {
    return others == 0
        ? ""
        : " <strong>Of %s the net answers otherwise</strong>: it expects so few faces to be %s that the %s logits reach past zero."
            .formatted(
                others == size ? "all of them" : others + " of them",
                Html.text(words.labelled(holds)),
                holds ? "highest" : "lowest");
  }

  private static String missing(String number, String what) {
    return "<figure><h3><span class=\"number\">Figures " + number + "</span> The ten faces " + Html.text(what)
        + ", and their maps</h3>"
        + Html.notMade("There are no heat maps yet.", "explanations/index.json", "kallos explain RUN") + "</figure>";
  }
}

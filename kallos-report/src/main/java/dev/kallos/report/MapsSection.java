package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** The faces the net is surest of and their heat maps: Figures 6 to 9. */
final class MapsSection {
  private static final String CONTROLS =
      """
      <div class="controls" role="group" aria-label="How the heat maps are shown">
      <fieldset><legend>Maps show what speaks</legend>
      <label><input type="radio" name="direction" value="answer" checked> for the net’s answer</label>
      <label><input type="radio" name="direction" value="for"> for</label>
      <label><input type="radio" name="direction" value="against"> against</label></fieldset>
      <label class="opacity">Opacity <input type="range" id="opacity" min="0" max="100" value="60">
      <output for="opacity" id="opacity-shown">60 %</output></label>
      </div>
      """;
  private final RunFiles files;
  private final Words words;
  private final Optional<FaceGrid> grid;

  MapsSection(RunFiles files, Optional<FaceGrid> grid) {
    this.files = files;
    this.words = files.words();
    this.grid = grid;
  }

  String html() throws IOException {
    if (grid.isEmpty()) {
      return missing("6 and 7", "most confidently " + words.labelled(true))
          + missing("8 and 9", "most confidently " + words.labelled(false));
    }
    JsonNode index = files.explanations().orElseThrow();
    return ("<p>%s on layer <code>%s</code> (%s×%s cells), from the logit, so that a saturated probability"
        + " does not blank the map.")
            .formatted(
                Html.text(methodName(index.path("method").asText())),
                Html.text(index.path("layer").asText()),
                Html.text(index.path("cells").path(0).asText()),
                Html.text(index.path("cells").path(1).asText()))
        + (" Two maps a face: what speaks <em>for</em> “%s”, and what speaks <em>against</em> it. A"
            + " face whose map is zero")
            .formatted(Html.text(words.labelled(true)))
        + " everywhere is marked as having no evidence.</p>"
        + CONTROLS
        + pair("6", "7", Region.POSITIVE, true)
        + pair("8", "9", Region.NEGATIVE, false);
  }

  private String pair(String faces, String maps, String group, boolean holds) throws IOException {
    FaceGrid shown = grid.orElseThrow();
    int size = shown.group(group).size();
    String which = size == 10 ? "ten" : Integer.toString(size);
    String title = "The %s test faces most confidently expected to be %s".formatted(which, words.labelled(holds));
    return Figure.of(faces, title, shown.answers(group),
            ("The %s logits of the test part, first the surest. The percentage is the net’s"
                + " probability of “%s”; below it stands")
                .formatted(holds ? "highest" : "lowest", Html.text(words.labelled(true)))
                + " whether the face’s own label agrees. Wrong answers have a dashed frame.")
        + Figure.of(maps, "Their heat maps", shown.maps(group),
            "The same faces beneath their maps; coloured places moved the logit most. Slide the opacity to nothing"
                + " to see the"
                + " face again. A map shows where the evidence lay, not that it is good evidence.");
  }

  private static String missing(String number, String what) {
    return "<figure><h3><span class=\"number\">Figures " + number + "</span> The ten faces " + Html.text(what)
        + ", and their maps</h3>"
        + Html.notMade("There are no heat maps yet.", "explanations/index.json", "kallos explain RUN") + "</figure>";
  }

  private static String methodName(String method) {
    return method.equals("grad-cam") ? "Grad-CAM" : method;
  }
}

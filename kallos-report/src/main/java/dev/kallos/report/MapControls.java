package dev.kallos.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** What sets how the heat maps are shown: method and layer, direction, opacity, and the legend of the colours. */
final class MapControls {
  private MapControls() {}

  /** The controls; method and layer can be chosen, and both directions seen at once, where there are data for it. */
  static String html(MapData data) {
    boolean live = !data.methods().isEmpty();
    return """
        <div class="controls" role="group" aria-label="How the heat maps are shown">
        %s<fieldset><legend>Show what speaks</legend>
        %s<label><input type="radio" name="direction" value="answer"%s> for the net’s answer</label>
        <label><input type="radio" name="direction" value="for"> for</label>
        <label><input type="radio" name="direction" value="against"> against</label></fieldset>
        <label class="opacity">Opacity <input type="range" id="opacity" min="0" max="100" value="60">
        <output for="opacity" id="opacity-shown">60 %%</output></label>
        %s</div>
        """
        .formatted(
            live ? choices(data) : "",
            live ? "<label><input type=\"radio\" name=\"direction\" value=\"both\" checked> for and against</label>\n"
                : "",
            live ? "" : " checked",
            legend(""));
  }

  /** The legend of a figure of maps, for paper and where no script shows the controls. */
  static String stillLegend() {
    return legend(" still");
  }

  /** The colours: cold speaks against, warm for, and full colour is the picture's own highest value. */
  static String legend(String classes) {
    return """
        <div class="colours%s" role="img"
        aria-label="Cold colours speak against, warm colours for; the stronger, the more opaque">
        <span class="against">against</span><i class="against"></i><i class="for"></i><span class="for">for</span></div>
        """
        .formatted(classes);
  }

  private static String choices(MapData data) {
    Map<String, MapMethod> methods = new LinkedHashMap<>();
    data.methods().forEach(method -> methods.merge(method.family(), method, (first, other) ->
        other.id().equals(data.main()) ? other : first));
    StringBuilder out = new StringBuilder("<label>Method <select id=\"method\">");
    options(out, methods, data.main(), false, "Methods");
    options(out, methods, data.main(), true, "Controls, which know nothing of the net");
    return out.append("</select></label>\n<label id=\"layers\">Layer <select id=\"layer\"></select></label>\n").toString();
  }

  private static void options(
      StringBuilder out, Map<String, MapMethod> methods, String main, boolean controls, String label) {
    if (methods.values().stream().noneMatch(m -> m.control() == controls)) {
      return;
    }
    out.append("<optgroup label=\"").append(label).append("\">");
    methods.values().stream()
        .filter(m -> m.control() == controls)
        .forEach(
            m -> out.append("<option value=\"").append(Html.text(m.id())).append('"')
                .append(m.id().equals(main) ? " selected" : "").append('>').append(Html.text(m.family()))
                .append("</option>"));
    out.append("</optgroup>");
  }
}

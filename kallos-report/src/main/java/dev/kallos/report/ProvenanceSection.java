package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything the run was made with: enough to do it again. */
final class ProvenanceSection {
  /** The settings whose options are called otherwise than {@code config.json} calls them. */
  private static final Map<String, String> OPTIONS =
      Map.of("averaged", "average", "others", "other attributes", "smoothing", "label smoothing", "kept_by", "keep",
          "augmentation", "augment");

  private final RunFiles files;

  ProvenanceSection(RunFiles files) {
    this.files = files;
  }

  String html() {
    JsonNode config = files.config();
    HtmlTable run = HtmlTable.of("The run").prose();
    run.row("Kallos", config.path("kallos").asText()).row("created", config.path("created").asText());
    run.row("attribute", config.path("attribute").asText());
    run.row(files.ensemble().isPresent() ? "seed of the intervals" : "seed", config.path("seed").asText());
    run.row("split", config.path("split").path("kind").asText());
    if (config.path("split").path("seed").isNumber()) {
      run.row("seed of the split", config.path("split").path("seed").asText());
    }
    return "<div class=\"pair\"><div><h3>Run</h3>" + run.html() + "</div><div><h3>Training</h3>"
        + files.ensemble().map(ProvenanceSection::trainings)
            .orElseGet(() -> fields("Training settings", config.path("training"))) + "</div><div><h3>Data</h3>"
        + fields("The data", data(config.path("data"))) + "</div><div><h3>Versions</h3>"
        + fields("Versions", config.path("versions")) + "</div></div>" + layers(config.path("network"))
        + "<h3>Files</h3><p class=\"note\">This page is made from these files of the run folder alone: "
        + files.names().stream().map(name -> "<code>" + Html.text(name) + "</code>").collect(Collectors.joining(", "))
        + ". <code>kallos report RUN</code> makes it again."
        + (files.ensemble().isPresent() ? " Which members’ reports it names depends on which are there." : "") + "</p>";
  }

  /** The data's settings; of where it lay only the last name, for the folders above are nobody's business. */
  private static JsonNode data(JsonNode data) {
    return data.has("path") ? ((ObjectNode) data.deepCopy()).put("path", RunFiles.name(data.path("path"))) : data;
  }

  /** How the members were trained: once, if all alike. */
  private static String trainings(Ensemble ensemble) {
    StringBuilder out = new StringBuilder();
    ensemble
        .trainings()
        .forEach(
            (training, names) ->
                out.append("<p class=\"note\">").append(Html.text(String.join(", ", names))).append(":</p>")
                    .append(fields("Training settings of " + String.join(", ", names), training)));
    return out.toString();
  }

  private static String layers(JsonNode network) {
    HtmlTable table = HtmlTable.of("The net’s layers", "layer", "kind", "output", "parameters");
    for (JsonNode layer : network.path("layers")) {
      table.row(
          layer.path("name").asText(),
          layer.path("kind").asText(),
          layer.path("output").asText(),
          Numbers.count(layer.path("parameters")));
    }
    table.row("total", "", "", Numbers.count(network.path("parameters")));
    return "<h3>Network <code>" + Html.text(network.path("name").asText()) + "</code>, input "
        + Html.text(network.path("size").asText().replace('x', '×')) + "</h3>" + table.html();
  }

  /** Each plain setting of a block; nested blocks are shown elsewhere on the page. */
  private static String fields(String caption, JsonNode block) {
    HtmlTable table = HtmlTable.of(caption).prose();
    block.properties()
        .forEach(
            field -> {
              if (field.getKey().equals("augmentation")) {
                table.row(name(field.getKey()), augmentation(field.getValue()));
              } else if (field.getValue().isValueNode()) {
                String value = field.getValue().isNull() ? Numbers.NONE : field.getValue().asText();
                table.row(name(field.getKey()), value);
              }
            });
    return table.html();
  }

  private static String name(String key) {
    return OPTIONS.getOrDefault(key, key).replace('_', ' ');
  }

  private static String augmentation(JsonNode kinds) {
    String some =
        kinds.properties().stream()
            .filter(kind -> kind.getValue().asDouble() > 0)
            .map(kind -> kind.getKey() + " " + kind.getValue().asText())
            .collect(Collectors.joining(", "));
    return some.isEmpty() ? "none" : some;
  }
}

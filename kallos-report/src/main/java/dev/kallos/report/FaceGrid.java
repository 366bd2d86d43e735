package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Groups of faces out of {@code explanations/index.json}, as rows of captioned pictures. */
final class FaceGrid {
  private final JsonNode index;
  private final Pictures pictures;
  private final Words words;

  FaceGrid(JsonNode index, Pictures pictures, Words words) {
    this.index = index;
    this.pictures = pictures;
    this.words = words;
  }

  JsonNode group(String id) {
    return group(index, id);
  }

  /** The faces of a group of an index; a missing node if it has no such group. */
  static JsonNode group(JsonNode index, String id) {
    for (JsonNode group : index.path("groups")) {
      if (group.path("id").asText().equals(id)) {
        return group.path("faces");
      }
    }
    return MissingNode.getInstance();
  }

  /** The faces of a group with nothing but what they are labelled. */
  String examples(String id) throws IOException {
    StringBuilder out = new StringBuilder("<ul class=\"faces small\">\n");
    for (JsonNode face : group(id)) {
      String file = face.path("file").asText();
      out.append("<li class=\"face\"><div class=\"frame\">").append(photo(face)).append("</div>");
      out.append("<p class=\"file\">").append(Html.text(file)).append("</p></li>\n");
    }
    return out.append("</ul>\n").toString();
  }

  /** The faces of a group with the net's probability and whether the label agrees. */
  String answers(String id) throws IOException {
    StringBuilder out = new StringBuilder("<ol class=\"faces\">\n");
    for (JsonNode face : group(id)) {
      open(out, face, "").append("<div class=\"frame\">").append(photo(face)).append("</div>");
      caption(out, face).append("</li>\n");
    }
    return out.append("</ol>\n").toString();
  }

  /** The same faces beneath their maps. */
  String maps(String id) throws IOException {
    StringBuilder out = new StringBuilder("<ol class=\"faces maps\">\n");
    int place = place(id);
    for (JsonNode face : group(id)) {
      String answer = says(face) ? "for" : "against";
      open(out, face, " data-map=\"" + place++ + "\" data-answer=\"" + answer + "\"").append("<div class=\"frame\">")
          .append(photo(face));
      map(out, face, "for");
      map(out, face, "against");
      out.append("</div>");
      peak(out, face.path("for"), "for");
      peak(out, face.path("against"), "against");
      caption(out, face).append("</li>\n");
    }
    return out.append("</ol>\n").toString();
  }

  /** The place of a group's first face among all that are shown with maps. */
  private int place(String id) {
    int before = 0;
    for (JsonNode group : index.path("groups")) {
      if (group.path("id").asText().equals(id)) {
        break;
      }
      before += facesWithMaps(group).size();
    }
    return before;
  }

  /** The faces of an index that are shown with maps, in its order. */
  static List<JsonNode> mapped(JsonNode index) {
    List<JsonNode> all = new ArrayList<>();
    index.path("groups").forEach(group -> all.addAll(facesWithMaps(group)));
    return all;
  }

  private static List<JsonNode> facesWithMaps(JsonNode group) {
    List<JsonNode> faces = new ArrayList<>();
    group.path("faces").forEach(face -> {
      if (face.path("for").isObject()) {
        faces.add(face);
      }
    });
    return faces;
  }

  private StringBuilder open(StringBuilder out, JsonNode face, String attribute) {
    return out.append("<li class=\"face ").append(right(face) ? "right" : "wrong").append('"').append(attribute)
        .append('>');
  }

  private StringBuilder caption(StringBuilder out, JsonNode face) {
    double probability = Numbers.of(face.path("probability"));
    out.append("<p class=\"probability\">").append(Numbers.percent(probability)).append("</p><p class=\"verdict\">");
    out.append(right(face) ? "<span aria-hidden=\"true\">✓</span> right: "
        : "<span aria-hidden=\"true\">✗</span> wrong: ");
    out.append(Html.text(words.labelled(holds(face)))).append("</p><details><summary>details</summary><dl>");
    fact(out, "file", face.path("file").asText());
    fact(out, "subject", words.subjectsKnown() ? face.path("subject").asText() : "unknown");
    fact(out, "logit", Numbers.decimal(Numbers.of(face.path("logit")), 2));
    return out.append("</dl></details>");
  }

  private static void fact(StringBuilder out, String name, String value) {
    out.append("<dt>").append(name).append("</dt><dd>").append(Html.text(value)).append("</dd>");
  }

  private String photo(JsonNode face) throws IOException {
    String file = face.path("file").asText();
    return pictures.img(face.path("photo").asText(), "photo", "Face " + file + ", " + words.labelled(holds(face)),
        file);
  }

  private void map(StringBuilder out, JsonNode face, String direction) throws IOException {
    JsonNode map = face.path(direction);
    if (isEmpty(map)) {
      out.append("<span class=\"empty ").append(direction).append("\">empty map: no evidence</span>");
      return;
    }
    String alt = "Heat map: what speaks " + direction + " in " + face.path("file").asText();
    String title = face.path("file").asText();
    out.append(pictures.img(map.path("map").asText(), "map " + direction, alt, title));
  }

  private static void peak(StringBuilder out, JsonNode map, String direction) {
    JsonNode region = map.path("peak_region");
    String words = isEmpty(map) ? "empty map"
        : "peak: " + (region.isTextual() ? Region.words(region.asText()) : Numbers.NONE);
    out.append("<p class=\"peak ").append(direction).append("\">").append(Html.text(words)).append("</p>");
  }

  private static boolean isEmpty(JsonNode map) {
    return !map.isObject() || map.path("empty").asBoolean();
  }

  private static boolean holds(JsonNode face) {
    return face.path("label").asInt() == 1;
  }

  /** Whether the net answers yes. */
  static boolean says(JsonNode face) {
    return Numbers.of(face.path("logit")) > 0;
  }

  private static boolean right(JsonNode face) {
    return holds(face) == says(face);
  }
}

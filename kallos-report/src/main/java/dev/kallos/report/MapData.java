package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The maps of all methods that the page's switch can show, as data for its script. */
final class MapData {
  private final List<MapMethod> methods;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private MapData(List<MapMethod> methods) {
    this.methods = methods;
  }

  /** Reads the maps of the methods an index lists, where their file is there. */
  static MapData read(RunFolder run, JsonNode index) throws IOException {
    List<JsonNode> faces = FaceGrid.mapped(index);
    List<MapMethod> shown = new ArrayList<>();
    MapData data = new MapData(shown);
    ArrayNode entries = data.json.putArray("methods");
    for (MapMethod method : MapMethod.all(index, run.explanationIndex())) {
      if (Files.isRegularFile(run.maps(method.id()))) {
        shown.add(method);
        ObjectNode entry = entries.addObject().put("id", method.id()).put("name", method.name());
        entry.put("family", method.family());
        entry.put("layer", method.layer()).put("control", method.control()).put("note", note(method));
        SignedCells.read(run.maps(method.id()), faces.size(), method.covered()).addTo(entry);
        for (String direction : List.of("for", "against")) {
          ArrayNode peaks = entry.putArray(direction);
          faces.forEach(face -> peaks.add(peak(face.path("maps").path(method.id()).path(direction))));
        }
      }
    }
    data.json.put("main", main(index, shown));
    return data;
  }

  /** The methods whose maps are there, in the index's order. */
  List<MapMethod> methods() {
    return methods;
  }

  /** The id of the method whose pictures stand in the page. */
  String main() {
    return json.path("main").asText();
  }

  /** The data as a script element that nothing in them can close. */
  String html() {
    return "<script type=\"application/json\" id=\"map-data\">" + Json.text(json) + "</script>";
  }

  private static String main(JsonNode index, List<MapMethod> methods) {
    String named = index.path("method").asText();
    String layer = index.path("layer").asText();
    return methods.stream()
        .filter(m -> m.id().equals(named))
        .findFirst()
        .or(() -> methods.stream().filter(m -> m.id().startsWith(named) && m.layer().equals(layer)).findFirst())
        .or(() -> methods.stream().findFirst())
        .map(MapMethod::id)
        .orElse("");
  }

  private static String note(MapMethod method) {
    return method.control()
        ? "A control: it knows nothing of what the net computes."
        : method.paper();
  }

  private static String peak(JsonNode map) {
    JsonNode region = map.path("peak_region");
    return region.isTextual() ? Region.words(region.asText()) : "";
  }
}

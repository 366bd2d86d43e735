package dev.kallos.explanation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code explanations/index.json}: which faces are shown, and where their photos and maps lie.
 *
 * @param method the explainer's id
 * @param layer the layer it looked at
 * @param rows rows of cells of a map
 * @param columns columns of cells of a map
 * @param size the net's input
 * @param groups the faces, by what they were chosen for
 */
public record ExplanationIndex(
    String method, String layer, int rows, int columns, String size, List<Group> groups) {

  /** Faces chosen for one reason. */
  public record Group(String id, List<Shown> faces) {}

  /**
   * A face that is shown.
   *
   * @param file the picture's name
   * @param subject who it is
   * @param label 1 if the attribute holds, else 0
   * @param logit the net's answer
   * @param photo the photo's path in the explanations' folder
   * @param maps a map for each direction; empty for a face shown without
   */
  public record Shown(
      String file, String subject, int label, double logit, String photo, Map<Direction, MapFile> maps) {}

  /**
   * A map of a face.
   *
   * @param path the picture's path in the explanations' folder
   * @param peak the hottest pixel of the photo; empty if the map is zero everywhere
   */
  public record MapFile(String path, Optional<Peak> peak) {}

  /** Where a map is hottest: column and row in photo pixels, and the region they lie in. */
  public record Peak(int x, int y, Region region) {}

  /** Writes the file. */
  public void write(Path path) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("method", method).put("layer", layer);
    json.putArray("cells").add(rows).add(columns);
    json.put("size", size);
    var array = json.putArray("groups");
    for (Group group : groups) {
      var faces = array.addObject().put("id", group.id()).putArray("faces");
      group.faces().forEach(face -> put(faces.addObject(), face));
    }
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  private static void put(ObjectNode node, Shown face) {
    node.put("file", face.file()).put("subject", face.subject()).put("label", face.label());
    node.put("logit", face.logit()).put("probability", Scores.probability(face.logit())).put("photo", face.photo());
    for (Direction direction : Direction.values()) {
      MapFile map = face.maps().get(direction);
      if (map == null) {
        node.putNull(direction.id());
      } else {
        put(node.putObject(direction.id()), map);
      }
    }
  }

  private static void put(ObjectNode node, MapFile map) {
    node.put("map", map.path()).put("empty", map.peak().isEmpty());
    if (map.peak().isPresent()) {
      Peak peak = map.peak().get();
      node.putArray("peak").add(peak.x()).add(peak.y());
      node.put("peak_region", peak.region().id());
    } else {
      node.putNull("peak").putNull("peak_region");
    }
  }
}

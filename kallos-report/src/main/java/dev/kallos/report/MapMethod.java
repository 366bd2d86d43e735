package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.UnusableInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A method of explanation whose maps can be shown: an entry of {@code methods} in {@code explanations/index.json}.
 *
 * @param id its name in files, unique
 * @param name its name in words
 * @param layer the layer it looked at, or a dash
 * @param control whether it knows nothing of the net and is there for comparison
 * @param paper where it comes from; empty if nothing is said
 * @param faces how many faces it was run on
 * @param sampled whether those are a sample
 * @param covered how many rows and how many columns of its cells the photo covers; empty if nothing is said
 */
record MapMethod(
    String id,
    String name,
    String layer,
    boolean control,
    String paper,
    long faces,
    boolean sampled,
    List<Double> covered) {

  /**
   * The methods of an index, in its order; none for one that knows of the main method alone.
   *
   * @throws UnusableInputException if an id is missing, stands twice, or is no plain name
   */
  static List<MapMethod> all(JsonNode index, Path file) {
    List<MapMethod> methods = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : index.path("methods")) {
      String id = node.path("id").asText();
      if (!id.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,80}") || !ids.add(id)) {
        throw new UnusableInputException(
            "%s lists a method whose id is '%s', which is no plain name of its own; run 'kallos explain' again."
                .formatted(file, id));
      }
      methods.add(
          new MapMethod(
              id,
              node.path("name").asText(id),
              node.path("layer").asText(Numbers.NONE),
              node.path("control").asBoolean(),
              node.path("paper").asText(),
              node.path("faces").asLong(),
              node.path("sampled").asBoolean(),
              covered(node.path("cells_covered"))));
    }
    return methods;
  }

  private static List<Double> covered(JsonNode cells) {
    return cells.size() == 2 ? List.of(cells.get(0).asDouble(), cells.get(1).asDouble()) : List.of();
  }

  /** What its name begins with, up to a comma: methods that differ in their layer alone share it. */
  String family() {
    return name.split(",", 2)[0];
  }

  /** A method's name in words, where there is but its id. */
  static String name(String id) {
    return switch (id) {
      case "cam" -> "CAM";
      case "grad-cam" -> "Grad-CAM";
      case "hirescam" -> "HiResCAM";
      case "random" -> "Random map";
      default -> id;
    };
  }
}

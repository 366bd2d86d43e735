package dev.kallos.explanation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.MeasuredFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code explanations/index.json}: which faces are shown, by which methods they are explained, and where photos and maps
 * lie.
 *
 * @param size the net's input
 * @param methods what the maps were made by, the main method first
 * @param groups the faces, by what they were chosen for
 * @param means what the faces of each label look like on the whole, and where the main method's heat lies on them
 * @param measuredOn the hashes of the files all was made of, {@link MeasuredFiles#hashes}
 */
public record ExplanationIndex(
    String size, List<Method> methods, List<Group> groups, List<Mean> means, Map<String, String> measuredOn) {

  /**
   * A method that was run.
   *
   * @param explainer the method
   * @param rows rows of cells of a map
   * @param columns columns of cells of a map
   * @param extent how much of the cells the picture covers
   * @param faces on how many test faces it was used
   * @param sampled whether the test part has more
   */
  public record Method(Explainer explainer, int rows, int columns, Extent extent, int faces, boolean sampled) {}

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
   * @param maps for each method's id a map for each direction; empty for a face shown without
   */
  public record Shown(
      String file,
      String subject,
      int label,
      double logit,
      String photo,
      Map<String, Map<Direction, MapFile>> maps) {}

  /**
   * A map of a face.
   *
   * @param path the picture's path in the explanations' folder
   * @param peak the hottest pixel of the photo; empty if the map is zero everywhere
   */
  public record MapFile(String path, Optional<Peak> peak) {}

  /** Where a map is hottest: column and row in photo pixels, and the region they lie in. */
  public record Peak(int x, int y, Region region) {}

  /**
   * The mean over the faces of one label.
   *
   * @param group which faces
   * @param faces how many there are
   * @param mapped how many of them have a map that is not zero everywhere
   * @param photo the mean face as a picture
   * @param pixels the mean face as numbers
   * @param maps the mean map as pictures
   * @param heat the mean map as numbers
   */
  public record Mean(
      String group,
      int faces,
      int mapped,
      String photo,
      String pixels,
      Map<Direction, MapFile> maps,
      String heat) {}

  /** Writes the file. */
  public void write(Path path) throws IOException {
    Method main = methods.get(0);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("method", main.explainer().id()).put("layer", main.explainer().layer());
    json.putArray("cells").add(main.rows()).add(main.columns());
    json.put("size", size);
    var list = json.putArray("methods");
    methods.forEach(method -> put(list.addObject(), method));
    var array = json.putArray("groups");
    for (Group group : groups) {
      var faces = array.addObject().put("id", group.id()).putArray("faces");
      group.faces().forEach(face -> put(faces.addObject(), face, main.explainer().id()));
    }
    var both = json.putArray("means");
    means.forEach(mean -> put(both.addObject(), mean));
    measuredOn.forEach(json.putObject(MeasuredFiles.FIELD)::put);
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  private static void put(ObjectNode node, Method method) {
    Explainer explainer = method.explainer();
    node.put("id", explainer.id()).put("name", explainer.name()).put("layer", explainer.layer());
    node.putArray("cells").add(method.rows()).add(method.columns());
    node.putArray("cells_covered").add(method.extent().rows()).add(method.extent().columns());
    node.put("control", explainer.isControl()).put("paper", explainer.paper());
    node.put("numbers", "maps/" + explainer.id() + ".npy");
    node.put("faces", method.faces()).put("sampled", method.sampled());
  }

  private static void put(ObjectNode node, Shown face, String main) {
    node.put("file", face.file()).put("subject", face.subject()).put("label", face.label());
    node.put("logit", face.logit()).put("probability", Scores.probability(face.logit())).put("photo", face.photo());
    putBoth(node, face.maps().getOrDefault(main, Map.of()));
    ObjectNode maps = node.putObject("maps");
    face.maps().forEach((id, both) -> putBoth(maps.putObject(id), both));
  }

  private static void put(ObjectNode node, Mean mean) {
    node.put("group", mean.group()).put("faces", mean.faces()).put("mapped", mean.mapped());
    node.put("photo", mean.photo()).put("pixels", mean.pixels()).put("heat", mean.heat());
    putBoth(node, mean.maps());
  }

  private static void putBoth(ObjectNode node, Map<Direction, MapFile> maps) {
    for (Direction direction : Direction.values()) {
      MapFile map = maps.get(direction);
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

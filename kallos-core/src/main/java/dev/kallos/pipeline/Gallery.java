package dev.kallos.pipeline;

import dev.kallos.StoppedException;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.ExplanationIndex;
import dev.kallos.explanation.ExplanationIndex.MapFile;
import dev.kallos.explanation.ExplanationIndex.Peak;
import dev.kallos.explanation.ExplanationIndex.Shown;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.HeatMapPicture;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.NpyFile;
import dev.kallos.image.Photos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The faces a run shows, with their photos and maps.
 *
 * @param folder where to; the photos' and maps' paths in the index are relative to it
 * @param open the run's data
 * @param methods for each method its maps by face, the main method first
 * @param stopped asked for each face, by several threads
 */
record Gallery(
    Path folder, OpenRun open, Map<Explainer, Map<Integer, SignedMap>> methods, BooleanSupplier stopped) {
  private static final int SHOWN = 10;
  private static final int JPEG_QUALITY = 88;

  /** The ten test faces with the highest logit, highest first, or the ten with the lowest, lowest first. */
  static int[] mostConfident(Scores test, Direction direction) {
    return mostConfident(test, direction, SHOWN);
  }

  /** The test faces with the highest logits, highest first, or those with the lowest, lowest first. */
  static int[] mostConfident(Scores test, Direction direction, int count) {
    double sign = direction == Direction.FOR ? -1 : 1;
    return IntStream.range(0, test.size())
        .boxed()
        .sorted((a, b) -> Double.compare(sign * test.logits()[a], sign * test.logits()[b]))
        .limit(count)
        .mapToInt(i -> i)
        .toArray();
  }

  /** Some of the given indices, drawn without replacement; ascending. */
  static int[] sample(int[] from, int count, long seed) {
    int[] pool = from.clone();
    SplittableRandom random = new SplittableRandom(seed);
    int drawn = Math.min(count, pool.length);
    for (int i = 0; i < drawn; i++) {
      int j = i + random.nextInt(pool.length - i);
      int kept = pool[i];
      pool[i] = pool[j];
      pool[j] = kept;
    }
    return IntStream.of(pool).limit(drawn).sorted().toArray();
  }

  /** Writes photos and maps, as pictures and as numbers; the result says where each is. */
  List<ExplanationIndex.Group> write(ShownFaces shown) throws IOException {
    Files.createDirectories(folder.resolve("faces"));
    Files.createDirectories(folder.resolve("maps"));
    List<ExplanationIndex.Group> groups = new ArrayList<>();
    for (ShownFaces.Group group : shown.groups()) {
      groups.add(new ExplanationIndex.Group(group.id(), show(group)));
    }
    List<ShownFaces.Face> mapped = shown.mapped();
    if (!mapped.isEmpty()) {
      for (Map.Entry<Explainer, Map<Integer, SignedMap>> method : methods.entrySet()) {
        List<SignedMap> maps = mapped.stream().map(face -> method.getValue().get(face.index())).toList();
        writeNumbers("maps/" + method.getKey().id() + ".npy", maps.stream().map(SignedMap::values).toList(), maps.get(0));
      }
      for (Direction direction : Direction.values()) {
        List<SignedMap> maps = mapped.stream().map(face -> main().get(face.index())).toList();
        writeNumbers(
            "maps-" + direction.id() + ".npy",
            maps.stream().map(map -> map.heat(direction).normalized().values()).toList(),
            maps.get(0));
      }
    }
    return groups;
  }

  private Map<Integer, SignedMap> main() {
    return methods.values().iterator().next();
  }

  private List<Shown> show(ShownFaces.Group group) throws IOException {
    try {
      return group.faces().parallelStream().map(face -> show(face, group.mapped())).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Shown show(ShownFaces.Face face, boolean mapped) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    try {
      String name = ShownPhoto.name(face.index(), face.file());
      Photos.Pixels photo = ShownPhoto.decode(open.data().photos().read(face.file()));
      String path = "faces/" + name + ".jpg";
      Files.write(folder.resolve(path), Photos.jpeg(photo, JPEG_QUALITY));
      Map<String, Map<Direction, MapFile>> maps = mapped ? maps(face, name, photo) : Map.of();
      return new Shown(face.file(), face.subject(), face.label(), face.logit(), path, maps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Map<Direction, MapFile>> maps(ShownFaces.Face face, String name, Photos.Pixels photo)
      throws IOException {
    Map<String, Map<Direction, MapFile>> files = new LinkedHashMap<>();
    for (Map.Entry<Explainer, Map<Integer, SignedMap>> method : methods.entrySet()) {
      String id = method.getKey().id();
      String infix = files.isEmpty() ? "-" : "-" + id + "-";
      Map<Direction, MapFile> both = new EnumMap<>(Direction.class);
      for (Direction direction : Direction.values()) {
        HeatMap heat = method.getValue().get(face.index()).heat(direction).resized(photo.width(), photo.height());
        String path = "maps/" + name + infix + direction.id() + ".png";
        HeatMapPicture.write(heat, direction, folder.resolve(path));
        both.put(direction, new MapFile(path, peak(heat, face.index())));
      }
      files.put(id, both);
    }
    return files;
  }

  private Optional<Peak> peak(HeatMap heat, int face) {
    if (heat.isEmpty()) {
      return Optional.empty();
    }
    int x = heat.peak() % heat.width();
    int y = heat.peak() / heat.width();
    FaceRegions regions = new FaceRegions(open.data(), heat.width(), heat.height());
    return Optional.of(new Peak(x, y, regions.of(face).at(x, y)));
  }

  /** N maps of one shape as N×h×w. */
  private void writeNumbers(String path, List<float[]> maps, SignedMap shape) throws IOException {
    int cells = shape.values().length;
    float[] values = new float[maps.size() * cells];
    for (int i = 0; i < maps.size(); i++) {
      System.arraycopy(maps.get(i), 0, values, i * cells, cells);
    }
    NpyFile.writeFloats(folder.resolve(path), new int[] {maps.size(), shape.height(), shape.width()}, values);
  }
}

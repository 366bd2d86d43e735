package dev.kallos.pipeline;

import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The faces a run shows, with their photos and maps.
 *
 * @param folder where to; the photos' and maps' paths in the index are relative to it
 * @param open the run's data
 * @param test the test part's scores
 * @param faces for each of them, the face's index in the data
 * @param maps for each of them, its map
 */
record Gallery(Path folder, OpenRun open, Scores test, int[] faces, List<SignedMap> maps) {
  private static final int SHOWN = 10;
  private static final int JPEG_QUALITY = 88;

  /** The ten test faces with the highest logit, highest first, or the ten with the lowest, lowest first. */
  static int[] mostConfident(Scores test, Direction direction) {
    double sign = direction == Direction.FOR ? -1 : 1;
    return IntStream.range(0, test.size())
        .boxed()
        .sorted((a, b) -> Double.compare(sign * test.logits()[a], sign * test.logits()[b]))
        .limit(SHOWN)
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

  /** Writes photos and maps; the result says where each is. */
  ExplanationIndex write(String method, String layer, long seed) throws IOException {
    Files.createDirectories(folder.resolve("faces"));
    Files.createDirectories(folder.resolve("maps"));
    int[] positive = mostConfident(test, Direction.FOR);
    int[] negative = mostConfident(test, Direction.AGAINST);
    List<ExplanationIndex.Group> groups =
        List.of(
            group("most_confident_positive", positive, true),
            group("most_confident_negative", negative, true),
            group("examples_positive", sample(labelled(1), SHOWN, seed), false),
            group("examples_negative", sample(labelled(0), SHOWN, seed + 1), false));
    SignedMap first = maps.get(0);
    int[] mapped = IntStream.concat(IntStream.of(positive), IntStream.of(negative)).toArray();
    for (Direction direction : Direction.values()) {
      writeNumbers(mapped, direction);
    }
    return new ExplanationIndex(
        method, layer, first.height(), first.width(), open.config().network().size().toString(), groups);
  }

  private int[] labelled(int label) {
    return IntStream.range(0, test.size()).filter(i -> test.labels()[i] == label).toArray();
  }

  private ExplanationIndex.Group group(String id, int[] members, boolean mapped) throws IOException {
    List<Shown> shown = new ArrayList<>();
    for (int i : members) {
      shown.add(show(i, mapped));
    }
    return new ExplanationIndex.Group(id, shown);
  }

  private Shown show(int i, boolean mapped) throws IOException {
    String name = ShownPhoto.name(faces[i], test.files()[i]);
    Photos.Pixels photo = ShownPhoto.decode(open.data().photos().read(test.files()[i]));
    String photoPath = "faces/" + name + ".jpg";
    Files.write(folder.resolve(photoPath), Photos.jpeg(photo, JPEG_QUALITY));
    Map<Direction, MapFile> files = new EnumMap<>(Direction.class);
    for (Direction direction : mapped ? Direction.values() : new Direction[0]) {
      HeatMap heat = maps.get(i).heat(direction).resized(photo.width(), photo.height());
      String path = "maps/" + name + "-" + direction.id() + ".png";
      HeatMapPicture.write(heat, direction, folder.resolve(path));
      files.put(direction, new MapFile(path, peak(heat, i)));
    }
    return new Shown(test.files()[i], test.subjects()[i], test.labels()[i], test.logits()[i], photoPath, files);
  }

  private Optional<Peak> peak(HeatMap heat, int i) {
    if (heat.isEmpty()) {
      return Optional.empty();
    }
    int x = heat.peak() % heat.width();
    int y = heat.peak() / heat.width();
    FaceRegions regions = new FaceRegions(open.data(), heat.width(), heat.height());
    return Optional.of(new Peak(x, y, regions.of(faces[i]).at(x, y)));
  }

  private void writeNumbers(int[] members, Direction direction) throws IOException {
    int cells = maps.get(0).values().length;
    float[] values = new float[members.length * cells];
    for (int k = 0; k < members.length; k++) {
      System.arraycopy(maps.get(members[k]).heat(direction).normalized().values(), 0, values, k * cells, cells);
    }
    Path path = folder.resolve("maps-" + direction.id() + ".npy");
    NpyFile.writeFloats(path, new int[] {members.length, maps.get(0).height(), maps.get(0).width()}, values);
  }
}

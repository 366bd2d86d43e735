package dev.kallos.pipeline;

import dev.kallos.StoppedException;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.ExplanationIndex.MapFile;
import dev.kallos.explanation.ExplanationIndex.Mean;
import dev.kallos.explanation.ExplanationIndex.Peak;
import dev.kallos.explanation.HeatMap;
import dev.kallos.explanation.HeatMapPicture;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.image.NpyFile;
import dev.kallos.image.PngFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The mean test face of each label, and the main method's mean map over it. Each map is divided by its own highest value, of
 * whatever sign, so that every face counts the same; one that is zero everywhere does not count.
 *
 * @param folder the explanations' folder
 * @param stopped asked for each face
 */
record MeanMaps(Path folder, BooleanSupplier stopped) {

  /** Writes the pictures and the numbers; the result says where each is. A label no face has is left out. */
  List<Mean> write(Explained explained) throws IOException {
    Files.createDirectories(folder.resolve("means"));
    List<Mean> means = new ArrayList<>();
    for (int label = 1; label >= 0; label--) {
      int wanted = label;
      int[] members =
          IntStream.range(0, explained.test().size()).filter(i -> explained.test().labels()[i] == wanted).toArray();
      if (members.length > 0) {
        means.add(write(explained, label == 1 ? "labelled_positive" : "labelled_negative", members));
      }
    }
    return means;
  }

  private Mean write(Explained explained, String group, int[] members) throws IOException {
    ImageSize size = explained.open().pack().size();
    float[] pixels = pixels(explained, members);
    String path = "means/" + group;
    writePicture(pixels, size, folder.resolve(path + "-face.png"));
    NpyFile.writeFloats(folder.resolve(path + "-face.npy"), new int[] {size.height(), size.width(), 3}, pixels);
    List<SignedMap> maps =
        IntStream.of(members).mapToObj(explained.main().maps()::get).filter(map -> highest(map) > 0).toList();
    SignedMap mean = mean(maps, explained.main().maps().get(0));
    NpyFile.writeFloats(
        folder.resolve(path + "-heat.npy"), new int[] {mean.height(), mean.width()}, mean.values());
    Map<Direction, MapFile> files = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      HeatMap heat = mean.heat(direction).resized(size.width(), size.height());
      String map = path + "-" + direction.id() + ".png";
      HeatMapPicture.write(heat, direction, folder.resolve(map));
      files.put(direction, new MapFile(map, peak(heat)));
    }
    return new Mean(
        group, members.length, maps.size(), path + "-face.png", path + "-face.npy", files, path + "-heat.npy");
  }

  private static Optional<Peak> peak(HeatMap heat) {
    int x = heat.peak() % heat.width();
    int y = heat.peak() / heat.width();
    return heat.isEmpty()
        ? Optional.empty()
        : Optional.of(new Peak(x, y, RegionMap.aligned(heat.width(), heat.height()).at(x, y)));
  }

  /** H×W×3, 0 to 255. */
  private float[] pixels(Explained explained, int[] members) {
    ByteBuffer face = ByteBuffer.allocate(3 * explained.open().pack().size().pixels());
    double[] sums = new double[face.capacity()];
    for (int member : members) {
      if (stopped.getAsBoolean()) {
        throw new StoppedException();
      }
      explained.open().pack().copy(explained.faces()[member], face.clear());
      for (int i = 0; i < sums.length; i++) {
        sums[i] += face.get(i) & 0xff;
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / members.length);
    }
    return mean;
  }

  private static SignedMap mean(List<SignedMap> maps, SignedMap shape) {
    double[] sums = new double[shape.values().length];
    for (SignedMap map : maps) {
      float highest = highest(map);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += Float.isFinite(map.values()[i]) ? map.values()[i] / highest : 0;
      }
    }
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = maps.isEmpty() ? 0 : (float) (sums[i] / maps.size());
    }
    return new SignedMap(shape.height(), shape.width(), shape.extent(), mean);
  }

  private static float highest(SignedMap map) {
    return Math.max(map.heat(Direction.FOR).max(), map.heat(Direction.AGAINST).max());
  }

  private static void writePicture(float[] rgb, ImageSize size, Path png) throws IOException {
    BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size.pixels(); i++) {
      int colour = Math.round(rgb[3 * i]) << 16 | Math.round(rgb[3 * i + 1]) << 8 | Math.round(rgb[3 * i + 2]);
      image.setRGB(i % size.width(), i / size.width(), colour);
    }
    PngFile.write(image, png);
  }
}

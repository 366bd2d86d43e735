package dev.kallos.explanation.test;

import dev.kallos.Progress;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.FaceArray;
import dev.kallos.network.ConvNet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether a map stays where it was, on the face, when the picture changes a little: the rank correlation, face by face, of the
 * map with that of the changed picture, moved back. Signs count. NaN where either map is the same everywhere.
 *
 * @param mirrored of the mirrored picture
 * @param shifted of the picture moved right and down by 1/32 of its width, over the pixels both show
 * @param noised of the picture with noise of a standard deviation of 5 on the scale 0 to 255
 */
public record Stability(double[] mirrored, double[] shifted, double[] noised) {
  private static final double DEVIATION = 5;

  /**
   * Measures a method.
   *
   * @param maps the map of each face as it is
   * @param seed the seed of the noise, together with the face
   * @param stopped asked between batches
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  public static Stability of(
      ConvNet net,
      Explainer explainer,
      FaceArray source,
      int[] faces,
      List<SignedMap> maps,
      long seed,
      int batch,
      Progress progress,
      BooleanSupplier stopped) {
    int shift = shift(source);
    FaceArray mirrored = new AlteredFaces(source, (picture, face) -> picture.mirrored());
    FaceArray shifted = new AlteredFaces(source, (picture, face) -> picture.shifted(shift, shift));
    FaceArray noised =
        new AlteredFaces(
            source, (picture, face) -> picture.noised(DEVIATION, new SplittableRandom(seed * 31 + face)));
    List<SignedMap> ofMirrored = explainer.explain(net, mirrored, faces, batch, progress, stopped);
    List<SignedMap> ofShifted = explainer.explain(net, shifted, faces, batch, progress, stopped);
    List<SignedMap> ofNoised = explainer.explain(net, noised, faces, batch, progress, stopped);
    int width = source.size().width();
    int height = source.size().height();
    return new Stability(
        each(faces, i -> mirrored(maps.get(i), ofMirrored.get(i), width, height)),
        each(
            faces,
            i ->
                overlap(
                    maps.get(i).resized(width, height), ofShifted.get(i).resized(width, height), shift)),
        each(faces, i -> RankCorrelation.of(maps.get(i).values(), ofNoised.get(i).values())));
  }

  /** How many pixels a face is shifted. */
  static int shift(FaceArray source) {
    return Math.max(1, Math.round(source.size().width() / 32f));
  }

  private static double[] each(int[] faces, IntToDoubleFunction value) {
    return IntStream.range(0, faces.length).parallel().mapToDouble(value).toArray();
  }

  /**
   * The rank correlation of a map with that of the mirrored picture, turned back: cell by cell, or pixel by pixel where the last
   * column reaches beyond the border, so that the cells turned back lie elsewhere.
   */
  private static double mirrored(SignedMap map, SignedMap ofMirrored, int width, int height) {
    return map.extent().isWhole(map.height(), map.width())
        ? RankCorrelation.of(map.values(), mirror(ofMirrored))
        : RankCorrelation.of(map.resized(width, height).values(), mirror(ofMirrored.resized(width, height)));
  }

  /** A map's values, turned left to right. */
  static float[] mirror(SignedMap map) {
    float[] turned = new float[map.values().length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = map.values()[i - i % map.width() + map.width() - 1 - i % map.width()];
    }
    return turned;
  }

  /** The rank correlation of a map with one moved right and down, over what both show. */
  private static double overlap(SignedMap map, SignedMap moved, int shift) {
    int columns = map.width() - shift;
    int rows = map.height() - shift;
    float[] a = new float[rows * columns];
    float[] b = new float[rows * columns];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(map.values(), y * map.width(), a, y * columns, columns);
      System.arraycopy(moved.values(), (y + shift) * map.width() + shift, b, y * columns, columns);
    }
    return RankCorrelation.of(a, b);
  }
}

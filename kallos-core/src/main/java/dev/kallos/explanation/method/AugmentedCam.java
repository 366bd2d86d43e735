package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Another method's maps of the photo moved a little and mirrored, moved back and averaged, as in Augmented Grad-CAM (Morbidelli et
 * al. 2020): pooling grids and coarse cells put a thing beside its place, each time to another side. The photo is moved by up to a
 * sixteenth of its width to each side, up and down, in 25 places, and each of these mirrored; what comes in repeats the border. A
 * pixel has the mean of the maps that show it. The paper solves for a sharper map instead; a mean keeps signs, and the scale of
 * the other method.
 *
 * @param inner whose maps are averaged
 */
public record AugmentedCam(Explainer inner) implements Explainer {
  private static final int STEPS = 2;
  private static final float STEPS_A_WIDTH = 32;

  @Override
  public String id() {
    return inner.id() + "-augmented";
  }

  @Override
  public String name() {
    return inner.name() + ", augmented";
  }

  @Override
  public String paper() {
    return "Morbidelli et al. 2020";
  }

  @Override
  public String layer() {
    return inner.layer();
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    int pixels = batch.width() * batch.height();
    float[][] sums = new float[batch.size()][pixels];
    int[] shown = new int[pixels];
    ByteBuffer photos = ByteBuffer.allocateDirect(3 * pixels * batch.size());
    moves(batch.width(), batch.height())
        .forEach(
            move -> {
              FaceBatch moved = new FaceBatch(batch.faces(), photos, batch.height(), batch.width());
              move.photos(batch, photos);
              List<SignedMap> maps = inner.explain(net, moved);
              int[] places = move.places();
              for (int pixel = 0; pixel < pixels; pixel++) {
                shown[pixel] += places[pixel] < 0 ? 0 : 1;
              }
              IntStream.range(0, sums.length).parallel().forEach(face -> add(maps.get(face), batch, places, sums[face]));
            });
    for (float[] sum : sums) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        sum[pixel] /= shown[pixel];
      }
    }
    return Arrays.stream(sums).map(mean -> new SignedMap(batch.height(), batch.width(), mean)).toList();
  }

  private static void add(SignedMap map, FaceBatch batch, int[] places, float[] sum) {
    float[] values = map.resized(batch.width(), batch.height()).values();
    for (int pixel = 0; pixel < sum.length; pixel++) {
      sum[pixel] += places[pixel] < 0 ? 0 : values[places[pixel]];
    }
  }

  private static Stream<Move> moves(int width, int height) {
    int step = Math.max(1, Math.round(width / STEPS_A_WIDTH));
    int places = 2 * STEPS + 1;
    return IntStream.range(0, 2 * places * places)
        .mapToObj(
            i -> new Move(width, height, (i / 2 % places - STEPS) * step, (i / 2 / places - STEPS) * step, i % 2 == 1));
  }

  /**
   * One way to move a photo.
   *
   * @param width the photo's, in pixels
   * @param height the photo's
   * @param right by how many pixels to the right, after it was mirrored
   * @param down by how many pixels down
   * @param mirrored whether it is mirrored
   */
  private record Move(int width, int height, int right, int down, boolean mirrored) {
    /** Writes the moved photos of a batch. */
    void photos(FaceBatch batch, ByteBuffer target) {
      byte[] photo = new byte[3 * width * height];
      byte[] moved = new byte[photo.length];
      for (int face = 0; face < batch.size(); face++) {
        batch.pixels().get(face * photo.length, photo);
        for (int pixel = 0; pixel < width * height; pixel++) {
          int x = Math.max(0, Math.min(width - 1, pixel % width - right));
          int y = Math.max(0, Math.min(height - 1, pixel / width - down));
          System.arraycopy(photo, 3 * (y * width + turned(x)), moved, 3 * pixel, 3);
        }
        target.put(face * photo.length, moved);
      }
    }

    /** Where each pixel of the photo has come to; −1 if it has left the picture. */
    int[] places() {
      return IntStream.range(0, width * height)
          .map(
              pixel -> {
                int x = turned(pixel % width) + right;
                int y = pixel / width + down;
                return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
              })
          .toArray();
    }

    private int turned(int x) {
      return mirrored ? width - 1 - x : x;
    }
  }
}

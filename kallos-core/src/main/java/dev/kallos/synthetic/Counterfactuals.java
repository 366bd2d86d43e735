package dev.kallos.synthetic;

import dev.kallos.Shuffle;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.Face;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Landmarks;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Faces of a drawn data set drawn again, each twice: without one attribute and with it, all else the same but what cannot hold
 * beside it, another hair colour for instance ({@link FaceSpec#with}). What differs between a net's two answers is what that change
 * does to it.
 */
public final class Counterfactuals {
  /** A sex shows an attribute if this share of its faces are drawn with it. */
  private static final double SHOWN_SHARE = 0.01;

  private final Album album;

  /** Faces drawn as they are in the data: one of each pair is, whatever the attribute. */
  private final Map<Unchanged, Drawn> unchanged = new ConcurrentHashMap<>();

  private Counterfactuals(Album album) {
    this.album = album;
  }

  /**
   * Some faces, each without an attribute and with it.
   *
   * @param attribute the attribute's name in CelebA's table
   * @param without the faces without it
   * @param with the same faces with it, in the same order
   * @param faces each face's index in the data set
   * @param subjects whom each shows, as the data set names them
   * @param planted what the change adds to the planted rule's log-odds, the mean over the faces: the attribute's weight, less that of
   *     what it takes away; NaN if there are no faces
   */
  public record Pairs(
      String attribute, DrawnArray without, DrawnArray with, int[] faces, String[] subjects, double planted) {
    public int size() {
      return faces.length;
    }
  }

  /**
   * The faces of a data set, to be drawn again from its seed and rule.
   *
   * @return empty if the data was not drawn by the program, or not as it stands: some of its faces were removed since
   */
  public static Optional<Counterfactuals> of(FaceDataset data) {
    if (data.drawn().isEmpty() || data.size() < DrawingRecipe.FEWEST || data.size() > DrawingRecipe.MOST) {
      return Optional.empty();
    }
    DrawnTruth truth = data.drawn().get();
    Album album = Album.of(new DrawingRecipe(data.size(), truth.seed(), truth.region(), truth.bias()));
    boolean asDrawn = IntStream.range(0, data.size()).allMatch(i -> isAsDrawn(data, album, i));
    return asDrawn ? Optional.of(new Counterfactuals(album)) : Optional.empty();
  }

  private static boolean isAsDrawn(FaceDataset data, Album album, int i) {
    Face face = data.faces().get(i);
    Album.Entry entry = album.faces().get(i);
    return face.file().equals(CelebaTables.file(i))
        && face.subject().equals(Optional.of(Integer.toString(entry.subject())));
  }

  /**
   * Draws pairs.
   *
   * <p>A face is drawn only if the program draws faces of its sex with and without the attribute (no beards on women), and
   * counts only if the attribute shows: a fringe under a hat leaves two equal pictures.
   *
   * @param attribute the attribute's name in CelebA's table
   * @param from indices in the data set of the faces to choose among
   * @param count how many pairs at most
   * @param seed which faces are chosen
   * @param size the pictures' size
   * @param stopped asked between blocks of faces
   * @throws UnusableInputException if there is no such attribute
   * @throws StoppedException once {@code stopped} says so
   */
  public Pairs pairs(String attribute, int[] from, int count, long seed, ImageSize size, BooleanSupplier stopped) {
    FaceAttribute changed = FaceAttribute.of(attribute);
    int[] order = Shuffle.of(eligible(changed, from), new SplittableRandom(seed));
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < order.length && pairs.size() < count; ) {
      if (stopped.getAsBoolean()) {
        throw new StoppedException();
      }
      int end = Math.min(order.length, at + count - pairs.size());
      IntStream.range(at, end)
          .parallel()
          .mapToObj(i -> draw(order[i], changed, size))
          .toList()
          .stream()
          .filter(Pair::differs)
          .forEach(pairs::add);
      at = end;
    }
    return new Pairs(
        attribute,
        array(size, pairs.stream().map(Pair::without).toList()),
        array(size, pairs.stream().map(Pair::with).toList()),
        pairs.stream().mapToInt(Pair::face).toArray(),
        pairs.stream()
            .map(pair -> Integer.toString(album.faces().get(pair.face).subject()))
            .toArray(String[]::new),
        planted(pairs));
  }

  /** Weight by weight, so that what all faces gain is the weight to the last bit. */
  private double planted(List<Pair> pairs) {
    return pairs.isEmpty()
        ? Double.NaN
        : album.rule().weights().entrySet().stream()
            .mapToDouble(weight -> weight.getValue() * mean(pairs, pair -> pair.gains(weight.getKey())))
            .sum();
  }

  private static double mean(List<Pair> pairs, ToIntFunction<Pair> number) {
    return pairs.stream().mapToInt(number).average().orElseThrow();
  }

  private int[] eligible(FaceAttribute attribute, int[] from) {
    boolean men = isShown(attribute, true);
    boolean women = isShown(attribute, false);
    return Arrays.stream(from).filter(i -> has(i, FaceAttribute.MALE) ? men : women).toArray();
  }

  private boolean isShown(FaceAttribute attribute, boolean male) {
    int[] sex =
        IntStream.range(0, album.faces().size()).filter(i -> has(i, FaceAttribute.MALE) == male).toArray();
    double share = IntStream.of(sex).filter(i -> has(i, attribute)).count() / (double) sex.length;
    return share >= SHOWN_SHARE && share <= 1 - SHOWN_SHARE;
  }

  private boolean has(int face, FaceAttribute attribute) {
    return album.faces().get(face).spec().has(attribute);
  }

  private record Unchanged(int face, ImageSize size) {}

  private record Drawn(FaceSpec spec, byte[] rgb, Landmarks landmarks) {}

  private record Pair(int face, Drawn without, Drawn with) {
    boolean differs() {
      return !Arrays.equals(without.rgb, with.rgb);
    }

    /** 1 if it holds with the change alone, −1 if without it alone, else 0. */
    int gains(FaceAttribute attribute) {
      return (with.spec.has(attribute) ? 1 : 0) - (without.spec.has(attribute) ? 1 : 0);
    }
  }

  private Pair draw(int face, FaceAttribute attribute, ImageSize size) {
    FaceSpec spec = album.faces().get(face).spec();
    Drawn asItIs =
        unchanged.computeIfAbsent(new Unchanged(face, size), key -> draw(spec, size));
    Drawn changed = draw(spec.with(attribute, !spec.has(attribute)), size);
    return spec.has(attribute) ? new Pair(face, changed, asItIs) : new Pair(face, asItIs, changed);
  }

  private static Drawn draw(FaceSpec spec, ImageSize size) {
    FacePainter.Painted painted = new FacePainter().paint(spec);
    try (JpegEncoder encoder = new JpegEncoder()) {
      return new Drawn(spec, Photos.decode(encoder.encode(painted.bgr()), size).rgb(), painted.landmarks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DrawnArray array(ImageSize size, List<Drawn> drawn) {
    return new DrawnArray(
        size, drawn.stream().map(Drawn::rgb).toList(), drawn.stream().map(Drawn::landmarks).toList());
  }
}

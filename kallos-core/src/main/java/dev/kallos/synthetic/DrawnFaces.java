package dev.kallos.synthetic;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.Landmarks;
import dev.kallos.internal.file.NativeFolder;
import dev.kallos.internal.file.WholeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws a data set of faces. */
public final class DrawnFaces {
  private DrawnFaces() {}

  /**
   * Draws the faces of {@code recipe} into {@code folder}, which must be absent or empty, in CelebA's official layout:
   *
   * <pre>
   * folder
   * ├── drawn.json                             the planted rule, as {@link DrawnTruth}
   * ├── truth.csv                              file,planted_probability
   * ├── Anno/list_attr_celeba.txt              also identity_CelebA.txt, list_landmarks_align_celeba.txt
   * ├── Eval/list_eval_partition.txt           no subject in two parts
   * └── Img/img_align_celeba/000001.jpg …      178×218 pixels
   * </pre>
   *
   * Everything is drawn into a folder beside it, which is moved into place when it is whole and removed when it cannot
   * become so. The bytes depend on the recipe alone, not on the number of threads.
   *
   * @param threads how many faces to draw at a time, 1 or more
   * @throws UnusableInputException if the folder holds anything or is no folder, or OpenCV cannot be unpacked
   */
  public static void draw(DrawingRecipe recipe, Path folder, int threads, Progress progress) throws IOException {
    NativeFolder.find();
    WholeFolder.create(folder, aside -> fill(recipe, aside, threads, progress));
  }

  private static void fill(DrawingRecipe recipe, Path root, int threads, Progress progress) throws IOException {
    Album album = Album.of(recipe);
    Landmarks[] landmarks = paint(album, root, threads, progress);
    CelebaTables tables = new CelebaTables(root, album.faces());
    tables.attributes();
    tables.identities();
    tables.partition();
    tables.landmarks(landmarks);
    tables.probabilities();
    Map<String, Double> weights = new LinkedHashMap<>();
    album.rule().weights().forEach((attribute, weight) -> weights.put(attribute.id(), weight));
    tables.truth(
        new DrawnTruth(
            recipe.seed(),
            FaceAttribute.ATTRACTIVE.id(),
            FaceAttribute.DRAWN.stream().map(FaceAttribute::id).toList(),
            recipe.plant(),
            album.rule().intercept(),
            weights,
            recipe.bias(),
            album.bayesAccuracy()));
  }

  private static Landmarks[] paint(Album album, Path root, int threads, Progress progress) throws IOException {
    Path photos = Files.createDirectories(root.resolve("Img").resolve("img_align_celeba"));
    Landmarks[] landmarks = new Landmarks[album.faces().size()];
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (Progress.Task task = progress.start("Drawing faces", landmarks.length, "faces")) {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        workers.add(
            pool.submit(
                () -> {
                  try {
                    paintInTurn(album, photos, next, landmarks, task);
                  } catch (IOException | RuntimeException | Error e) {
                    next.set(landmarks.length);
                    throw e;
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      next.set(landmarks.length);
      end(pool);
    }
    return landmarks;
  }

  private static void paintInTurn(
      Album album, Path photos, AtomicInteger next, Landmarks[] landmarks, Progress.Task task) throws IOException {
    FacePainter painter = new FacePainter();
    try (JpegEncoder encoder = new JpegEncoder()) {
      for (int i = next.getAndIncrement(); i < landmarks.length; i = next.getAndIncrement()) {
        FacePainter.Painted painted = painter.paint(album.faces().get(i).spec());
        Files.write(photos.resolve(CelebaTables.file(i)), encoder.encode(painted.bgr()));
        landmarks[i] = painted.landmarks();
        task.advance(1);
      }
    }
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the drawing was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new IOException("a face could not be written: " + io.getMessage(), io);
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a face could not be drawn", e.getCause());
    }
  }

  /** Waits for the workers, so that nobody writes into a folder that is being removed. */
  private static void end(ExecutorService pool) {
    pool.shutdown();
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

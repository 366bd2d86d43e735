package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.network.ConvNet;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Scores photos outside a data set with a run's net. Each is resized as the run's own faces were, so it should be framed as they
 * are. Nothing of a photo is kept.
 *
 * @param progress where it shows
 * @param threads how many photos to decode at a time
 * @param stopped asked between batches; once true, {@link dev.kallos.StoppedException} is thrown
 */
public record PhotoScoring(Progress progress, int threads, BooleanSupplier stopped) {
  private static final int CHUNK = 512;
  private static final int BATCH = 128;
  private static final Pattern PHOTO = Pattern.compile(".*\\.(jpe?g|png)");

  /** Takes each result as it comes, in the order of the photos. */
  @FunctionalInterface
  public interface Sink {
    void accept(PhotoScore score) throws IOException;
  }

  /**
   * The photos some paths stand for: a file for itself, a folder for the JPEG and PNG files in and below it, by name; hidden ones
   * do not count.
   *
   * @throws UnusableInputException if a path does not exist or a folder holds no picture
   */
  public static List<Path> photos(List<Path> paths) throws IOException {
    List<Path> photos = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        List<Path> inside = inside(path);
        if (inside.isEmpty()) {
          throw new UnusableInputException("There is no picture in " + path + "; give a folder with JPEG or PNG files.");
        }
        photos.addAll(inside);
      } else if (Files.exists(path)) {
        photos.add(path);
      } else {
        throw new UnusableInputException("There is no file " + path + "; check the path.");
      }
    }
    return photos;
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> PHOTO.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches())
          .filter(file -> !isHidden(folder.relativize(file)))
          .sorted()
          .toList();
    }
  }

  /** Whether a file, or a folder it is in, is hidden, as what macOS leaves beside copied photos is. */
  private static boolean isHidden(Path file) {
    return StreamSupport.stream(file.spliterator(), false).anyMatch(name -> name.toString().startsWith("."));
  }

  /** Scores photos, some hundred at a time, so that memory stays flat. */
  public void score(RunFolder run, List<Path> photos, Sink sink) throws IOException {
    RunConfig config = RunConfig.read(run);
    ExecutorService decoders = Executors.newFixedThreadPool(threads);
    try (ConvNet net = Nets.trained(run, config);
        Progress.Task task = progress.start("Scoring photos", photos.size(), "photos")) {
      for (int from = 0; from < photos.size(); from += CHUNK) {
        List<Path> some = photos.subList(from, Math.min(photos.size(), from + CHUNK));
        score(net, some, decoders, sink);
        task.advance(some.size());
      }
    } finally {
      decoders.shutdownNow();
    }
  }

  private void score(ConvNet net, List<Path> photos, ExecutorService decoders, Sink sink) throws IOException {
    ImageSize size = net.summary().size();
    List<Future<Decoded>> decoding = new ArrayList<>();
    for (Path photo : photos) {
      decoding.add(decoders.submit(() -> decode(photo, size)));
    }
    List<Decoded> all = new ArrayList<>();
    for (Future<Decoded> future : decoding) {
      all.add(await(future));
    }
    List<byte[]> pixels = all.stream().flatMap(decoded -> decoded.rgb().stream()).toList();
    int[] order = IntStream.range(0, pixels.size()).toArray();
    double[] logits = Scorer.logits(net, new Memory(size, pixels), order, BATCH, Progress.silent(), stopped);
    int next = 0;
    for (int i = 0; i < photos.size(); i++) {
      boolean readable = all.get(i).rgb().isPresent();
      sink.accept(
          readable
              ? new PhotoScore.Scored(photos.get(i), logits[next++])
              : new PhotoScore.Unreadable(photos.get(i), all.get(i).problem()));
    }
  }

  /** A photo's pixels, or why there are none. */
  private record Decoded(Optional<byte[]> rgb, String problem) {}

  private static Decoded decode(Path photo, ImageSize size) {
    try {
      return new Decoded(Optional.of(Photos.decode(Files.readAllBytes(photo), size).rgb()), "");
    } catch (IOException e) {
      return new Decoded(Optional.empty(), e.getMessage());
    }
  }

  private static Decoded await(Future<Decoded> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while decoding", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("decoding failed", e.getCause());
    }
  }

  /** Photos in memory. */
  private record Memory(ImageSize size, List<byte[]> pixels) implements FaceArray {
    @Override
    public int faces() {
      return pixels.size();
    }

    @Override
    public void copy(int face, ByteBuffer target) {
      target.put(pixels.get(face));
    }
  }
}

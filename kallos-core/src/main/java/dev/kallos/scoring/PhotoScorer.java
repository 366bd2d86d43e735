package dev.kallos.scoring;

import dev.kallos.StoppedException;
import dev.kallos.dataset.PhotoFile;
import dev.kallos.evaluation.EnsembleScores;
import dev.kallos.image.FaceBlocks;
import dev.kallos.image.ImageSize;
import dev.kallos.image.PhotoProblem;
import dev.kallos.image.Photos;
import dev.kallos.internal.torch.Cores;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;

/**
 * Scores photos on all cores. Each core decodes a few photos and takes them through the net by itself, then the next few: no
 * core waits for another, and decoding and arithmetic need no balance. Where the net lies on a graphics card, the cores take turns
 * at it. Several nets answer with the mean of their logits, and each photo is decoded once.
 */
public final class PhotoScorer {
  private static final int CHUNK = 4096;
  private static final int MOST = 64;
  private static final int MOST_BYTES = 16 << 20;
  /** On many cores each takes fewer photos at a time, so that all have room. */
  private static final int ALL_BYTES = 256 << 20;

  private final List<ConvNet> nets;
  private final ConvNet first;
  private final BooleanSupplier stopped;
  private final List<ByteBuffer> buffers;
  private final int block;

  /**
   * Scores with a net, which it does not own.
   *
   * @param stopped asked between a few photos, by several threads; once true, {@link StoppedException} is thrown
   */
  public PhotoScorer(ConvNet net, BooleanSupplier stopped) {
    this(List.of(net), stopped);
  }

  /**
   * Scores with several nets of one input, which it does not own.
   *
   * @param nets one at least
   * @param stopped asked between a few photos, by several threads; once true, {@link StoppedException} is thrown
   */
  public PhotoScorer(List<ConvNet> nets, BooleanSupplier stopped) {
    this.nets = List.copyOf(nets);
    this.first = nets.get(0);
    this.stopped = stopped;
    int faceBytes = 3 * first.summary().size().pixels();
    int threads = torch.get_num_threads();
    this.block = Math.max(1, Math.min(MOST, Math.min(MOST_BYTES, ALL_BYTES / threads) / faceBytes));
    this.buffers = Stream.generate(() -> ByteBuffer.allocateDirect(block * faceBytes)).limit(threads).toList();
  }

  /**
   * What came of a photo: one of the two.
   *
   * @param logit the net's answer, or the mean of the nets'
   * @param problem why the photo cannot be read
   */
  public record Result(OptionalDouble logit, Optional<String> problem) {}

  /** Takes each result as it comes, in the order of the photos. */
  @FunctionalInterface
  public interface Sink {
    void accept(Path photo, Result result) throws IOException;
  }

  /** Scores photos, some thousand at a time, so that memory stays flat. */
  public void score(List<Path> photos, Sink sink) throws IOException {
    try (Cores cores = Cores.start(buffers.size())) {
      for (int from = 0; from < photos.size(); from += CHUNK) {
        chunk(photos.subList(from, Math.min(photos.size(), from + CHUNK)), cores, sink);
      }
    }
  }

  private void chunk(List<Path> photos, Cores cores, Sink sink) throws IOException {
    Result[] results = new Result[photos.size()];
    FaceBlocks blocks = new FaceBlocks(results.length, block, buffers.size());
    cores.each(core -> blocks.each((from, to) -> block(photos, from, to, buffers.get(core), results)));
    for (int i = 0; i < results.length; i++) {
      sink.accept(photos.get(i), results[i]);
    }
  }

  private void block(List<Path> photos, int from, int to, ByteBuffer pixels, Result[] results) {
    if (stopped.getAsBoolean()) {
      throw new StoppedException();
    }
    ImageSize size = first.summary().size();
    int[] readable = new int[to - from];
    int count = 0;
    pixels.clear();
    for (int i = from; i < to; i++) {
      try {
        Photos.decode(PhotoFile.read(photos.get(i)), size, pixels);
        readable[count++] = i;
      } catch (IOException e) {
        results[i] = new Result(OptionalDouble.empty(), Optional.of(PhotoProblem.of(e, photos.get(i))));
      }
    }
    int[] faces = Arrays.copyOf(readable, count);
    double[] logits = count == 0 ? new double[0] : logits(new FaceBatch(faces, pixels.flip(), size.height(), size.width()));
    for (int i = 0; i < count; i++) {
      results[faces[i]] = new Result(OptionalDouble.of(logits[i]), Optional.empty());
    }
  }

  private double[] logits(FaceBatch batch) {
    ScoringEvent event = new ScoringEvent();
    event.begin();
    List<double[]> answers = nets.stream().map(net -> doubles(net.logits(batch, 0, batch.size()))).toList();
    event.faces = batch.size();
    event.commit();
    return EnsembleScores.mean(answers);
  }

  private static double[] doubles(float[] logits) {
    return IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray();
  }
}

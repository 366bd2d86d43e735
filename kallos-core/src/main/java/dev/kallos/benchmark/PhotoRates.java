package dev.kallos.benchmark;

import dev.kallos.Progress;
import dev.kallos.benchmark.BenchmarkResult.Decode;
import dev.kallos.benchmark.BenchmarkResult.Packing;
import dev.kallos.benchmark.BenchmarkResult.Scoring;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.image.FacePack;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.scoring.PhotoScorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** How fast a folder of photos is decoded, packed and scored, in photos a second. */
final class PhotoRates {
  /** How many photos one core decodes at a time, and how many there are at least. */
  static final int BLOCK = 64;

  /** How many photos are decoded and scored at a time; all are packed, so that a pack's beginning and end weigh little. */
  private static final int SOME = 1280;

  private final ConvNet net;
  private final ImageSize size;
  private final PhotoFolder folder;
  private final List<Path> photos;
  private final Repetitions repetitions;
  private final BooleanSupplier stopped;

  PhotoRates(ConvNet net, PhotoFolder folder, Repetitions repetitions, BooleanSupplier stopped) {
    this.net = net;
    this.size = net.summary().size();
    this.folder = folder;
    this.photos = folder.photos().subList(0, Math.min(SOME, folder.photos().size()));
    this.repetitions = repetitions;
    this.stopped = stopped;
  }

  Decode decode() {
    List<Path> block = photos.subList(0, BLOCK);
    ByteBuffer pixels = pixels();
    double one = BLOCK / repetitions.median(() -> block.forEach(photo -> decode(photo, pixels)));
    double all = photos.size() / repetitions.median(this::decodeAll);
    return new Decode(one, all);
  }

  private void decodeAll() {
    AtomicInteger next = new AtomicInteger();
    net.cores()
        .each(
            core -> {
              ByteBuffer pixels = pixels();
              for (int i = next.getAndIncrement(); i < photos.size(); i = next.getAndIncrement()) {
                decode(photos.get(i), pixels);
              }
            });
  }

  private ByteBuffer pixels() {
    return ByteBuffer.allocateDirect(3 * size.pixels());
  }

  private void decode(Path photo, ByteBuffer pixels) {
    try {
      Photos.decode(Files.readAllBytes(photo), size, pixels.clear());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Decodes photos, and packs all of the folder's, in turn. Each pack is removed before the next is made. */
  Packing packing() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(folder.table()), Progress.silent())) {
      Path cache = folder.folder().resolve("cache");
      double[][] rounds =
          repetitions.inTurn(
              this::decodeAll,
              () -> WholeFolder.remove(cache),
              () -> FacePack.open(data, size, cache, false, net.cores().count(), Progress.silent(), stopped).close());
      WholeFolder.remove(cache);
      double toAPhoto = (double) data.size() / photos.size();
      return new Packing(
          data.size() / Repetitions.median(rounds, t -> t[2]), Repetitions.median(rounds, t -> t[0] * toAPhoto / t[2]));
    }
  }

  /**
   * Scores photos, decodes them, and takes as many faces through the net, in turn.
   *
   * @param faces a batch
   */
  Scoring scoring(FaceBatch faces) {
    PhotoScorer scorer = new PhotoScorer(net, stopped);
    int batches = (photos.size() + faces.size() - 1) / faces.size();
    double[][] rounds =
        repetitions.inTurn(
            this::decodeAll,
            () -> {
              for (int i = 0; i < batches; i++) {
                net.logits(faces);
              }
            },
            () -> scorer.score(photos, (photo, result) -> {}));
    double toAPhoto = (double) photos.size() / ((long) batches * faces.size());
    return new Scoring(
        photos.size() / Repetitions.median(rounds, t -> t[2]),
        Repetitions.median(rounds, t -> Math.max(t[0], t[1] * toAPhoto) / t[2]),
        Repetitions.median(rounds, t -> (t[0] + t[1] * toAPhoto) / t[2]));
  }
}

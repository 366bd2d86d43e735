package dev.kallos.image;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.FaceDataset;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Every face of a data set decoded and resized once: a {@code .npy} of N×H×W×3 unsigned bytes, RGB, row i being face i of
 * the data set. Safe for use by many threads. Its owner closes it.
 *
 * <p>It lies in {@code packs/<first 16 digits of the data's fingerprint>-<size>/} of the cache folder, as {@code
 * pixels.npy} and {@code pack.json}, and is made again when any photo is of another time than it knows, or photos are
 * decoded otherwise now.
 *
 * <p>Faces are read from the file, not mapped: mapped pages count as the process's memory, which would then grow with the
 * faces, and Java 17 offers no way to unmap them. What is read often stays in the system's page cache either way.
 */
public final class FacePack implements FaceArray, AutoCloseable {
  private static final String PIXELS = "pixels.npy";
  private static final double MOST_UNREADABLE = 0.01;

  private final PackRecord record;
  private final FileChannel pixels;
  private final long start;

  private FacePack(PackRecord record, FileChannel pixels, long start) {
    this.record = record;
    this.pixels = pixels;
    this.start = start;
  }

  /**
   * Opens the pack of that data and size in the cache folder, making it first if it is not there. Photos that cannot be
   * decoded are listed in {@link #unreadable()}; their rows are zero.
   *
   * @param threads how many workers decode
   * @param stopped asked between a few photos, by several threads
   * @throws UnusableInputException if more than 1 % of the photos are unreadable, unless {@code allowUnreadable}
   * @throws java.io.InterruptedIOException if the thread is interrupted; no half pack is left
   * @throws dev.kallos.StoppedException once {@code stopped} says so; likewise
   */
  public static FacePack open(
      FaceDataset data,
      ImageSize size,
      Path cache,
      boolean allowUnreadable,
      int threads,
      Progress progress,
      BooleanSupplier stopped)
      throws IOException {
    return open(data, size, cache, allowUnreadable, threads, progress, stopped, Clock.systemUTC());
  }

  static FacePack open(
      FaceDataset data,
      ImageSize size,
      Path cache,
      boolean allowUnreadable,
      int threads,
      Progress progress,
      BooleanSupplier stopped,
      Clock clock)
      throws IOException {
    PackShelf shelf = new PackShelf(cache.resolve("packs"));
    String name = data.fingerprint().substring(0, 16) + "-" + size;
    Path folder = shelf.path().resolve(name);
    byte[] header = NpyFile.header("|u1", data.size(), size.height(), size.width(), 3);
    Optional<PackRecord> found = usable(folder, data, size, header);
    if (found.isEmpty()) {
      shelf.put(
          name,
          there -> usable(there, data, size, header).isPresent(),
          aside ->
              new PackRecord(
                      data.fingerprint(),
                      size,
                      Photos.decoder(),
                      data.size(),
                      clock.instant().toString(),
                      data.photos().times(),
                      PackMaker.make(data, size, aside.resolve(PIXELS), threads, progress, stopped))
                  .write(aside));
      found = usable(folder, data, size, header);
    }
    PackRecord record = found.orElseThrow(() -> new IOException("the pack just made in " + folder + " cannot be read"));
    if (!allowUnreadable) {
      refuseManyUnreadable(data, record);
    }
    return new FacePack(record, FileChannel.open(folder.resolve(PIXELS), StandardOpenOption.READ), header.length);
  }

  private static Optional<PackRecord> usable(Path folder, FaceDataset data, ImageSize size, byte[] header)
      throws IOException {
    Optional<PackRecord> record = PackRecord.read(folder);
    Path pixels = folder.resolve(PIXELS);
    if (record.isEmpty() || !Files.isRegularFile(pixels) || !Files.isReadable(pixels)) {
      return Optional.empty();
    }
    byte[] start = new byte[header.length];
    try (var in = Files.newInputStream(pixels)) {
      in.readNBytes(start, 0, start.length);
    }
    boolean same =
        data.fingerprint().equals(record.get().fingerprint())
            && size.equals(record.get().size())
            && Photos.decoder().equals(record.get().decoder())
            && data.photos().times().equals(record.get().photoTimes())
            && Arrays.equals(start, header)
            && Files.size(pixels) == header.length + data.size() * faceBytes(size)
            && record.get().isOf(data.size())
            && record.get().unreadable().stream().allMatch(photo -> isUnreadable(data, photo.row(), size));
    return same ? record : Optional.empty();
  }

  private static boolean isUnreadable(FaceDataset data, int face, ImageSize size) {
    try {
      PackMaker.decode(data, face, size);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void refuseManyUnreadable(FaceDataset data, PackRecord record) {
    int count = record.unreadable().size();
    if (count > MOST_UNREADABLE * record.faces()) {
      PackRecord.Unreadable first = record.unreadable().get(0);
      throw new UnusableInputException(
          "%d of the %d photos of %s cannot be read, the first one %s (%s); get them again, or go on without them"
                  .formatted(count, record.faces(), data.root(), first.file(), first.reason())
              + " by --allow-unreadable.");
    }
  }

  private static long faceBytes(ImageSize size) {
    return 3L * size.pixels();
  }

  @Override
  public ImageSize size() {
    return record.size();
  }

  @Override
  public int faces() {
    return record.faces();
  }

  /** What tells this pack from one that was made of the same data at another time, or otherwise. */
  public String stamp() {
    return record.decoder() + " " + record.photoTimes();
  }

  /** The faces whose photos cannot be decoded: index and reason, ascending. */
  public Map<Integer, String> unreadable() {
    Map<Integer, String> reasons = new TreeMap<>();
    record.unreadable().forEach(photo -> reasons.put(photo.row(), photo.reason()));
    return Collections.unmodifiableMap(reasons);
  }

  /**
   * Copies one face's H×W×3 bytes into {@code target} from its position on, and advances that. A thread that is interrupted
   * while it copies closes the pack for all.
   *
   * @throws IllegalStateException if the pack is closed
   * @throws UncheckedIOException if the file cannot be read
   */
  @Override
  public void copy(int face, ByteBuffer target) {
    int faceBytes = (int) faceBytes(record.size());
    ByteBuffer bytes = target.slice(target.position(), faceBytes);
    try {
      while (bytes.hasRemaining()) {
        if (pixels.read(bytes, start + (long) face * faceBytes + bytes.position()) < 0) {
          throw new EOFException("the pack has no face " + face);
        }
      }
    } catch (ClosedChannelException e) {
      throw new IllegalStateException("the pack is closed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    target.position(target.position() + faceBytes);
  }

  @Override
  public void close() throws IOException {
    pixels.close();
  }
}

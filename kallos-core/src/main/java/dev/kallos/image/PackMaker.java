package dev.kallos.image;

import dev.kallos.Progress;
import dev.kallos.dataset.FaceDataset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

/**
 * Decodes the faces of a data set into a file. Each worker decodes a block of faces into its own buffer and writes that
 * at the block's place in the file. (Writing, not mapping: where the disk is full a write throws, while a store to a
 * mapping kills the process.)
 */
final class PackMaker {
  private PackMaker() {}

  /**
   * Writes the pixels of every face to {@code file}.
   *
   * @return the photos that cannot be decoded, ascending; their rows are zero
   * @throws InterruptedIOException if the calling thread is interrupted; the workers have ended by then
   * @throws dev.kallos.StoppedException once {@code stopped} says so; likewise
   */
  static List<PackRecord.Unreadable> make(
      FaceDataset data, ImageSize size, Path file, int threads, Progress progress, BooleanSupplier stopped)
      throws IOException {
    SortedMap<Integer, String> reasons = new ConcurrentSkipListMap<>();
    try (Progress.Task task = progress.start("Packing faces", data.size(), "faces");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        EarlyFlush flush = new EarlyFlush(channel::force)) {
      byte[] header = NpyFile.header("|u1", data.size(), size.height(), size.width(), 3);
      write(channel, ByteBuffer.wrap(header), 0);
      int faceBytes = 3 * size.pixels();
      int most = FaceWorkers.block(faceBytes);
      FaceWorkers.run(
          data.size(),
          most,
          threads,
          stopped,
          () -> {
            ByteBuffer block = ByteBuffer.allocateDirect(most * faceBytes);
            return (from, to) -> {
              PackingEvent event = new PackingEvent();
              event.begin();
              block.clear();
              for (int face = from; face < to; face++) {
                FaceWorkers.refuseInterrupted();
                decode(data, face, size, block, reasons);
              }
              write(channel, block.flip(), header.length + (long) from * faceBytes);
              event.faces = to - from;
              event.commit();
              task.advance(to - from);
            };
          });
      flush.finish();
    }
    return reasons.entrySet().stream()
        .map(bad -> new PackRecord.Unreadable(bad.getKey(), data.faces().file(bad.getKey()), bad.getValue()))
        .toList();
  }

  private static void decode(
      FaceDataset data, int face, ImageSize size, ByteBuffer block, SortedMap<Integer, String> reasons)
      throws InterruptedIOException {
    try {
      Photos.decode(data.photos().read(data.faces().file(face)), size, block);
    } catch (IOException e) {
      FaceWorkers.refuseInterrupted();
      reasons.put(face, PhotoProblem.of(e));
      block.put(new byte[3 * size.pixels()]);
    }
  }

  /** One face's H×W×3 bytes. */
  static byte[] decode(FaceDataset data, int face, ImageSize size) throws IOException {
    return Photos.decode(data.photos().read(data.faces().file(face)), size).rgb();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}

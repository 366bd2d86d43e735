package dev.kallos.image;

import dev.kallos.Progress;
import dev.kallos.dataset.FaceDataset;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decodes the faces of a data set into a file. Each worker takes a block of faces at a time, decodes it into its own buffer
 * and writes that at the block's place in the file. (Writing, not mapping: where the disk is full a write throws, while a
 * store to a mapping kills the process.)
 */
final class PackMaker {
  private static final int BLOCK = 64;

  private final FaceDataset data;
  private final ImageSize size;
  private final Progress.Task task;
  private final AtomicInteger next = new AtomicInteger();

  private PackMaker(FaceDataset data, ImageSize size, Progress.Task task) {
    this.data = data;
    this.size = size;
    this.task = task;
  }

  /**
   * Writes the pixels of every face to {@code file}.
   *
   * @return the photos that cannot be decoded, ascending; their rows are zero
   * @throws InterruptedIOException if the calling thread is interrupted; the workers have ended by then
   */
  static List<PackRecord.Unreadable> make(
      FaceDataset data, ImageSize size, Path file, int threads, Progress progress) throws IOException {
    try (Progress.Task task = progress.start("Packing faces", data.size(), "faces");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] header = NpyFile.header("|u1", data.size(), size.height(), size.width(), 3);
      write(channel, ByteBuffer.wrap(header), 0);
      List<PackRecord.Unreadable> unreadable =
          new PackMaker(data, size, task).run(channel, header.length, Math.max(1, threads));
      channel.force(true);
      return unreadable;
    }
  }

  private List<PackRecord.Unreadable> run(FileChannel channel, long start, int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<List<PackRecord.Unreadable>> workers = new ExecutorCompletionService<>(pool);
      Callable<List<PackRecord.Unreadable>> work = () -> packBlocks(channel, start);
      for (int i = 0; i < threads; i++) {
        workers.submit(work);
      }
      List<PackRecord.Unreadable> unreadable = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        unreadable.addAll(workers.take().get());
      }
      unreadable.sort(Comparator.comparingInt(PackRecord.Unreadable::row));
      return unreadable;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("packing was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("packing failed", e.getCause());
    } finally {
      end(pool);
    }
  }

  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
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

  private List<PackRecord.Unreadable> packBlocks(FileChannel channel, long start) throws IOException {
    int faceBytes = 3 * size.pixels();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK * faceBytes);
    List<PackRecord.Unreadable> unreadable = new ArrayList<>();
    for (int from = next.getAndAdd(BLOCK); from < data.size(); from = next.getAndAdd(BLOCK)) {
      int to = Math.min(from + BLOCK, data.size());
      block.clear();
      for (int face = from; face < to && !Thread.currentThread().isInterrupted(); face++) {
        try {
          block.put(decode(data, face, size));
        } catch (IOException e) {
          unreadable.add(new PackRecord.Unreadable(face, data.faces().get(face).file(), reason(e)));
          block.put(new byte[faceBytes]);
        }
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("packing was interrupted");
      }
      write(channel, block.flip(), start + (long) from * faceBytes);
      task.advance(to - from);
    }
    return unreadable;
  }

  /** One face's H×W×3 bytes. */
  static byte[] decode(FaceDataset data, int face, ImageSize size) throws IOException {
    return Photos.decode(data.photos().read(data.faces().get(face).file()), size).rgb();
  }

  static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}

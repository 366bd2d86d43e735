package dev.kallos.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What tells one picture's content from another's without reading it, for each picture that the tables name: its size and,
 * inside a zip, its checksum, else when it last changed.
 */
final class PhotoStamps {
  private static final long ABSENT = -1;

  private final Names names;
  private final long[] sizes;
  /** Made once there is one. */
  private int[] crcs;
  private final long[] times;
  private final Names unnamed = new Names();

  /** Stamps of pictures of these names, of which none has been found yet. */
  PhotoStamps(Names names) {
    this.names = names;
    this.sizes = new long[names.size()];
    this.times = new long[names.size()];
    Arrays.fill(sizes, ABSENT);
  }

  /**
   * Notes a picture.
   *
   * @param size in bytes
   * @param crc CRC-32, 0 where it is not known
   * @param modified when it last changed, in milliseconds since 1970; 0 where it is not known
   */
  void put(String name, long size, long crc, long modified) {
    int row = names.find(name);
    if (row < 0) {
      unnamed.add(name);
      return;
    }
    sizes[row] = size;
    times[row] = modified;
    if (crc != 0 && crcs == null) {
      crcs = new int[sizes.length];
    }
    if (crcs != null) {
      crcs[row] = (int) crc;
    }
  }

  /** Whether the tables name a picture so. */
  boolean names(String name) {
    return names.find(name) >= 0;
  }

  /** Whether the picture of that row of the tables is there. */
  boolean has(int row) {
    return sizes[row] != ABSENT;
  }

  /** Its size in bytes. */
  long size(int row) {
    return sizes[row];
  }

  /** Its CRC-32, 0 where it is not known. */
  long crc(int row) {
    return crcs == null ? 0 : Integer.toUnsignedLong(crcs[row]);
  }

  /** What is another once any picture is of another time. */
  String times() {
    return Fingerprint.of(times);
  }

  /** The pictures that no row of the tables names, sorted. */
  Stream<String> unnamed() {
    return IntStream.range(0, unnamed.size()).mapToObj(unnamed::get).sorted();
  }
}

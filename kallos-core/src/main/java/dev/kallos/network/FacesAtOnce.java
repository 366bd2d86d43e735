package dev.kallos.network;

import dev.kallos.image.ImageSize;

/**
 * How many faces go through a net at a time: as many as is usual, but fewer of large ones, so that what a net has learnt to judge
 * in the memory at hand can be scored and explained in it too.
 */
public final class FacesAtOnce {
  private static final int BATCH_BYTES = 64 << 20;

  /** Up to this size a core takes its whole share; what the layers put out of larger faces would add up to gigabytes. */
  private static final int WHOLE_PIXELS = 256 * 256;

  private static final int PIECE_PIXELS = 1 << 20;

  private FacesAtOnce() {}

  /**
   * How many there are in a batch that is not learnt from.
   *
   * @param usual how many there are of small faces
   * @return one at least
   */
  public static int inBatch(int usual, ImageSize size) {
    return Math.max(1, Math.min(usual, BATCH_BYTES / (3 * size.pixels())));
  }

  /** How many of its share of a batch a core takes at a time, one at least. */
  static int onCore(int share, ImageSize size) {
    return size.pixels() <= WHOLE_PIXELS ? share : Math.max(1, Math.min(share, PIECE_PIXELS / size.pixels()));
  }
}

package dev.kallos.internal.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Keeps glibc from handing every freed block back to the kernel.
 *
 * <p>A training step allocates and frees the same large blocks again and again; by default glibc maps each from the kernel
 * and has it zeroed page by page, which takes about half of the processor's time.
 */
final class Allocator {
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_MAX = -4;
  private static final int M_ARENA_MAX = -8;

  private Allocator() {}

  /** The part of the C library used here. */
  public interface LibC extends Library {
    int mallopt(int parameter, int value);
  }

  /** Tunes glibc; does nothing where the C library is another. */
  static void keepFreedMemory() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      LibC libc = Native.load("c", LibC.class);
      libc.mallopt(M_ARENA_MAX, 1);
      libc.mallopt(M_MMAP_MAX, 0);
      libc.mallopt(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
    } catch (UnsatisfiedLinkError e) {
      // A C library without mallopt (musl) has nothing to tune.
    }
  }
}

package dev.kallos.internal.torch;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;

/**
 * Settings that native libraries read when they are loaded, and that Java cannot change: glibc's allocator, and for how long
 * OpenMP's threads spin before they sleep. What the user's own environment says stays.
 *
 * <p>A training step allocates and frees the same large blocks again and again; by default glibc maps each from the kernel
 * and has it zeroed page by page, which takes about half of the processor's time. And threads that spin without end while
 * they wait take the core from the thread they wait for as soon as another program runs.
 */
final class Environment {
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_MAX = -4;
  private static final int M_ARENA_MAX = -8;
  private static final int KEEP = 0;

  /** The property that names the folder JNA unpacks itself into; where it can write none, it prints a stack trace. */
  private static final String FOLDER = "jna.tmpdir";

  private Environment() {}

  /** The part of the C library used here. */
  public interface LibC extends Library {
    int mallopt(int parameter, int value);

    int setenv(String name, String value, int overwrite);
  }

  /**
   * Tunes glibc and OpenMP; does nothing where the C library is another.
   *
   * @param folder one that can be written, for the library that calls the C library
   */
  static void tune(Path folder) {
    if (System.getProperty(FOLDER) == null) {
      System.setProperty(FOLDER, folder.toString());
    }
    if (!Platform.isLinux()) {
      return;
    }
    try {
      LibC libc = Native.load("c", LibC.class);
      libc.setenv("GOMP_SPINCOUNT", "20000", KEEP);
      libc.mallopt(M_ARENA_MAX, 1);
      libc.mallopt(M_MMAP_MAX, 0);
      libc.mallopt(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
    } catch (UnsatisfiedLinkError e) {
      // A C library without mallopt (musl) has nothing to tune.
    }
  }
}

package dev.kallos.internal.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/** Starts libtorch in this process. Everything that touches a tensor comes after. */
public final class Engine {
  private Engine() {}

  /**
   * Makes libtorch ready; calling it again only sets the number of threads.
   *
   * <p>The order matters: allocator and threads are tuned before libtorch is loaded, and {@code libtorch_cpu} is unpacked
   * before the loader opens {@code libtorch}, which links to it by a path in the same folder and crashes without it.
   *
   * @param threads how many cores one operation may use
   */
  public static void start(int threads) {
    Environment.tune();
    String platform = Loader.getPlatform();
    String library = platform.startsWith("windows") ? "torch_cpu.dll" : "libtorch_cpu" + librarySuffix(platform);
    try {
      Loader.cacheResource(torch.class, "/org/bytedeco/pytorch/" + platform + "/" + library);
    } catch (IOException e) {
      throw new UncheckedIOException("libtorch cannot be unpacked", e);
    }
    torch.set_num_threads(threads);
    // Cores work side by side, each in an operation of its own. OpenBLAS may long be loaded: OpenCV brings it too.
    Loader.load(openblas_nolapack.class);
    org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
    // libtorch would try NNPACK for a convolution of a single small photo, and print a warning each time it does not start.
    torch.globalContext().setUserEnabledNNPACK(false);
  }

  /** The version of libtorch and of its presets, for instance {@code 2.10.0-1.5.13}. */
  public static String version() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }

  private static String librarySuffix(String platform) {
    return platform.startsWith("macosx") ? ".dylib" : ".so";
  }
}

package dev.kallos.internal.torch;

import dev.kallos.internal.file.NativeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** Starts libtorch in this process. Everything that touches a tensor comes after. */
public final class Engine {
  private Engine() {}

  /**
   * Makes libtorch ready; calling it again only sets the number of threads.
   *
   * <p>The order matters: allocator and threads are tuned before libtorch is loaded, and its libraries are unpacked before the
   * loader opens the first of them. They link to each other by a path in the same folder: without {@code libtorch_cpu}
   * {@code libtorch} crashes, and without {@code libc10} those for cards are left out.
   *
   * @param threads how many cores one operation may use
   * @throws dev.kallos.UnusableInputException if its libraries cannot be unpacked anywhere
   */
  public static void start(int threads) {
    Environment.tune(NativeFolder.find());
    for (String library : isBuiltForCards() ? List.of("c10", "torch_cpu", "c10_cuda", "torch_cuda") : List.of("torch_cpu")) {
      unpack(library);
    }
    torch.set_num_threads(threads);
    // Cores work side by side, each in an operation of its own. OpenBLAS may long be loaded: OpenCV brings it too.
    Loader.load(openblas_nolapack.class);
    org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
    Context context = torch.globalContext();
    // libtorch would try NNPACK for a convolution of a single small photo, and print a warning each time it does not start.
    context.setUserEnabledNNPACK(false);
    // On cards: the same sums in the same order each time, and no 19 bits where 32 were asked for.
    context.setDeterministicCuDNN(true);
    context.setAllowTF32CuDNN(false);
  }

  /** Whether the native libraries are those that compute on NVIDIA's cards too; starts nothing. */
  static boolean isBuiltForCards() {
    return torch.class.getResource(resource("torch_cuda", "-gpu")) != null;
  }

  private static void unpack(String library) {
    try {
      Loader.cacheResource(torch.class, resource(library, isBuiltForCards() ? "-gpu" : ""));
    } catch (IOException e) {
      throw new UncheckedIOException("libtorch cannot be unpacked", e);
    }
  }

  private static String resource(String library, String extension) {
    String platform = Loader.getPlatform();
    String folder = "/org/bytedeco/pytorch/" + platform + extension + "/";
    if (platform.startsWith("windows")) {
      return folder + library + ".dll";
    }
    return folder + "lib" + library + (platform.startsWith("macosx") ? ".dylib" : ".so");
  }

  /** The version of libtorch and of its presets, for instance {@code 2.10.0-1.5.13}. */
  public static String version() throws IOException {
    return Loader.getVersion("org.bytedeco", "pytorch");
  }
}

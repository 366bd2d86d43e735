import dev.kallos.Progress;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.method.Methods;
import dev.kallos.image.FaceArray;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.scoring.Scorer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How long each method takes on the article's net: the gradient methods on all faces, the slow ones on a few. */
public final class MethodsTable {
  public static void main(String[] args) {
    ImageSize size = ImageSize.parse(args[0]);
    int faces = Integer.parseInt(args[1]);
    int few = Integer.parseInt(args[2]);
    Engine.start(Integer.parseInt(args[3]));
    FaceArray noise = new Noise(size, Math.min(faces, 128));
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, size, Precision.FP32, 1)) {
      int[] all = IntStream.range(0, faces).map(i -> i % noise.faces()).toArray();
      Scorer.logits(net, noise, all, 64, Progress.silent(), () -> false);
      long start = System.nanoTime();
      Scorer.logits(net, noise, all, 64, Progress.silent(), () -> false);
      System.out.printf("| method | faces | seconds | faces a second |%n|---|---|---|---|%n");
      row("forward pass alone", faces, start);
      double sum = 0;
      for (Explainer explainer : Methods.of(net.summary(), Optional.empty(), 1).chosen(List.of("all"))) {
        int[] some = explainer.isSlow() ? IntStream.range(0, few).toArray() : all;
        long begun = System.nanoTime();
        explainer.explain(net, noise, some, explainer.isSlow() ? 4 : 64, Progress.silent(), () -> false);
        double seconds = row(explainer.name(), some.length, begun);
        sum += explainer.isSlow() || explainer.isControl() ? 0 : seconds;
      }
      System.out.printf("| all gradient methods | %d | %.1f | |%n", faces, sum);
    }
  }

  private static double row(String name, int faces, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("| %s | %d | %.2f | %.1f |%n", name, faces, seconds, faces / seconds);
    return seconds;
  }

  private record Noise(ImageSize size, int faces) implements FaceArray {
    @Override
    public void copy(int face, ByteBuffer target) {
      SplittableRandom random = new SplittableRandom(face);
      byte[] pixels = new byte[3 * size.pixels()];
      random.nextBytes(pixels);
      target.put(pixels);
    }
  }
}

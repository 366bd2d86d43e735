import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.PrecisionChoice;
import dev.kallos.training.TrainingStep;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/** Times the article's net in Kallos, and prints one line of JSON. Argument: how many timed repetitions. */
public final class Kallos {
  private static final int SIDE = 128;
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 2;
  private static final double LEAST_SECONDS = 4;

  private Kallos() {}

  public static void main(String[] args) throws Exception {
    int repetitions = Integer.parseInt(args[0]);
    Engine.start(2);
    PrecisionChoice choice = PrecisionChoice.automatic();
    float[] labels = new float[BATCH];
    FaceBatch faces = faces(labels);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, new ImageSize(SIDE, SIDE), choice.precision(), 1);
        TrainingStep step = new TrainingStep(net, 3e-5, 1e-3, System::nanoTime)) {
      List<Double> losses = new ArrayList<>();
      double training =
          rate(repetitions, () -> losses.add(step.apply(faces, labels, losses.size()).loss()));
      double inference = rate(repetitions, () -> net.logits(faces));
      System.out.printf(
          Locale.ROOT,
          "{\"name\": \"kallos\", \"training\": %.2f, \"inference\": %.2f, \"parameters\": %d, \"losses\": %s,"
              + " \"version\": \"Kallos in %s\"}%n",
          training, inference, net.summary().parameters(), losses, choice.precision().id());
    }
  }

  private static FaceBatch faces(float[] labels) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(BATCH * 3 * SIDE * SIDE);
    SplittableRandom random = new SplittableRandom(1);
    for (int face = 0; face < BATCH; face++) {
      labels[face] = face % 2;
      for (int i = 0; i < 3 * SIDE * SIDE; i++) {
        pixels.put((byte) (random.nextInt(128) + 51 + 26 * (face % 2)));
      }
    }
    return new FaceBatch(new int[BATCH], pixels.flip(), SIDE, SIDE);
  }

  /** Images a second in the median repetition, of so many at least and for some seconds at least, after some to warm up. */
  private static double rate(int repetitions, Callable<?> work) throws Exception {
    for (double spent = 0; spent < WARM_UP_SECONDS; ) {
      spent += seconds(work);
    }
    List<Double> seconds = new ArrayList<>();
    for (double spent = 0; seconds.size() < repetitions || spent < LEAST_SECONDS; ) {
      seconds.add(seconds(work));
      spent += seconds.get(seconds.size() - 1);
    }
    Collections.sort(seconds);
    return BATCH / seconds.get(seconds.size() / 2);
  }

  private static double seconds(Callable<?> work) throws Exception {
    long began = System.nanoTime();
    work.call();
    return (System.nanoTime() - began) / 1e9;
  }
}

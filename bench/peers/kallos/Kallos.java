import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.PrecisionChoice;
import dev.kallos.training.TrainingStep;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times the article's net in Kallos, and prints one line of JSON. Argument: how many timed repetitions. */
public final class Kallos {
  private static final int SIDE = 128;
  private static final int BATCH = 64;
  private static final int WARM_UP = 2;

  private Kallos() {}

  public static void main(String[] args) {
    int repetitions = Integer.parseInt(args[0]);
    Engine.start(2);
    PrecisionChoice choice = PrecisionChoice.automatic();
    float[] labels = new float[BATCH];
    FaceBatch faces = faces(labels);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, new ImageSize(SIDE, SIDE), choice.precision(), 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 1e-3, System::nanoTime)) {
      double[] seconds = new double[WARM_UP + repetitions];
      double[] losses = new double[seconds.length];
      for (int i = 0; i < seconds.length; i++) {
        long began = System.nanoTime();
        losses[i] = step.apply(faces, labels, i).loss();
        seconds[i] = (System.nanoTime() - began) / 1e9;
      }
      double training = rate(seconds);
      for (int i = 0; i < seconds.length; i++) {
        long began = System.nanoTime();
        net.logits(faces);
        seconds[i] = (System.nanoTime() - began) / 1e9;
      }
      System.out.printf(
          Locale.ROOT,
          "{\"name\": \"kallos\", \"training\": %.2f, \"inference\": %.2f, \"parameters\": %d, \"losses\": %s,"
              + " \"version\": \"Kallos in %s\"}%n",
          training, rate(seconds), net.summary().parameters(), Arrays.toString(losses), choice.precision().id());
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

  /** Images a second in the median repetition, the first ones left out. */
  private static double rate(double[] seconds) {
    double[] timed = Arrays.copyOfRange(seconds, WARM_UP, seconds.length);
    Arrays.sort(timed);
    return BATCH / timed[timed.length / 2];
  }
}

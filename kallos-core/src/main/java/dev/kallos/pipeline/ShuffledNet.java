package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.dataset.Part;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Precision;
import dev.kallos.run.RunConfig;
import dev.kallos.training.ShuffledLabels;
import java.util.function.BooleanSupplier;

/**
 * A net of the run's design that learnt some of the train part's faces with their labels shuffled.
 *
 * @param net the net in 32 bits; whoever holds this closes it
 * @param fit what came of the training
 */
record ShuffledNet(ConvNet net, ShuffledLabels.Fit fit) {
  private static final int FACES = 400;
  private static final double GOAL = 0.95;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 1e-3;

  private static final int EPOCHS = 60;

  /** How often each face is shown at least where the net is slow to learn; a large input gets fewer faces instead. */
  private static final int FEWEST_EPOCHS = 24;

  /** How many pixels are shown at most, that of {@value #FACES} faces of 178x218 {@value #FEWEST_EPOCHS} times. */
  private static final long MOST_PIXELS = (long) FEWEST_EPOCHS * FACES * 178 * 218;

  /** Whether the net knows the labels dealt out: else its maps are not what they would be. */
  boolean learnt() {
    return fit.balancedAccuracy() >= GOAL;
  }

  /** Trains one, by the run's seed. */
  static ShuffledNet train(OpenRun open, Progress progress, BooleanSupplier stopped) {
    RunConfig config = open.config();
    long seed = config.seed() + 2;
    long most = MOST_PIXELS / config.network().size().pixels();
    int[] faces = Gallery.sample(open.faces(Part.TRAIN), (int) Math.max(BATCH, Math.min(FACES, most / FEWEST_EPOCHS)), seed);
    NetworkSummary summary = Nets.summary(config);
    try (ConvNet net = ConvNet.create(summary, Nets.precision(config), seed)) {
      ShuffledLabels.Fit fit =
          new ShuffledLabels(GOAL, Math.min((long) EPOCHS * faces.length, most), BATCH, LEARNING_RATE)
              .fit(net, open.pack(), open.data().labels().of(config.attribute()), faces, seed, progress, stopped);
      return new ShuffledNet(in32Bits(net, summary, seed), fit);
    }
  }

  private static ConvNet in32Bits(ConvNet net, NetworkSummary summary, long seed) {
    ConvNet copy = ConvNet.create(summary, Precision.FP32, seed);
    try {
      copy.parameters().set(net.parameters().toArray());
      return copy;
    } catch (RuntimeException | Error e) {
      copy.close();
      throw e;
    }
  }
}

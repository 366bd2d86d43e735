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

  /** How many pixels are shown at most: all epochs of {@value #FACES} faces of 64x80. */
  private static final long MOST_PIXELS = (long) EPOCHS * FACES * 64 * 80;

  /** Trains one, by the run's seed. */
  static ShuffledNet train(OpenRun open, Progress progress, BooleanSupplier stopped) {
    RunConfig config = open.config();
    long seed = config.seed() + 2;
    int[] faces = Gallery.sample(open.faces(Part.TRAIN), FACES, seed);
    NetworkSummary summary = Nets.summary(config);
    long most = Math.min((long) EPOCHS * faces.length, MOST_PIXELS / config.network().size().pixels());
    try (ConvNet net = ConvNet.create(summary, Nets.precision(config), seed)) {
      ShuffledLabels.Fit fit =
          new ShuffledLabels(GOAL, most, BATCH, LEARNING_RATE)
              .fit(net, open.pack(), open.data().labels().of(config.attribute()), faces, seed, progress, stopped);
      ConvNet copy = ConvNet.create(summary, Precision.FP32, seed);
      copy.parameters().set(net.parameters().toArray());
      return new ShuffledNet(copy, fit);
    }
  }
}

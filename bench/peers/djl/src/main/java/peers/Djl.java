package peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.util.Arrays;
import java.util.Locale;

/** Times the article's net in DJL, and prints one line of JSON. Argument: how many timed repetitions. */
public final class Djl {
  private static final int SIDE = 128;
  private static final int BATCH = 64;
  private static final int WARM_UP = 2;

  private Djl() {}

  public static void main(String[] args) throws TranslateException {
    int repetitions = Integer.parseInt(args[0]);
    Shape input = new Shape(BATCH, 3, SIDE, SIDE);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
            .optInitializer(new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2), Parameter.Type.WEIGHT)
            .optOptimizer(Adam.builder().optLearningRateTracker(Tracker.fixed(1e-3f)).build());
    try (Model model = Model.newInstance("article")) {
      model.setBlock(article());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(input);
        NDManager manager = trainer.getManager();
        NDArray labels = manager.arange(BATCH).mod(2).reshape(BATCH, 1).toType(DataType.FLOAT32, false);
        NDArray faces = manager.randomUniform(-1, 1, input).mul(.5).add(labels.sub(.5).mul(.2).reshape(BATCH, 1, 1, 1));
        double[] seconds = new double[WARM_UP + repetitions];
        double[] losses = new double[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
          long began = System.nanoTime();
          losses[i] = step(trainer, faces, labels);
          seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        double training = rate(seconds);
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
          for (int i = 0; i < seconds.length; i++) {
            long began = System.nanoTime();
            try (NDList logits = predictor.predict(new NDList(faces))) {
              logits.singletonOrThrow().toFloatArray();
            }
            seconds[i] = (System.nanoTime() - began) / 1e9;
          }
        }
        System.out.printf(
            Locale.ROOT,
            "{\"name\": \"djl\", \"training\": %.2f, \"inference\": %.2f, \"parameters\": %d, \"losses\": %s,"
                + " \"version\": \"DJL %s\"}%n",
            training, rate(seconds), parameters(model), Arrays.toString(losses), Engine.getDjlVersion());
      }
    }
  }

  private static SequentialBlock article() {
    SequentialBlock net = new SequentialBlock();
    for (int filters : new int[] {32, 64, 64, 128, 256}) {
      net.add(Conv2d.builder().setKernelShape(new Shape(3, 3)).optPadding(new Shape(1, 1)).setFilters(filters).build());
      net.add(Activation.reluBlock());
      net.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), true));
    }
    return net.add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(512).build())
        .add(Activation.reluBlock())
        .add(Dropout.builder().optRate(.3f).build())
        .add(Linear.builder().setUnits(1).build());
  }

  private static double step(Trainer trainer, NDArray faces, NDArray labels) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDList data = new NDList(faces);
      NDList wanted = new NDList(labels);
      data.tempAttach(scope);
      wanted.tempAttach(scope);
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        loss = trainer.getLoss().evaluate(wanted, trainer.forward(data, wanted));
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  private static long parameters(Model model) {
    return model.getBlock().getParameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
  }

  /** Images a second in the median repetition, the first ones left out. */
  private static double rate(double[] seconds) {
    double[] timed = Arrays.copyOfRange(seconds, WARM_UP, seconds.length);
    Arrays.sort(timed);
    return BATCH / timed[timed.length / 2];
  }
}

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Times the article's net in DJL, and prints one line of JSON. Argument: how many timed repetitions. */
public final class Djl {
  private static final int SIDE = 128;
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 2;
  private static final double LEAST_SECONDS = 4;

  private Djl() {}

  public static void main(String[] args) throws Exception {
    int repetitions = Integer.parseInt(args[0]);
    Shape input = new Shape(BATCH, 3, SIDE, SIDE);
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
            .optInitializer(new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2), Parameter.Type.WEIGHT)
            .optOptimizer(Adam.builder().optLearningRateTracker(Tracker.fixed(3e-5f)).build());
    try (Model model = Model.newInstance("article")) {
      model.setBlock(article());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(input);
        NDManager manager = trainer.getManager();
        NDArray labels = manager.arange(BATCH).mod(2).reshape(BATCH, 1).toType(DataType.FLOAT32, false);
        NDArray faces = manager.randomUniform(-1, 1, input).mul(.5).add(labels.sub(.5).mul(.2).reshape(BATCH, 1, 1, 1));
        List<Float> losses = new ArrayList<>();
        double training = rate(repetitions, () -> losses.add(step(trainer, faces, labels)));
        double inference;
        try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
          inference = rate(repetitions, () -> logits(predictor, faces));
        }
        System.out.printf(
            Locale.ROOT,
            "{\"name\": \"djl\", \"training\": %.2f, \"inference\": %.2f, \"parameters\": %d, \"losses\": %s,"
                + " \"version\": \"DJL %s\"}%n",
            training, inference, parameters(model), losses, Engine.getDjlVersion());
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

  private static float step(Trainer trainer, NDArray faces, NDArray labels) {
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

  private static float[] logits(Predictor<NDList, NDList> predictor, NDArray faces) throws TranslateException {
    try (NDList logits = predictor.predict(new NDList(faces))) {
      return logits.singletonOrThrow().toFloatArray();
    }
  }

  private static long parameters(Model model) {
    return model.getBlock().getParameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
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

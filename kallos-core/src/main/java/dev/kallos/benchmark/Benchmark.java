package dev.kallos.benchmark;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.benchmark.BenchmarkResult.Decode;
import dev.kallos.benchmark.BenchmarkResult.Explain;
import dev.kallos.benchmark.BenchmarkResult.LimitRates;
import dev.kallos.benchmark.BenchmarkResult.Packing;
import dev.kallos.benchmark.BenchmarkResult.Rate;
import dev.kallos.benchmark.BenchmarkResult.Scoring;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.method.GradCam;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkCost;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.training.TrainingStep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Measures what this machine does with a net: each rate is the median of repeated work, and stands beside the machine's own
 * limits, measured in the same process.
 *
 * @param network the net
 * @param size the net's input
 * @param batch faces a step
 * @param photos the size of the photos that are decoded, packed and scored
 * @param precision the arithmetic
 * @param threads cores used
 * @param nanoTime the clock
 * @param stopped asked between repetitions; once true, {@link StoppedException} is thrown
 */
public record Benchmark(
    NetworkDesign network,
    ImageSize size,
    int batch,
    PhotoSize photos,
    Precision precision,
    int threads,
    LongSupplier nanoTime,
    BooleanSupplier stopped) {
  private static final double SECONDS = 5;

  /** How many photos there are, if they are no larger than CelebA's. */
  private static final int PHOTOS = 10_000;
  private static final int LAYER_STEPS = 20;

  /** Measures; takes about a minute, and with photos much larger than a camera's some more. */
  public BenchmarkResult run(Progress progress) throws IOException {
    Engine.start(threads);
    Repetitions repetitions = new Repetitions(nanoTime, SECONDS, stopped);
    try (Progress.Task task = progress.start("Measuring", 7, "rates");
        ConvNet net = ConvNet.create(network, size, precision, 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 1e-3, nanoTime)) {
      LimitRates limits = Limits.of(repetitions.lasting(1));
      double limit = precision == Precision.BF16 ? limits.bf16Convolution() : limits.fp32Convolution();
      task.advance(1);
      FaceBatch faces = noise();
      double training = training(step, faces, repetitions);
      List<LayerTime> layers = layers(net, step, faces, limit);
      task.advance(1);
      double fp32 = precision == Precision.FP32 ? training : fp32(faces, repetitions);
      task.advance(1);
      double inference = batch / repetitions.median(() -> net.logits(faces));
      task.advance(1);
      Explainer gradCam = GradCam.of(net);
      double explain = batch / repetitions.median(() -> gradCam.explain(net, faces));
      task.advance(1);
      int count = photos.insteadOf(PHOTOS, PhotoRates.BLOCK, PHOTOS);
      try (PhotoFolder folder = PhotoFolder.create(photos, count, 1)) {
        PhotoRates rates = new PhotoRates(net, folder, repetitions.lasting(SECONDS / 2), stopped);
        Decode decode = rates.decode();
        task.advance(1);
        Packing packing = rates.packing();
        Scoring scoring = rates.scoring(faces);
        task.advance(1);
        return new BenchmarkResult(
            new Rate(training, training * NetworkCost.training(net.summary()) / (1e9 * limit)),
            fp32,
            new Rate(inference, inference * NetworkCost.forward(net.summary()) / (1e9 * limit)),
            new Explain(explain, inference / explain),
            decode,
            packing,
            scoring,
            limits,
            layers,
            PeakMemory.ofProcess());
      }
    }
  }

  /** Faces a second. */
  private double training(TrainingStep step, FaceBatch faces, Repetitions repetitions) {
    float[] labels = labels();
    return batch / repetitions.median(() -> step.apply(faces, labels, 1));
  }

  private double fp32(FaceBatch faces, Repetitions repetitions) {
    try (ConvNet net = ConvNet.create(network, size, Precision.FP32, 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 1e-3, nanoTime)) {
      return training(step, faces, repetitions.lasting(SECONDS / 2));
    }
  }

  /** None where the first core, whose time is taken, gets no face. */
  private List<LayerTime> layers(ConvNet net, TrainingStep step, FaceBatch faces, double limit) {
    int cores = net.cores().count();
    if (batch < cores) {
      return List.of();
    }
    float[] labels = labels();
    step.watch().reset();
    long began = nanoTime.getAsLong();
    for (int i = 0; i < LAYER_STEPS; i++) {
      step.apply(faces, labels, 1);
    }
    double seconds = (nanoTime.getAsLong() - began) / 1e9;
    return new LayerTimes(net.summary(), cores, batch / cores, limit).of(step.watch(), LAYER_STEPS, seconds);
  }

  /** As many of one as of the other: a net with nothing left to learn has gradients that processors are slow with. */
  private float[] labels() {
    float[] labels = new float[batch];
    for (int i = 0; i < batch; i += 2) {
      labels[i] = 1;
    }
    return labels;
  }

  private FaceBatch noise() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(FaceBatch.bytes(batch, size));
    SplittableRandom random = new SplittableRandom(1);
    while (pixels.hasRemaining()) {
      pixels.put((byte) random.nextInt(256));
    }
    return new FaceBatch(new int[batch], pixels.flip(), size.height(), size.width());
  }
}

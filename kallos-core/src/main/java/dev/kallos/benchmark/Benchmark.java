package dev.kallos.benchmark;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.explanation.method.GradCam;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkCost;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.training.TrainingStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Measures what this machine does with the article's net: each rate is the median of repeated batches, and stands beside the
 * rate of a plain convolution in the same process.
 *
 * @param size the net's input
 * @param batch faces a step
 * @param precision the arithmetic
 * @param threads cores used
 * @param nanoTime the clock
 * @param stopped asked between repetitions; once true, {@link StoppedException} is thrown
 */
public record Benchmark(
    ImageSize size,
    int batch,
    Precision precision,
    int threads,
    LongSupplier nanoTime,
    BooleanSupplier stopped) {
  private static final double SECONDS = 8;

  /**
   * What was measured.
   *
   * @param training faces a second through forward, backward and optimizer
   * @param inference faces a second through forward alone
   * @param explain faces a second through Grad-CAM, forward pass included
   * @param decode JPEGs of 178×218 a second decoded and resized, on one core
   * @param limits rates in GFLOP/s of matrix products and convolutions
   */
  public record Result(Rate training, Rate inference, double explain, double decode, LimitRates limits) {}

  /**
   * A rate.
   *
   * @param imagesPerSecond faces a second
   * @param shareOfLimit its arithmetic over the rate of a plain convolution in the same precision
   */
  public record Rate(double imagesPerSecond, double shareOfLimit) {}

  /** GFLOP/s. */
  public record LimitRates(double fp32Product, double fp32Convolution, double bf16Product, double bf16Convolution) {}

  /** Measures; takes about a minute. */
  public Result run(Progress progress) {
    Engine.start(threads);
    try (ConvNet net = ConvNet.create(NetworkDesign.ARTICLE, size, precision, 1);
        TrainingStep step = new TrainingStep(net, 1e-3, 1e-3, nanoTime);
        Progress.Task task = progress.start("Measuring", 5, "rates")) {
      LimitRates limits =
          new LimitRates(
              Limits.product(Precision.FP32, nanoTime),
              Limits.convolution(Precision.FP32, nanoTime),
              Limits.product(Precision.BF16, nanoTime),
              Limits.convolution(Precision.BF16, nanoTime));
      double limit = 1e9 * (precision == Precision.BF16 ? limits.bf16Convolution() : limits.fp32Convolution());
      task.advance(1);
      FaceBatch faces = noise();
      float[] labels = new float[batch];
      double training = batch / median(SECONDS, () -> step.apply(faces, labels, 1));
      task.advance(1);
      double inference = batch / median(SECONDS, () -> net.logits(faces));
      task.advance(1);
      double explain = batch / median(SECONDS, () -> GradCam.of(net).explain(net, faces));
      task.advance(1);
      double decode = decode();
      task.advance(1);
      return new Result(
          new Rate(training, training * NetworkCost.training(net.summary()) / limit),
          new Rate(inference, inference * NetworkCost.forward(net.summary()) / limit),
          explain,
          decode,
          limits);
    }
  }

  private double median(double seconds, Runnable work) {
    return Repetitions.median(
        nanoTime,
        seconds,
        () -> {
          if (stopped.getAsBoolean()) {
            throw new StoppedException();
          }
          work.run();
        });
  }

  private double decode() {
    byte[] rgb = new byte[178 * 218 * 3];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < rgb.length; i++) {
      int smooth = 128 + (int) (80 * Math.sin(i / 3 % 178 / 20.0) * Math.cos(i / 534 / 25.0));
      rgb[i] = (byte) (smooth + random.nextInt(16));
    }
    byte[] jpeg = Photos.jpeg(new Photos.Pixels(178, 218, rgb), 90);
    int each = 50;
    return each
        / median(
            SECONDS / 2,
            () -> {
              for (int i = 0; i < each; i++) {
                decode(jpeg);
              }
            });
  }

  private void decode(byte[] jpeg) {
    try {
      Photos.decode(jpeg, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FaceBatch noise() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(batch * 3 * size.pixels());
    SplittableRandom random = new SplittableRandom(1);
    while (pixels.hasRemaining()) {
      pixels.put((byte) random.nextInt(256));
    }
    return new FaceBatch(new int[batch], pixels.flip(), size.height(), size.width());
  }
}

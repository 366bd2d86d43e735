package dev.kallos.cli;

import dev.kallos.image.ImageSize;
import dev.kallos.training.TrainingPlan;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which net, and how to train it. What is not given is as in {@link TrainingPlan#DEFAULT}. */
final class TrainingOptions {
  @Option(names = "--network", paramLabel = "NAME", description = "article, baseline or pooled. Default: article.")
  private String network = "article";

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = Converters.Size.class,
      description = "The net's input in pixels, 64x80 for instance. Default: the photos' own size.")
  private ImageSize size;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Train for at most N epochs. Default: 40.")
  private Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Stop after N epochs without a better validation accuracy. Default: 5.")
  private Integer patience;

  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Faces a step. Default: 64.")
  private Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      converter = Converters.Positive.class,
      description = "Adam's step size. Default: 0.001.")
  private Double learningRate;

  @Option(
      names = "--l2",
      paramLabel = "X",
      converter = Converters.NotNegative.class,
      description = "Weight of the squared kernels in the loss. Default: 0.001.")
  private Double l2;

  @Option(
      names = "--mirror",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Show each face mirrored half of the time, or never. Default: --mirror.")
  private boolean mirror = true;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      converter = Converters.PrecisionName.class,
      description = "auto, fp32 or bf16. Default: auto, bf16 where the processor has it.")
  private PrecisionMode precision = PrecisionMode.AUTO;

  String network() {
    return network;
  }

  Optional<ImageSize> size() {
    return Optional.ofNullable(size);
  }

  PrecisionMode precision() {
    return precision;
  }

  TrainingPlan plan() {
    TrainingPlan usual = TrainingPlan.DEFAULT;
    return new TrainingPlan(
        epochs == null ? usual.epochs() : epochs,
        patience == null ? usual.patience() : patience,
        batch == null ? usual.batch() : batch,
        learningRate == null ? usual.learningRate() : learningRate,
        l2 == null ? usual.l2() : l2,
        mirror);
  }
}

package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.training.Augmentation;
import dev.kallos.training.Criterion;
import dev.kallos.training.Schedule;
import dev.kallos.training.TrainingPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which net, and how to train it. What is not given is as in {@link TrainingPlan#usual}. */
final class TrainingOptions {
  @Option(
      names = "--network",
      paramLabel = "NAME",
      description = "article, baseline, pooled or modern. Default: article.")
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
      description = "Train for at most N epochs. Default: 40; modern 30.")
  private Integer epochs;

  @Option(
      names = "--patience",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Stop after N epochs without a better one. Default: 5; modern goes on to the end.")
  private Integer patience;

  @Option(
      names = "--keep",
      paramLabel = "NAME",
      converter = Converters.CriterionName.class,
      description =
          "Keep the weights of the epoch with the best validation accuracy or loss. Default: accuracy; modern loss.")
  private Criterion keptBy;

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
      description = "Adam's step size. Default: 0.001; modern 0.003.")
  private Double learningRate;

  @Option(
      names = "--l2",
      paramLabel = "X",
      converter = Converters.NotNegative.class,
      description =
          "Weight of the squared kernels in the loss, those of article's last three convolutions; the other networks have"
              + " none. Default: 0.001.")
  private Double l2;

  @Option(
      names = "--mirror",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Show each face mirrored half of the time, or never. Default: --mirror.")
  private boolean mirror = true;

  @Option(
      names = "--score-mirrored",
      negatable = true,
      description =
          "Score each face as the mean over itself and its mirror image, or as it stands. Default: as it stands;"
              + " modern the mean.")
  private Boolean scoreMirrored;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      converter = Converters.PrecisionName.class,
      description = "auto, fp32 or bf16. Default: auto, bf16 where the device has it.")
  private PrecisionMode precision = PrecisionMode.AUTO;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      converter = Converters.DeviceName.class,
      description =
          "Train and score on the cpu or on an NVIDIA card, cuda; maps are made on the CPU. Default: auto, the card where"
              + " Kallos was built for one and one answers.")
  private DeviceMode device = DeviceMode.AUTO;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      converter = Converters.ScheduleName.class,
      description =
          "How the step size goes over the epochs: constant or one-cycle. Default: constant; modern one-cycle.")
  private Schedule schedule;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      converter = Converters.NotNegative.class,
      description = "By what share of the step size weights shrink each step. Default: 0; modern 0.02.")
  private Double weightDecay;

  @Option(
      names = "--augment",
      paramLabel = "KIND=X",
      split = ",",
      converter = Converters.Setting.class,
      description =
          "Change faces each time they are shown: shift (share of the width), zoom (share), turn (degrees), light and"
              + " colour (shares of the range) by up to X, erasing with probability X; none=0, first, for no other. Default:"
              + " none; modern shift=0.05,zoom=0.05,turn=5,light=0.15,colour=0.05,erasing=0.25.")
  private List<NamedNumber> augment;

  @Option(
      names = "--average",
      paramLabel = "N",
      converter = Converters.NotNegativeCount.class,
      description =
          "Keep the weights averaged over about the last N steps, a tenth of all at most; 0 keeps the last ones. Default: 0;"
              + " modern 250.")
  private Integer averaged;

  @Option(
      names = "--other-attributes",
      paramLabel = "X",
      converter = Converters.NotNegative.class,
      description =
          "Learn the data's other attributes too, where --attribute is not all; together they count X times what the asked"
              + " one counts. Default: 0; modern 4.")
  private Double others;

  @Option(
      names = "--label-smoothing",
      paramLabel = "X",
      converter = Converters.Smoothing.class,
      description = "Spread this share of each label evenly over both answers. Default: 0.")
  private Double smoothing;

  @Option(
      names = "--mixup",
      paramLabel = "X",
      converter = Converters.BetaShape.class,
      description =
          "Lay another face over each, with a weight drawn from a beta distribution of shape X, and want the mean of both"
              + " labels. Default: 0; modern 0.2.")
  private Double mixup;

  String network() {
    return network;
  }

  Optional<ImageSize> size() {
    return Optional.ofNullable(size);
  }

  PrecisionMode precision() {
    return precision;
  }

  DeviceMode device() {
    return device;
  }

  /**
   * How to train.
   *
   * @throws UnusableInputException if there is no such network, or an option has no effect on it
   */
  TrainingPlan plan() {
    NetworkDesign design = NetworkDesign.named(network);
    if (l2 != null && l2 > 0 && !design.penalized()) {
      throw new UnusableInputException(
          "--l2 weighs no kernels of the network " + network + "; leave it out, or ask for --weight-decay.");
    }
    TrainingPlan alone = TrainingPlan.usual(design);
    TrainingPlan usual = epochs == null ? alone : alone.withEpochs(epochs);
    return new TrainingPlan(
        usual.epochs(),
        patience == null ? usual.patience() : patience,
        batch == null ? usual.batch() : batch,
        learningRate == null ? usual.learningRate() : learningRate,
        l2 == null ? usual.l2() : l2,
        mirror,
        schedule == null ? usual.schedule() : schedule,
        weightDecay == null ? usual.weightDecay() : weightDecay,
        augment == null ? usual.augmentation() : augmentation(usual.augmentation()),
        averaged == null ? usual.averaged() : averaged,
        others == null ? usual.others() : others,
        smoothing == null ? usual.smoothing() : smoothing,
        mixup == null ? usual.mixup() : mixup,
        scoreMirrored == null ? usual.scoreMirrored() : scoreMirrored,
        keptBy == null ? usual.keptBy() : keptBy);
  }

  private Augmentation augmentation(Augmentation usual) {
    if (augment.stream().skip(1).anyMatch(kind -> kind.name().equals("none"))) {
      throw new UnusableInputException("--augment none=0 takes back what stands before it; write it first, or alone.");
    }
    Augmentation result = usual;
    for (Map.Entry<String, Double> kind : NamedNumber.map("--augment", augment).entrySet()) {
      result = result.with(kind.getKey(), kind.getValue());
    }
    return result;
  }
}

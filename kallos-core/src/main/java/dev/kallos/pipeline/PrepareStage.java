package dev.kallos.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.Face;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.FirstNamed;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Split;
import dev.kallos.dataset.Splitter;
import dev.kallos.dataset.TrainShare;
import dev.kallos.explanation.RegionMap;
import dev.kallos.image.FacePack;
import dev.kallos.internal.file.AbsolutePath;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.network.DeviceChoice;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.PrecisionChoice;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.training.Augmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads and checks the data, packs it, divides it; writes config, split, labels and skipped.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param now when the run was made
 * @param stopped asked while photos are packed, by several threads; nothing of a run that is stopped there is left
 */
record PrepareStage(Path cache, Progress progress, Instant now, BooleanSupplier stopped) {
  private static final String BEYOND_SHARE = "not in the share of the training part that is used";
  private static final String ABSENT = "its photo is absent";

  /**
   * Makes a run.
   *
   * @throws UnusableInputException if there is a run in the folder already
   */
  void run(RunSettings settings, RunFolder run) throws IOException {
    if (Files.exists(run.config())) {
      throw new UnusableInputException("There is a run in " + run.path() + " already; name another folder.");
    }
    run(settings, run, false);
  }

  /**
   * The same; but where a run has been prepared already, it is left as it is.
   *
   * @throws UnusableInputException if that run was prepared from other settings or other data
   */
  void runUnlessDone(RunSettings settings, RunFolder run) throws IOException {
    run(settings, run, Files.exists(run.config()));
  }

  private void run(RunSettings settings, RunFolder run, boolean done) throws IOException {
    NetworkDesign design = NetworkDesign.named(settings.network());
    DeviceChoice device = DeviceChoice.of(settings.device(), settings.threads());
    PrecisionChoice precision = device.precision(settings.precision());
    try (FaceDataset data = DatasetReader.read(settings.data(), progress)) {
      LearntAttributes learnt = LearntAttributes.of(settings, data.labels());
      data.requireBothClasses(learnt.asked());
      FaceTable.requireNames(data.labels());
      byte[] label = data.labels().of(learnt.asked());
      List<String> warnings = warnings(data, learnt);
      NetworkSummary network = TrainableNet.of(design, settings.size(), learnt.all().size(), data);
      TrainableNet.requireSpread(network, settings.plan().batch());
      try (FacePack pack =
          FacePack.open(data, network.size(), cache, settings.allowUnreadable(), settings.threads(), progress, stopped)) {
        Optional<String>[] reasons = reasonsToSkip(pack, learnt.asked(), label);
        boolean[] usable = new boolean[data.size()];
        for (int i = 0; i < usable.length; i++) {
          usable[i] = reasons[i].isEmpty();
        }
        Split whole = Splitter.split(data, settings.split(), usable, splitSeed(settings));
        TrainShare share = TrainShare.of(data, whole, settings.trainShare(), splitSeed(settings));
        whole.requireBothClasses(learnt.asked(), label);
        share.requireBothClasses(learnt.asked(), label);
        share.split().warning().ifPresent(warning -> {
          progress.warn(warning);
          warnings.add(warning);
        });
        UsedFaces used = new UsedFaces(data.faces(), share.split());
        RunConfig config = config(settings, device, precision, data, warnings, share, used, learnt, network);
        if (done) {
          requireSame(run, config);
          return;
        }
        writeSkipped(run, data, whole, share.split(), reasons);
        FaceTable.write(run, used, labels(data, used));
        config.write(run);
      }
    }
  }

  private static RunConfig.AugmentationInfo augmentation(Augmentation a) {
    return new RunConfig.AugmentationInfo(a.shift(), a.zoom(), a.turn(), a.light(), a.colour(), a.erasing());
  }

  private static void requireSame(RunFolder run, RunConfig config) throws IOException {
    Optional<String> difference = RunConfig.read(run).difference(config);
    if (difference.isPresent()) {
      throw new UnusableInputException(
          "%s was prepared otherwise: its %s; ask for the same again, or name another folder with --out."
              .formatted(run.path(), difference.get()));
    }
  }

  /** What was found amiss in the tables, what is not learnt, and what the regions rest on. */
  private List<String> warnings(FaceDataset data, LearntAttributes learnt) {
    List<String> warnings = new ArrayList<>(data.warnings());
    learnt.warning().ifPresent(warnings::add);
    boolean framed = data.layout().startsWith("CelebA");
    if (!framed && !data.faces().hasLandmarks()) {
      warnings.add(
          "No landmarks are known, so the regions of the face assume CelebA's framing and may be wrong where the photos"
              + " are framed otherwise.");
    }
    unfollowedLandmarks(data).ifPresent(warnings::add);
    warnings.forEach(progress::warn);
    return warnings;
  }

  private static Optional<String> unfollowedLandmarks(FaceDataset data) {
    FirstNamed faces = new FirstNamed();
    for (Face face : data.faces()) {
      if (!face.landmarks().map(l -> RegionMap.follows(l, data.frameWidth(), data.frameHeight())).orElse(true)) {
        faces.add(face.file());
      }
    }
    return faces.count() == 0
        ? Optional.empty()
        : Optional.of(
            "The landmarks of %s are no upright face's in a photo of %dx%d, so the regions there are laid as in CelebA's framing: %s."
                .formatted(faces.counted("face"), data.frameWidth(), data.frameHeight(), faces));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Optional<String>[] reasonsToSkip(FacePack pack, String attribute, byte[] label) {
    Optional<String>[] reasons = new Optional[label.length];
    for (int i = 0; i < label.length; i++) {
      reasons[i] = label[i] == Labels.UNKNOWN ? Optional.of(attribute + " is unknown") : Optional.empty();
    }
    pack.unreadable().forEach((face, reason) -> reasons[face] = Optional.of(reason));
    return reasons;
  }

  private static void writeSkipped(
      RunFolder run, FaceDataset data, Split whole, Split used, Optional<String>[] reasons) throws IOException {
    CsvFile.write(
        run.skipped(),
        List.of("file", "reason"),
        () ->
            Stream.concat(
                    IntStream.range(0, data.size())
                        .filter(i -> used.parts().get(i).isEmpty())
                        .mapToObj(i -> List.of(data.faces().file(i), reason(whole, i, reasons[i]))),
                    IntStream.range(0, data.absent().size()).mapToObj(i -> List.of(data.absent().get(i), ABSENT)))
                .iterator());
  }

  /** Why a face that is not used is not. */
  private static String reason(Split whole, int face, Optional<String> unusable) {
    return whole.parts().get(face).isPresent() ? BEYOND_SHARE : unusable.orElseGet(() -> leftOut(whole.kind()));
  }

  private static String leftOut(Split.Kind kind) {
    return switch (kind) {
      case OFFICIAL -> "the partition leaves it out";
      case SUBJECTS -> "its subject is unknown";
      case FACES_LEAKY -> throw new IllegalStateException("a split by face leaves no usable face out");
    };
  }

  private static Labels labels(FaceDataset data, UsedFaces used) {
    return used.size() == data.size() ? data.labels() : data.labels().select(used.places());
  }

  private static long splitSeed(RunSettings settings) {
    return settings.splitSeed().orElse(settings.seed());
  }

  private RunConfig config(
      RunSettings settings,
      DeviceChoice device,
      PrecisionChoice precision,
      FaceDataset data,
      List<String> warnings,
      TrainShare share,
      UsedFaces used,
      LearntAttributes learnt,
      NetworkSummary network)
      throws IOException {
    return new RunConfig(
        Provenance.version(),
        now.truncatedTo(ChronoUnit.SECONDS).toString(),
        data(settings, data, warnings, used),
        learnt.asked(),
        learnt.all(),
        new RunConfig.SplitInfo(
            share.split().kind().id(),
            share.split().overlap(),
            splitSeed(settings),
            settings.trainShare(),
            share.faces(),
            share.subjects()),
        settings.seed(),
        new RunConfig.Network(
            network.design().name(),
            network.size(),
            network.parameters(),
            network.layers().stream()
                .map(
                    row ->
                        new RunConfig.LayerInfo(
                            row.name(), NetworkSummary.kind(row.layer()), row.out().toString(), row.parameters()))
                .toList()),
        new RunConfig.Training(
            settings.plan().epochs(),
            settings.plan().patience(),
            settings.plan().batch(),
            settings.plan().learningRate(),
            settings.plan().l2(),
            settings.plan().mirror(),
            settings.plan().schedule().id(),
            settings.plan().weightDecay(),
            augmentation(settings.plan().augmentation()),
            settings.plan().averaged(),
            learnt.others(),
            settings.plan().smoothing(),
            settings.plan().mixup(),
            settings.plan().scoreMirrored(),
            settings.plan().keptBy().id(),
            precision.precision().id(),
            precision.reason(),
            settings.threads(),
            device.device().id(),
            device.reason()),
        null,
        Provenance.versions());
  }

  private static RunConfig.Data data(
      RunSettings settings, FaceDataset data, List<String> warnings, UsedFaces used) throws IOException {
    DatasetRequest request = settings.data();
    return new RunConfig.Data(
        AbsolutePath.of(request.path()).toString(),
        data.layout(),
        data.fingerprint(),
        used.size(),
        used.haveSubjects() ? used.people() : 0,
        used.haveSubjects(),
        data.size() + data.absent().size() - used.size(),
        data.frameWidth() + "x" + data.frameHeight(),
        request.fileColumn().orElse(null),
        request.subjectColumn().orElse(null),
        data.cut().map(DatasetRequest.Cut::column).orElse(null),
        data.cut().map(cut -> cut.threshold().orElseThrow()).orElse(null),
        settings.allowUnreadable(),
        warnings,
        data.drawn().<JsonNode>map(DrawnTruth::json).orElseGet(JsonNodeFactory.instance::nullNode));
  }
}

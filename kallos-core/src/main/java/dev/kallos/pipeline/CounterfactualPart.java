package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.audit.AttributeEffect;
import dev.kallos.audit.CounterfactualsFile;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Part;
import dev.kallos.network.Precision;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import dev.kallos.synthetic.Counterfactuals;
import dev.kallos.synthetic.DrawnArray;
import dev.kallos.synthetic.FaceAttribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of an audit that draws test faces with and without each attribute and asks the net for both; writes
 * counterfactuals. Only of faces the program drew.
 */
record CounterfactualPart(Progress progress, BooleanSupplier stopped) {
  /** How many faces are drawn for an attribute. */
  static final int FACES = 100;

  private static final int BATCH = 64;

  /** Measures and writes into a folder; the result is what was measured, in the order of CelebA's table. */
  List<AttributeEffect> write(AuditedRun run, RunFolder made, ReachableData data) throws IOException {
    Optional<Counterfactuals> drawing = data.data().flatMap(Counterfactuals::of);
    Optional<String> missing = AnsweringNets.missing(run.folder(), run.config());
    if (drawing.isEmpty() || missing.isPresent()) {
      missing
          .filter(sentence -> drawing.isPresent())
          .ifPresent(sentence -> progress.warn("No face is drawn again with one thing changed: " + sentence));
      return List.of();
    }
    int[] test = places(data.data().get(), run);
    List<AttributeEffect> effects = new ArrayList<>();
    List<String> attributes = attributes(run.config().attribute());
    try (AnsweringNets nets = AnsweringNets.open(run.folder(), run.config(), Precision.FP32);
        Progress.Task task = progress.start("Changing one thing", attributes.size(), "attributes")) {
      for (String attribute : attributes) {
        Counterfactuals.Pairs pairs =
            drawing
                .get()
                .pairs(attribute, test, FACES, run.config().seed(), run.config().network().size(), stopped);
        if (pairs.size() > 0) {
          effects.add(
              AttributeEffect.of(
                  attribute,
                  pairs.subjects(),
                  logits(nets, pairs.without()),
                  logits(nets, pairs.with()),
                  run.config().isPlanted() ? pairs.planted() : Double.NaN,
                  run.config().seed()));
        }
        task.advance(1);
      }
    }
    CounterfactualsFile.write(made.counterfactuals(), effects);
    return effects;
  }

  /** What is drawn, but the label learnt and what only says that all beards are absent. */
  private static List<String> attributes(String learnt) {
    return Stream.of(FaceAttribute.values())
        .filter(FaceAttribute.DRAWN::contains)
        .filter(attribute -> attribute != FaceAttribute.NO_BEARD)
        .map(FaceAttribute::id)
        .filter(id -> !id.equals(learnt))
        .toList();
  }

  private double[] logits(AnsweringNets nets, DrawnArray faces) {
    int[] order = IntStream.range(0, faces.faces()).toArray();
    return nets.logits(net -> Scorer.logits(net, faces, order, BATCH, Progress.silent(), stopped));
  }

  /** Where the test faces stand among the data's faces. */
  private static int[] places(FaceDataset data, AuditedRun run) {
    return Stream.of(run.scores(Part.TEST).files())
        .mapToInt(data.faces()::find)
        .filter(place -> place >= 0)
        .sorted()
        .toArray();
  }
}

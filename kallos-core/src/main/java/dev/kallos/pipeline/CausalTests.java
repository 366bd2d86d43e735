package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.test.CausalCheck;
import dev.kallos.explanation.test.CausalFile;
import dev.kallos.image.ImageSize;
import dev.kallos.synthetic.Counterfactuals;
import dev.kallos.synthetic.DrawnArray;
import dev.kallos.synthetic.FacePainter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Tests whether maps see what is known to have changed the net's answer: drawn faces, drawn again without one thing and with it.
 *
 * @param progress where it shows
 * @param stopped asked between steps
 */
record CausalTests(Progress progress, BooleanSupplier stopped) {
  private static final int PAIRS = 40;

  /** Things that are looked at whatever the planted rule weighs. */
  private static final List<String> THINGS =
      List.of("Eyeglasses", "Wearing_Lipstick", "Smiling", "Goatee", "Wearing_Hat", "Wearing_Necklace");

  /** A row for each thing and method; none if the data was not drawn, or not as it stands. Slow methods are left out. */
  List<CausalFile.Row> run(Explained explained) {
    Optional<Counterfactuals> drawn = Counterfactuals.of(explained.open().data());
    if (drawn.isEmpty()) {
      return List.of();
    }
    DrawnTruth truth = explained.open().data().drawn().orElseThrow();
    Set<String> things = new LinkedHashSet<>(truth.weights().keySet());
    things.addAll(THINGS);
    things.remove(explained.open().config().attribute());
    List<CausalFile.Row> rows = new ArrayList<>();
    try (Progress.Task task = progress.start("Changing one thing", things.size(), "things")) {
      for (String thing : things) {
        rows.addAll(thing(explained, drawn.get(), truth, thing));
        task.advance(1);
      }
    }
    return rows;
  }

  private List<CausalFile.Row> thing(
      Explained explained, Counterfactuals drawn, DrawnTruth truth, String thing) {
    ImageSize size = explained.open().pack().size();
    Counterfactuals.Pairs pairs = drawn.pairs(thing, explained.faces(), PAIRS, explained.seed(), size, stopped);
    if (pairs.size() == 0) {
      return List.of();
    }
    CausalCheck check =
        CausalCheck.of(
            explained.net(), pairs.without(), pairs.with(), pairs.subjects(), explained.seed(), stopped);
    Region region = check.region(regions(pairs.with(), size));
    boolean planted = truth.attribute().equals(explained.open().config().attribute());
    double weight = planted ? pairs.planted() : Double.NaN;
    List<CausalFile.Row> rows = new ArrayList<>();
    for (Explained.Maps method : explained.methods()) {
      if (!method.explainer().isSlow()) {
        CausalCheck.Seen seen = seen(explained, method, pairs, check, size);
        rows.add(
            new CausalFile.Row(
                thing, region, weight, check, method.explainer().id(), method.explainer().layer(), seen));
      }
    }
    return rows;
  }

  private CausalCheck.Seen seen(
      Explained explained,
      Explained.Maps method,
      Counterfactuals.Pairs pairs,
      CausalCheck check,
      ImageSize size) {
    int[] all = IntStream.range(0, pairs.size()).toArray();
    return check.by(
        method
            .explainer()
            .explain(explained.net(), pairs.without(), all, ExplainStage.BATCH, Progress.silent(), stopped),
        method
            .explainer()
            .explain(explained.net(), pairs.with(), all, ExplainStage.BATCH, Progress.silent(), stopped),
        size.width(),
        size.height(),
        explained.seed());
  }

  private static IntFunction<RegionMap> regions(DrawnArray faces, ImageSize size) {
    return i ->
        RegionMap.of(
            faces.landmarks().get(i), FacePainter.WIDTH, FacePainter.HEIGHT, size.width(), size.height());
  }

  /** Of the things whose effect is known, the share on which a method agrees; NaN if there is none. */
  static double agreement(List<CausalFile.Row> rows, String method) {
    return rows.stream()
        .filter(row -> row.method().equals(method))
        .flatMap(row -> row.seen().agrees().stream())
        .mapToDouble(agrees -> agrees ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }
}

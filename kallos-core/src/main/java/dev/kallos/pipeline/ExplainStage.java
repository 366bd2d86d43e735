package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WholeScores;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.ExplanationIndex;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.method.Methods;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkSummary;
import dev.kallos.run.FaceTable;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Explains the most confident answers, sums up all maps of the test part by region, and tests the maps; writes explanations.
 * Maps are made in 32 bits whatever precision the net was trained in.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches, by several threads; maps made by then are kept
 */
record ExplainStage(Path cache, Progress progress, BooleanSupplier stopped) {
  /** Faces explained at a time. */
  static final int BATCH = 64;

  /** On how many test faces at most a method other than the main one is used. */
  private static final int MOST = 1000;

  void run(RunFolder run, ExplainSettings settings) throws IOException {
    RunConfig config = RunConfig.read(run).requireOneNet(run, "explain");
    NetworkSummary summary = Nets.summary(config);
    List<Explainer> explainers = Methods.of(summary, settings.layer(), config.seed()).chosen(settings.methods());
    FaceTable table = FaceTable.read(run);
    ShownFaces.requireKnown(table, settings.faces());
    Scores test = WholeScores.read(run, table).get(Part.TEST);
    try (OpenRun open = OpenRun.open(run, cache, progress, stopped);
        ConvNet net = Nets.explained(run, config)) {
      MapTests tests =
          new MapTests(settings.shuffledLabels(), PlantedTests.of(open, progress, stopped), progress, stopped);
      int[] faces = open.indices(Part.TEST, run, test.files());
      ShownFaces shown =
          ShownFaces.of(open, run, test, faces, settings, stopped).readable(open.data().photos(), progress);
      double[] answers = Scorer.logits(net, open.pack(), faces, BATCH, progress, stopped);
      KeptMaps kept = KeptMaps.of(run, open);
      MapMaking making = new MapMaking(net, open.pack(), kept, progress, stopped);
      if (explainers.stream().anyMatch(Explainer::isSlow) && settings.sample() < faces.length) {
        progress.say(
            "Slow methods explain %,d of the %,d test faces, and those shown; --sample N takes N of them."
                .formatted(settings.sample(), faces.length));
      }
      Map<Explainer, Map<Integer, SignedMap>> maps = new LinkedHashMap<>();
      List<Explained.Maps> methods = new ArrayList<>();
      for (Explainer explainer : explainers) {
        int most = methods.isEmpty() ? faces.length : explainer.isSlow() ? settings.sample() : MOST;
        int[] members = TestedFaces.drawn(faces.length, most, config.seed());
        Map<Integer, SignedMap> made = making.make(explainer, wanted(members, shown, faces));
        maps.put(explainer, made);
        methods.add(
            new Explained.Maps(explainer, members, IntStream.of(members).mapToObj(i -> made.get(faces[i])).toList()));
      }
      ImageSize size = config.network().size();
      FaceRegions regions = new FaceRegions(open.data(), size.width(), size.height());
      Explained explained = new Explained(open, net, test, faces, answers, regions, methods);
      WholeFolder.replace(run.explanations(), folder -> write(run, folder, explained, shown, maps, tests));
      kept.sweep();
    }
  }

  /** The faces a method makes maps of: those it is tested on and those shown. */
  private static int[] wanted(int[] members, ShownFaces shown, int[] faces) {
    return IntStream.concat(
            IntStream.of(members).map(member -> faces[member]),
            shown.mapped().stream().mapToInt(ShownFaces.Face::index))
        .distinct()
        .sorted()
        .toArray();
  }

  private void write(
      RunFolder run,
      Path folder,
      Explained explained,
      ShownFaces shown,
      Map<Explainer, Map<Integer, SignedMap>> maps,
      MapTests tests)
      throws IOException {
    List<ExplanationIndex.Method> methods =
        explained.methods().stream().map(method -> entry(method, maps, explained.test().size())).toList();
    List<ExplanationIndex.Group> groups = new Gallery(folder, explained.open(), maps, stopped).write(shown);
    List<ExplanationIndex.Mean> means = new MeanMaps(folder, stopped).write(explained);
    String size = explained.open().config().network().size().toString();
    new ExplanationIndex(size, methods, groups, means, MeasuredFiles.hashes(run))
        .write(folder.resolve(run.explanationIndex().getFileName()));
    tests.write(run, folder, explained);
  }

  private static ExplanationIndex.Method entry(
      Explained.Maps method, Map<Explainer, Map<Integer, SignedMap>> maps, int all) {
    int used = method.members().length;
    SignedMap any = maps.get(method.explainer()).values().stream().findAny().orElse(new SignedMap(0, 0, new float[0]));
    return new ExplanationIndex.Method(
        method.explainer(), any.height(), any.width(), any.extent(), used, used < all);
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.method.GradCam;
import dev.kallos.explanation.method.HiResCam;
import dev.kallos.explanation.method.RandomMap;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Precision;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Explains the most confident answers, sums up all maps of the test part by region, and tests the maps; writes explanations.
 * Maps are made in 32 bits whatever precision the net was trained in.
 *
 * @param cache the folder packs are kept in
 * @param progress where it shows
 * @param stopped asked between batches, by several threads
 */
record ExplainStage(Path cache, Progress progress, BooleanSupplier stopped) {
  /** Faces explained at a time. */
  static final int BATCH = 64;

  void run(RunFolder run) throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    if (test.size() == 0) {
      throw new UnusableInputException(
          run.scores() + " has no test faces; delete it and run: kallos evaluate " + run.path());
    }
    try (OpenRun open = OpenRun.open(run, cache, progress);
        ConvNet net = Nets.trained(run, open.config(), Precision.FP32)) {
      Explained explained = explain(open, net, test, open.indices(Part.TEST, run, test.files()));
      WholeFolder.replace(run.explanations(), folder -> write(run, folder, explained));
    }
  }

  private Explained explain(OpenRun open, ConvNet net, Scores test, int[] faces) {
    List<Explainer> explainers = List.of(GradCam.of(net), HiResCam.of(net), new RandomMap(open.config().seed()));
    int[] all = IntStream.range(0, test.size()).toArray();
    List<Explained.Maps> methods =
        explainers.stream()
            .map(e -> new Explained.Maps(e, all, e.explain(net, open.pack(), faces, BATCH, progress, stopped)))
            .toList();
    ImageSize size = open.config().network().size();
    return new Explained(
        open, net, test, faces, new FaceRegions(open.data(), size.width(), size.height()), methods);
  }

  private void write(RunFolder run, Path folder, Explained explained) throws IOException {
    Explained.Maps main = explained.main();
    Gallery gallery = new Gallery(folder, explained.open(), explained.test(), explained.faces(), main.maps());
    gallery
        .write(main.explainer().id(), main.explainer().layer(), explained.seed())
        .write(folder.resolve(run.explanationIndex().getFileName()));
    new MapTests(progress, stopped).write(run, folder, explained);
  }
}

package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.method.GradCam;
import dev.kallos.explanation.method.LayerCam;
import dev.kallos.explanation.test.TrueRegion;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the label is known to lie in the mouth, maps of a trained net must point there, and those of an untrained one not. */
class PlantedMouthTest {
  private static final int THREADS = 2;

  @TempDir Path folder;

  @Test
  void mapsOfATrainedNetPointAtThePlantAndThoseOfRandomWeightsDoNot() throws IOException {
    Path data = folder.resolve("faces");
    DrawnFaces.draw(new DrawingRecipe(6000, 1, Optional.of("mouth")), data, THREADS, Progress.silent());
    RunFolder run = new RunFolder(folder.resolve("run"));
    Path cache = folder.resolve("cache");
    Stages stages = new Stages(cache, Progress.silent(), () -> false);
    stages.prepare(
        new RunSettings(
            DatasetRequest.of(data),
            "Attractive",
            "pooled",
            Optional.of(ImageSize.parse("64x80")),
            Optional.empty(),
            OptionalLong.empty(),
            1,
            new TrainingPlan(8, 8, 64, 1e-3, 1e-3, true),
            Optional.of(Device.CPU),
            Optional.empty(),
            THREADS,
            1,
            false),
        run);
    stages.train(run, false);
    stages.score(run);

    try (OpenRun open = OpenRun.open(run, cache, Progress.silent(), () -> false);
        ConvNet trained = Nets.explained(run, open.config());
        ConvNet untrained = Nets.untrained(run, open.config())) {
      String layer = trained.summary().lastConvolution().name();
      TrueRegion found = measure(run, open, trained, new GradCam(layer));
      TrueRegion chance = measure(run, open, untrained, new GradCam(layer));
      TrueRegion sharper = measure(run, open, trained, new LayerCam(List.of(layer)));

      assertThat(found.faces()).isGreaterThan(20);
      assertThat(pointingGame(found)).isGreaterThanOrEqualTo(0.8);
      assertThat(found.lift()).isGreaterThan(3);
      assertThat(pointingGame(chance)).isLessThan(0.5);
      assertThat(chance.lift()).isLessThan(2);
      assertThat(pointingGame(sharper)).isGreaterThanOrEqualTo(0.95);
      assertThat(sharper.lift()).isGreaterThan(found.lift());
    }
  }

  /** The share of the faces that count whose map hits the region. */
  private static double pointingGame(TrueRegion found) {
    return DoubleStream.of(found.hits()).filter(hit -> !Double.isNaN(hit)).average().orElseThrow();
  }

  /** Maps over the test faces to which the trained net answers with nine tenths or more. */
  private static TrueRegion measure(RunFolder run, OpenRun open, ConvNet net, Explainer explainer)
      throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    int[] all = open.faces(Part.TEST);
    int[] confident =
        IntStream.range(0, test.size())
            .filter(i -> Scores.probability(Math.abs(test.logits()[i])) >= 0.9)
            .toArray();
    int[] faces = IntStream.of(confident).map(i -> all[i]).toArray();
    List<SignedMap> maps = explainer.explain(net, open.pack(), faces, 64, Progress.silent(), () -> false);
    List<RegionMap> regions =
        IntStream.of(faces)
            .mapToObj(face -> open.data().faces().get(face).landmarks().orElseThrow())
            .map(landmarks -> RegionMap.of(landmarks, 178, 218, 64, 80))
            .toList();
    double[] logits = IntStream.of(confident).mapToDouble(i -> test.logits()[i]).toArray();
    return TrueRegion.of(Region.MOUTH, maps, regions, logits);
  }
}

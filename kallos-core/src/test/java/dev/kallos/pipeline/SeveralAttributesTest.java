package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.ImageSize;
import dev.kallos.image.NpyFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.network.NetworkDesign;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import dev.kallos.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One net that learnt all attributes of drawn faces. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeveralAttributesTest {
  private RunFolder run;
  private Stages stages;
  private RunSettings settings;

  @BeforeAll
  void trainOnAllAttributes(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(200, 4, Optional.empty()), data, 2, Progress.silent());
    stages = new Stages(folder.resolve("cache"), Progress.silent(), () -> false);
    settings = settings(data, RunSettings.ALL_ATTRIBUTES);
    run = new RunFolder(folder.resolve("run"));
    stages.prepare(settings, run);
    stages.train(run, false);
    stages.score(run);
    stages.evaluate(run);
  }

  private static RunSettings settings(Path data, String attribute) {
    return new RunSettings(
        DatasetRequest.of(data),
        attribute,
        NetworkDesign.MODERN.name(),
        Optional.of(new ImageSize(32, 40)),
        Optional.empty(),
        OptionalLong.empty(),
        1,
        TrainingPlan.MODERN.withEpochs(1),
        Optional.of(Device.CPU),
        Optional.empty(),
        2,
        1,
        false);
  }

  @Test
  void theUsualAttributeIsAskedAndEachOfTheOthersCountsAsMuch() throws IOException {
    RunConfig config = RunConfig.read(run);
    assertThat(config.attribute()).isEqualTo("Attractive");
    assertThat(config.attributes()).startsWith("Attractive").contains("Male", "Smiling").doesNotHaveDuplicates();
    assertThat(config.training().others()).isEqualTo(config.attributes().size() - 1);
    assertThat(config.training().schedule()).isEqualTo("one-cycle");
  }

  @Test
  void theTableCountsEachAttributesOwnRightAnswers() throws IOException {
    RunConfig config = RunConfig.read(run);
    FaceTable table = FaceTable.read(run);
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    NpyFile.Floats logits = NpyFile.readFloats(run.logits());
    int attributes = config.attributes().size();
    int first = logits.shape()[0] - test.size();
    int[] rows = table.rowsOf(run, Part.TEST, test.files());
    CsvFile csv = CsvFile.read(run.attributes());
    assertThat(csv.rows()).hasSize(attributes);
    for (int a = 0; a < attributes; a++) {
      byte[] label = table.labels().of(config.attributes().get(a));
      int right = 0;
      for (int i = 0; i < rows.length; i++) {
        float logit = logits.values()[(first + i) * attributes + a];
        right += logit > 0 == (label[rows[i]] == 1) ? 1 : 0;
        if (a == 0) {
          assertThat(test.logits()[i]).isCloseTo(logit, within(1e-6));
        }
      }
      assertThat(csv.rows().get(a).values().get(0)).isEqualTo(config.attributes().get(a));
      assertThat(csv.number(csv.rows().get(a), csv.column("accuracy")))
          .isCloseTo((double) right / rows.length, within(1e-9));
      assertThat(csv.number(csv.rows().get(a), csv.column("published"))).isNaN();
    }
  }

  @Test
  void theOthersAreNotMeasuredWhereTheScoresAreAnotherNets() throws IOException {
    String own = Files.readString(run.scores());
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    scores.put(Part.TEST, DrawnRun.reversed(scores.get(Part.TEST)));
    ScoresFile.write(run.scores(), scores);
    stages.evaluate(run);
    assertThat(run.attributes()).doesNotExist();

    Files.writeString(run.scores(), own);
    stages.evaluate(run);
    assertThat(run.attributes()).exists();
  }

  @Test
  void thereAreNoMetricsUntilAllAttributesAreMeasured() throws IOException {
    Files.delete(run.attributes());
    Files.delete(run.metrics());
    Files.createDirectory(run.attributes());
    assertThatThrownBy(() -> stages.evaluate(run)).isInstanceOf(UnusableInputException.class);
    assertThat(run.metrics()).doesNotExist();

    Files.delete(run.attributes());
    stages.evaluate(run);
    assertThat(run.metrics()).exists();
  }

  @Test
  void itsMapsAreItsClassActivationMapsAndAreTestedToo() throws IOException {
    stages.explain(run, new ExplainSettings(List.of("grad-cam"), Optional.empty(), 2, List.of(), 0, true));
    JsonNode index = new ObjectMapper().readTree(run.explanationIndex().toFile());
    assertThat(index.path("method").asText()).isEqualTo("cam");
    assertThat(index.path("layer").asText()).isEqualTo("conv5");
    CsvFile scoreboard = CsvFile.read(run.scoreboard());
    CsvFile.Row cam = scoreboard.rows().get(0);
    assertThat(cam.values()).startsWith("cam");
    for (String test : List.of("weights_randomized", "labels_randomized", "deletion")) {
      assertThat(scoreboard.number(cam, scoreboard.column(test))).as(test).isFinite();
    }
    stages.audit(run);
    assertThat(run.modelCard()).content().contains("modern");
  }

  @Test
  void mapsAreHeldAgainstTheAnswersOfTheNetTheyExplainAndFacesShownWithTheRunsScores() throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    stages.explain(run, new ExplainSettings(List.of("hirescam"), Optional.empty(), 1, List.of(test.files()[3]), 0, false));
    int yes = 0;
    try (OpenRun open = OpenRun.open(run, stages.cache(), Progress.silent(), () -> false);
        ConvNet net = Nets.explained(run, open.config())) {
      int[] faces = open.indices(Part.TEST, run, test.files());
      double[] own = Scorer.logits(net, open.pack(), faces, 64, Progress.silent(), () -> false);
      yes = (int) Arrays.stream(own).filter(logit -> logit > 0).count();
      assertThat(own).isNotEqualTo(test.logits());
    }
    CsvFile regions = CsvFile.read(run.regions());
    String[][] groups = {
      {"answered_positive", "for", Integer.toString(yes)},
      {"answered_negative", "against", Integer.toString(test.size() - yes)}
    };
    for (String[] group : groups) {
      assertThat(regions.rows())
          .filteredOn(row -> row.values().containsAll(List.of(group[0], group[1], "cam")))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.values().get(regions.column("faces"))).isEqualTo(group[2]));
    }
    for (JsonNode group : new ObjectMapper().readTree(run.explanationIndex().toFile()).path("groups")) {
      for (JsonNode face : group.path("faces")) {
        int place = List.of(test.files()).indexOf(face.path("file").asText());
        assertThat(face.path("logit").asDouble()).isCloseTo(test.logits()[place], within(1e-6));
      }
    }
  }

  @Test
  void oneAttributeAskedForIsTheOnlyOneLearntUnlessOthersCount() throws IOException {
    try (FaceDataset data = DatasetReader.read(settings.data(), Progress.silent())) {
      RunSettings one = Settings.of(settings.data().path(), "Smiling");
      assertThat(LearntAttributes.of(one, data.labels()).all()).containsExactly("Smiling");
      LearntAttributes more = LearntAttributes.of(settings(settings.data().path(), "Smiling"), data.labels());
      assertThat(more.all()).startsWith("Smiling").contains("Attractive");
      assertThat(more.others()).isEqualTo(TrainingPlan.MODERN.others());
    }
  }
}

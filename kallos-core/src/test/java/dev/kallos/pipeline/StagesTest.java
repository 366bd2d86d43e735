package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.network.Precision;
import dev.kallos.run.FaceRow;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import dev.kallos.scoring.Scorer;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One run on drawn faces, from the photos to the explanations, whose files are then held against what they should say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StagesTest {
  private static final ExplainSettings QUICK =
      new ExplainSettings(List.of("grad-cam"), Optional.empty(), 1, List.of(), 1, false);

  private DrawnRun drawn;
  private RunFolder run;
  private Stages stages;

  @BeforeAll
  void explainARun(@TempDir Path folder) throws IOException {
    drawn = DrawnRun.in(folder);
    run = drawn.run();
    stages = drawn.stages();
    stages.explain(run);
  }

  @Test
  void everyFaceIsInTheSplitOnceAndInThePartItsPartitionSays() throws IOException {
    FaceTable table = FaceTable.read(run);
    Map<String, Part> parts = new HashMap<>();
    table.faces().forEach(face -> assertThat(parts.put(face.file(), face.part())).isNull());
    try (FaceDataset faces = DatasetReader.read(DatasetRequest.of(drawn.data()), Progress.silent())) {
      assertThat(parts).hasSize(DrawnRun.FACES);
      faces.faces().forEach(face -> assertThat(face.officialPart()).contains(parts.get(face.file())));
      for (int i = 0; i < DrawnRun.FACES; i++) {
        assertThat(table.faces().get(i).file()).isEqualTo(faces.faces().get(i).file());
        assertThat(table.faces().get(i).subject()).isEqualTo(faces.faces().get(i).subject().orElseThrow());
      }
      assertThat(table.labels()).isEqualTo(faces.labels());
    }
    assertThat(CsvFile.read(run.skipped()).rows()).isEmpty();
  }

  @Test
  void theSettingsSayWhatWasRead() throws IOException {
    JsonNode config = DrawnRun.json(run.config());
    assertThat(config.at("/data/faces").asInt()).isEqualTo(DrawnRun.FACES);
    assertThat(config.at("/data/subjects_known").asBoolean()).isTrue();
    assertThat(config.at("/data/subjects").asLong())
        .isEqualTo(FaceTable.read(run).faces().stream().map(FaceRow::subject).distinct().count());
    assertThat(config.at("/data/warnings")).isEmpty();
    assertThat(config.at("/data/drawn/region").asText()).isEqualTo("mouth");
    assertThat(config.at("/split/kind").asText()).isEqualTo("official");
    assertThat(config.at("/split/overlap").asInt()).isZero();
    assertThat(config.at("/training/device").asText()).isEqualTo("cpu");
    assertThat(config.at("/training/device_reason").asText()).isEqualTo("as asked");
  }

  @Test
  void theScoresAreTheNetsAnswersToThePack() throws IOException {
    Map<Part, Scores> scores = ScoresFile.read(run.scores());
    assertThat(scores.get(Part.TRAIN).size()).isZero();
    try (OpenRun open = OpenRun.open(run, drawn.cache(), Progress.silent(), () -> false);
        ConvNet net = Nets.trained(run, open.config(), Precision.FP32, Device.CPU, 2)) {
      byte[] label = open.data().labels().of("Attractive");
      for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
        int[] faces = open.faces(part);
        assertThat(scores.get(part).files())
            .isEqualTo(IntStream.of(faces).mapToObj(i -> open.data().faces().get(i).file()).toArray());
        assertThat(scores.get(part).labels()).isEqualTo(IntStream.of(faces).map(i -> label[i]).toArray());
        double[] logits = Scorer.logits(net, open.pack(), faces, ScoreStage.BATCH, Progress.silent(), () -> false);
        assertThat(scores.get(part).logits()).containsExactly(logits, within(1e-6));
      }
    }
  }

  @Test
  void theAccuracyIsTheShareOfRightAnswersInTheScores() throws IOException {
    Scores test = DrawnRun.test(run);
    long right =
        IntStream.range(0, test.size()).filter(i -> (test.logits()[i] > 0) == (test.labels()[i] == 1)).count();
    JsonNode metrics = DrawnRun.json(run.metrics());
    assertThat(metrics.at("/test/n").asInt()).isEqualTo(test.size());
    assertThat(metrics.at("/test/accuracy").asDouble()).isCloseTo((double) right / test.size(), within(1e-12));
    assertThat(metrics.at("/bayes_accuracy").asDouble())
        .isEqualTo(DrawnRun.json(drawn.data().resolve("drawn.json")).get("bayes_accuracy").asDouble());
  }

  @Test
  void theOrderOfTheScoresDoesNotMatter() throws IOException {
    RunFolder other = drawn.copy("other");
    FaceTable table = FaceTable.read(other);
    byte[] label = new byte[table.faces().size()];
    for (int row = 0; row < label.length; row++) {
      label[row] = (byte) (row % 3 == 0 ? 1 : 0);
    }
    Labels both = new Labels(List.of("Attractive", "Male"), new byte[][] {label, label});
    new FaceTable(table.faces(), both).write(other);
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    int[] labels = IntStream.of(table.rows(Part.TEST)).map(row -> label[row]).toArray();
    Scores test = new Scores(DrawnRun.test(run).files(), DrawnRun.test(run).subjects(), labels, DrawnRun.test(run).logits());
    scores.put(Part.TEST, test);
    ScoresFile.write(other.scores(), scores);
    stages.evaluate(other);
    JsonNode ordered = DrawnRun.json(other.metrics());
    scores.put(Part.TEST, DrawnRun.reversed(test));
    ScoresFile.write(other.scores(), scores);
    stages.evaluate(other);
    JsonNode shuffled = DrawnRun.json(other.metrics());
    assertThat(ordered.at("/baselines/sex_only/accuracy").asDouble()).isEqualTo(1);
    for (String figure : List.of("/test/accuracy", "/baselines/sex_only/accuracy", "/baselines/majority/accuracy")) {
      assertThat(shuffled.at(figure).asDouble()).as(figure).isCloseTo(ordered.at(figure).asDouble(), within(1e-12));
    }
  }

  @Test
  void theMostConfidentAreTheTenHighestAndTheTenLowestLogits() throws IOException {
    double[] logits = DrawnRun.test(run).logits();
    double[] sorted = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).sorted().toArray();
    double[] highest = IntStream.range(0, 10).mapToDouble(i -> sorted[sorted.length - 1 - i]).toArray();
    double[] lowest = IntStream.range(0, 10).mapToDouble(i -> sorted[i]).toArray();
    assertThat(shown("most_confident_positive")).containsExactly(highest);
    assertThat(shown("most_confident_negative")).containsExactly(lowest);
  }

  @Test
  void whatTheIndexNamesIsThere() throws IOException {
    for (JsonNode group : DrawnRun.json(run.explanationIndex()).get("groups")) {
      for (JsonNode face : group.get("faces")) {
        assertThat(run.explanations().resolve(face.get("photo").asText())).isNotEmptyFile();
        for (String direction : List.of("for", "against")) {
          if (!face.get(direction).isNull()) {
            assertThat(run.explanations().resolve(face.get(direction).get("map").asText())).isNotEmptyFile();
          }
        }
      }
    }
  }

  @Test
  void theSharesOfTheRegionsSumToOne() throws IOException {
    CsvFile regions = CsvFile.read(run.regions());
    Map<String, double[]> sums = new HashMap<>();
    for (CsvFile.Row row : regions.rows()) {
      if (regions.number(row, regions.column("faces")) > 0) {
        String key =
            Stream.of("method", "group", "direction")
                .map(column -> row.values().get(regions.column(column)))
                .collect(Collectors.joining(" "));
        double[] sum = sums.computeIfAbsent(key, none -> new double[2]);
        sum[0] += regions.number(row, regions.column("area_share"));
        sum[1] += regions.number(row, regions.column("heat_share"));
      }
    }
    assertThat(sums).isNotEmpty();
    sums.forEach((group, sum) -> assertThat(sum).as(group).containsExactly(new double[] {1, 1}, within(1e-9)));
  }

  @Test
  void anExplanationThatBreaksOffLeavesTheOldOneWhole() throws IOException {
    Map<String, String> old = DrawnRun.stamps(run.explanations());
    Stages stoppedAmongItsFiles = new Stages(drawn.cache(), Progress.silent(), () -> !DrawnRun.unfinished(run).isEmpty());
    assertThatThrownBy(() -> stoppedAmongItsFiles.explain(run, QUICK)).isInstanceOf(StoppedException.class);
    assertThat(DrawnRun.stamps(run.explanations())).isEqualTo(old);
    assertThat(DrawnRun.unfinished(run)).isEmpty();
  }

  @Test
  void aRegionThereIsNotIsRefusedBeforeAnyMapIsMade() throws IOException {
    RunFolder other = drawn.copy("antlers");
    Path truth = drawn.data().resolve("drawn.json");
    String before = Files.readString(truth);
    Files.writeString(truth, before.replace("\"mouth\"", "\"antlers\""));
    try {
      assertThatThrownBy(() -> stages.explain(other, QUICK))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("drawn.json says the label was planted in the region 'antlers', which there is not");
    } finally {
      Files.writeString(truth, before);
    }
    assertThat(other.keptMaps()).doesNotExist();
    assertThat(other.explanations()).doesNotExist();
  }

  @Test
  void aTrainedRunWhoseCheckpointIsGoneIsNotTrainedOver() throws IOException {
    RunFolder other = drawn.copy("withoutCheckpoint");
    Map<String, String> old = DrawnRun.stamps(other.path());
    for (boolean resume : new boolean[] {true, false}) {
      assertThatThrownBy(() -> stages.train(other, resume)).hasMessageContaining("its checkpoint is gone");
    }
    assertThatThrownBy(() -> stages.train(run, false))
        .hasMessageContaining("has begun already; go on with: kallos train " + run.path() + " --resume");
    old.remove(other.path().toString());
    assertThat(DrawnRun.stamps(other.path())).containsAllEntriesOf(old);
  }

  @Test
  void anUnknownKindOfSplitIsRefused() throws IOException {
    RunFolder odd = drawn.copy("odd");
    Files.writeString(odd.config(), Files.readString(odd.config()).replace("\"official\"", "\"lunar\""));
    assertThatThrownBy(() -> stages.evaluate(odd))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'lunar'");
  }

  @Test
  void scoresOfFacesTheSplitDoesNotKnowAreRefused() throws IOException {
    RunFolder odd = drawn.copy("stranger");
    String name = DrawnRun.test(run).files()[0];
    Files.writeString(odd.scores(), Files.readString(odd.scores()).replace(name, "stranger.jpg"));
    String message = "names stranger.jpg, which is no test face of split.csv; delete it and run: kallos evaluate ";
    assertThatThrownBy(() -> stages.audit(odd))
        .hasMessage(
            odd.scores() + " has changed since metrics.json was measured on it; run: kallos evaluate " + odd.path());
    assertThatThrownBy(() -> stages.evaluate(odd)).hasMessageContaining(message);
    assertThatThrownBy(() -> stages.explain(odd)).hasMessageContaining(message);
  }

  @Test
  void scoresThatBrokeOffAreNotMeasured() throws IOException {
    RunFolder odd = drawn.copy("half");
    List<String> lines = Files.readAllLines(odd.scores());
    Files.write(odd.scores(), lines.subList(0, lines.size() / 2));
    String message = "; delete it and run: kallos evaluate ";
    assertThatThrownBy(() -> stages.evaluate(odd)).hasMessageContaining("faces where split.csv has").hasMessageContaining(message);
    assertThatThrownBy(() -> stages.audit(odd)).hasMessageContaining("faces where split.csv has").hasMessageContaining(message);
  }

  @Test
  void scoresOfOtherWeightsAreNotMeasured() throws IOException {
    RunFolder other = drawn.copy("other-weights");
    Files.writeString(other.weights(), "other", StandardOpenOption.APPEND);
    List<ThrowingCallable> readers =
        List.of(
            () -> stages.evaluate(other),
            () -> stages.audit(other),
            () -> stages.explain(other),
            () -> stages.ensemble(List.of(other.path(), run.path()), new RunFolder(other.path().resolve("both"))));
    for (ThrowingCallable reader : readers) {
      assertThatThrownBy(reader)
          .isInstanceOf(UnusableInputException.class)
          .hasMessageMatching(
              "(?s).*scores.csv was made with other weights than weights.safetensors; delete it and run: kallos evaluate .*");
    }
    Files.delete(other.weights());
    stages.evaluate(other);
  }

  @Test
  void scoresBroughtFromElsewhereAreMeasuredWithAWarningAndAreNoMembers() throws IOException {
    RunFolder brought = drawn.copy("brought");
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    scores.put(Part.TEST, DrawnRun.reversed(scores.get(Part.TEST)));
    ScoresFile.write(brought.scores(), scores);
    List<String> warned = new ArrayList<>();
    Stages telling = new Stages(drawn.cache(), new Said(warned), () -> false);
    telling.evaluate(run);
    assertThat(warned).isEmpty();
    assertThat(DrawnRun.json(run.metrics()).has("scores_of_others")).isFalse();
    telling.evaluate(brought);
    assertThat(warned).containsExactly(brought.scores() + " is not as it was written, so the figures may be another net's.");
    assertThat(DrawnRun.json(brought.metrics()).get("scores_of_others").asBoolean()).isTrue();
    telling.audit(brought);
    assertThat(warned).hasSize(2).containsOnly(warned.get(0));
    assertThat(brought.modelCard()).content().contains("`scores.csv` is not as it was written");
    assertThatThrownBy(
            () -> stages.ensemble(List.of(brought.path(), run.path()), new RunFolder(brought.path().resolve("both"))))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is not as it was written, so it may be another net's; delete it and run: kallos evaluate");
  }

  @Test
  void landmarksThatAreNotFollowedAreCountedAndNamed() throws IOException {
    Path data = drawn.folder().resolve("impossible");
    DrawnFaces.draw(new DrawingRecipe(60, 3, Optional.empty()), data, 2, Progress.silent());
    Path table = data.resolve("Anno/list_landmarks_align_celeba.txt");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    for (int face : new int[] {3, 7}) {
      lines.replaceAll(line -> line.startsWith("%06d.jpg".formatted(face)) ? line.split(" ")[0] + " 9000 10".repeat(5) : line);
    }
    Files.write(table, lines);
    RunFolder prepared = new RunFolder(drawn.folder().resolve("not-followed"));
    stages.prepare(Settings.of(data, "Attractive"), prepared);
    assertThat(RunConfig.read(prepared).data().warnings())
        .containsExactly(
            "The landmarks of 2 faces are no upright face's in a photo of 178x218, so the regions there are laid as in CelebA's"
                + " framing: 000003.jpg, 000007.jpg.");
  }

  @Test
  void aPhotoThatCanNoLongerBeDecodedIsNotScoredAsABlackOne() throws IOException {
    Path photo = drawn.data().resolve("Img/img_align_celeba/000005.jpg");
    byte[] bytes = Files.readAllBytes(photo);
    FileTime time = Files.getLastModifiedTime(photo);
    RunFolder again = drawn.copy("damaged-photo");
    Files.delete(again.scores());
    Stages withoutPack = new Stages(drawn.folder().resolve("new-cache"), Progress.silent(), () -> false);
    try {
      Files.write(photo, Arrays.copyOf(Arrays.copyOf(bytes, 1000), bytes.length));
      Files.setLastModifiedTime(photo, time);
      assertThatThrownBy(() -> withoutPack.score(again))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(
              "000005.jpg can no longer be decoded (truncated JPEG); put the photo back as it was, or prepare a new run.");
    } finally {
      Files.write(photo, bytes);
      Files.setLastModifiedTime(photo, time);
    }
    assertThat(again.scores()).doesNotExist();
  }

  @Test
  void aRecordThatCannotBeReadIsNamedItself() throws IOException {
    RunFolder odd = drawn.copy("odd-record");
    for (String record : new String[] {"{", "{}", "[]", ""}) {
      Files.writeString(odd.scored(), record);
      assertThatThrownBy(() -> stages.evaluate(odd))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(odd.scored() + " is damaged, it does not say which scores it is of; delete it.");
    }
  }

  @Test
  void scoringAgainTakesTheTrainingScoresOfOlderWeightsAway() throws IOException {
    RunFolder again = drawn.copy("again");
    Files.copy(again.scores(), again.trainScores());
    Files.delete(again.scores());
    stages.score(again);
    assertThat(again.trainScores()).doesNotExist();
    assertThat(again.scores()).hasSameTextualContentAs(run.scores());
    assertThat(again.scored()).hasSameTextualContentAs(run.scored());
  }

  @Test
  void scoresOfARunThatDoesNotSayWhatGaveThemAreMeasured() throws IOException {
    RunFolder older = drawn.copy("older");
    Files.delete(older.scored());
    Files.writeString(older.weights(), "other", StandardOpenOption.APPEND);
    stages.evaluate(older);
  }

  private double[] shown(String id) throws IOException {
    for (JsonNode group : DrawnRun.json(run.explanationIndex()).get("groups")) {
      if (group.get("id").asText().equals(id)) {
        return group.findValues("logit").stream().mapToDouble(JsonNode::asDouble).toArray();
      }
    }
    throw new AssertionError("no group " + id);
  }
}

package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One run of all stages on drawn faces, whose files are then held against what they should say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StagesTest {
  private static final int FACES = 200;

  private Path temp;
  private Path data;
  private RunFolder run;
  private Stages stages;

  @BeforeAll
  void runAllStages(@TempDir Path folder) throws IOException {
    temp = folder;
    data = temp.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.of("mouth")), data, 2, Progress.silent());
    stages = new Stages(temp.resolve("cache"), Progress.silent(), () -> false);
    run = new RunFolder(temp.resolve("run"));
    stages.prepare(Settings.of(data, "Attractive"), run);
    stages.train(run, false);
    stages.score(run);
    stages.evaluate(run);
    stages.explain(run);
    stages.audit(run);
  }

  @Test
  void everyFaceIsInTheSplitOnceAndInThePartItsPartitionSays() throws IOException {
    FaceTable table = FaceTable.read(run);
    Map<String, Part> parts = new HashMap<>();
    table.faces().forEach(face -> assertThat(parts.put(face.file(), face.part())).isNull());
    try (FaceDataset faces = DatasetReader.read(DatasetRequest.of(data), Progress.silent())) {
      assertThat(parts).hasSize(FACES);
      faces.faces().forEach(face -> assertThat(face.officialPart()).contains(parts.get(face.file())));
      for (int i = 0; i < FACES; i++) {
        assertThat(table.faces().get(i).file()).isEqualTo(faces.faces().get(i).file());
        assertThat(table.faces().get(i).subject()).isEqualTo(faces.faces().get(i).subject().orElseThrow());
      }
      assertThat(table.labels()).isEqualTo(faces.labels());
    }
    assertThat(CsvFile.read(run.skipped()).rows()).isEmpty();
  }

  @Test
  void theSettingsSayWhatWasRead() throws IOException {
    JsonNode config = json(run.config());
    assertThat(config.at("/data/faces").asInt()).isEqualTo(FACES);
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
    try (OpenRun open = OpenRun.open(run, temp.resolve("cache"), Progress.silent(), () -> false);
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
    Scores test = test(run);
    long right =
        IntStream.range(0, test.size()).filter(i -> (test.logits()[i] > 0) == (test.labels()[i] == 1)).count();
    JsonNode metrics = json(run.metrics());
    assertThat(metrics.at("/test/n").asInt()).isEqualTo(test.size());
    assertThat(metrics.at("/test/accuracy").asDouble()).isCloseTo((double) right / test.size(), within(1e-12));
    assertThat(metrics.at("/bayes_accuracy").asDouble())
        .isEqualTo(json(data.resolve("drawn.json")).get("bayes_accuracy").asDouble());
  }

  @Test
  void theOrderOfTheScoresDoesNotMatter() throws IOException {
    RunFolder other = copy("other");
    FaceTable table = FaceTable.read(other);
    byte[] label = new byte[table.faces().size()];
    for (int row = 0; row < label.length; row++) {
      label[row] = (byte) (row % 3 == 0 ? 1 : 0);
    }
    Labels both = new Labels(List.of("Attractive", "Male"), new byte[][] {label, label});
    new FaceTable(table.faces(), both).write(other);
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    int[] labels = IntStream.of(table.rows(Part.TEST)).map(row -> label[row]).toArray();
    Scores test = new Scores(test(run).files(), test(run).subjects(), labels, test(run).logits());
    scores.put(Part.TEST, test);
    ScoresFile.write(other.scores(), scores);
    stages.evaluate(other);
    JsonNode ordered = json(other.metrics());
    scores.put(Part.TEST, reversed(test));
    ScoresFile.write(other.scores(), scores);
    stages.evaluate(other);
    JsonNode shuffled = json(other.metrics());
    assertThat(ordered.at("/baselines/sex_only/accuracy").asDouble()).isEqualTo(1);
    for (String figure : List.of("/test/accuracy", "/baselines/sex_only/accuracy", "/baselines/majority/accuracy")) {
      assertThat(shuffled.at(figure).asDouble()).as(figure).isCloseTo(ordered.at(figure).asDouble(), within(1e-12));
    }
  }

  @Test
  void theAuditDoesNotHangOnTheOrderOfTheScores() throws IOException {
    RunFolder other = copy("reversed");
    Map<Part, Scores> scores = new EnumMap<>(ScoresFile.read(run.scores()));
    Scores test = scores.get(Part.TEST);
    scores.put(Part.TEST, reversed(test));
    ScoresFile.write(other.scores(), scores);
    Files.delete(other.weights());
    stages.audit(other);
    assertThat(values(other.audit())).isEqualTo(values(run.audit()));
  }

  @Test
  void eachAttributesEffectIsMeasuredOnTestFacesAndStandsBesideItsPlantedWeight() throws IOException {
    CsvFile effects = CsvFile.read(run.counterfactuals());
    assertThat(effects.rows()).hasSizeGreaterThan(25);
    JsonNode weights = json(run.config()).at("/data/drawn/weights");
    assertThat(weights).isNotEmpty();
    for (CsvFile.Row row : effects.rows()) {
      assertThat(effects.number(row, effects.column("planted_weight")))
          .isEqualTo(weights.path(row.values().get(0)).asDouble(0));
      assertThat(effects.number(row, effects.column("faces"))).isBetween(1.0, (double) test(run).size());
      assertThat(effects.number(row, effects.column("logit_change"))).isFinite();
    }
    assertThat(effects.rows()).extracting(row -> row.values().get(0)).doesNotContain("Attractive", "No_Beard");
  }

  @Test
  void theErrorsShownAreTestFacesAnsweredWronglyAndTheirPhotosAreThere() throws IOException {
    JsonNode index = json(run.errorIndex());
    assertThat(index.path("sentence").isNull()).isTrue();
    assertThat(index.path("faces")).isNotEmpty();
    for (JsonNode face : index.path("faces")) {
      assertThat(face.path("logit").asDouble() > 0).isNotEqualTo(face.path("label").asInt() == 1);
      assertThat(run.errors().resolve(face.path("photo").asText())).isNotEmptyFile();
    }
    assertThat(json(run.label()).at("/suspects/0/photo").asText()).isEqualTo(index.at("/faces/0/photo").asText());
  }

  @Test
  void withoutDataAndWeightsTheAuditSaysWhatIsMissingAndMeasuresTheRest() throws IOException {
    RunFolder other = copy("lonely");
    Files.delete(other.weights());
    Files.writeString(other.config(), Files.readString(other.config()).replace(data.toString(), temp.resolve("gone").toString()));
    stages.audit(other);
    assertThat(json(other.errorIndex()).path("sentence").asText()).contains("cannot be opened").contains("gone");
    assertThat(json(other.errorIndex()).at("/faces/0/photo").isNull()).isTrue();
    assertThat(other.counterfactuals()).doesNotExist();
    assertThat(json(other.label()).path("predictors")).hasSize(json(run.label()).path("predictors").size());
    assertThat(other.modelCard()).content().contains("### What the label is made of");
  }

  @Test
  void anAuditThatIsStoppedLeavesNoHalfOfAFile() throws IOException {
    RunFolder other = copy("stopped");
    Files.delete(other.modelCard());
    int[] asked = new int[1];
    Stages stopping = new Stages(temp.resolve("cache"), Progress.silent(), () -> asked[0]++ > 2);
    assertThatThrownBy(() -> stopping.audit(other)).isInstanceOf(StoppedException.class);
    assertThat(other.modelCard()).doesNotExist();
    assertThat(other.errors()).doesNotExist();
    try (Stream<Path> files = Files.list(other.path())) {
      assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void theAuditCrossesWhatIsAskedForAndRefusesWhatIsUnknown() throws IOException {
    RunFolder other = copy("crossed");
    stages.audit(other, List.of("Smiling*Male", "Wearing_Hat"));
    assertThat(Files.readString(other.audit())).contains("Smiling=1 & Male=0,accuracy").doesNotContain("Young=1 & ");
    assertThat(json(other.fairness()).path("criteria").findValuesAsText("by"))
        .contains("Male", "Young", "Smiling×Male", "Wearing_Hat");
    assertThatThrownBy(() -> stages.audit(other, List.of("Smiling×Mail")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'Mail'")
        .hasMessageContaining("Male");
  }

  @Test
  void theMostConfidentAreTheTenHighestAndTheTenLowestLogits() throws IOException {
    double[] logits = test(run).logits();
    double[] sorted = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).sorted().toArray();
    double[] highest = IntStream.range(0, 10).mapToDouble(i -> sorted[sorted.length - 1 - i]).toArray();
    double[] lowest = IntStream.range(0, 10).mapToDouble(i -> sorted[i]).toArray();
    assertThat(shown("most_confident_positive")).containsExactly(highest);
    assertThat(shown("most_confident_negative")).containsExactly(lowest);
  }

  @Test
  void whatTheIndexNamesIsThere() throws IOException {
    for (JsonNode group : json(run.explanationIndex()).get("groups")) {
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
    Path truth = data.resolve("drawn.json");
    String before = Files.readString(truth);
    Map<String, String> old = stamps(run.explanations());
    Files.writeString(truth, before.replace("\"mouth\"", "\"antlers\""));
    try {
      assertThatThrownBy(() -> stages.explain(run))
          .isInstanceOf(UnusableInputException.class)
          .hasMessageContaining("drawn.json says the label was planted in the region 'antlers', which there is not");
    } finally {
      Files.writeString(truth, before);
    }
    assertThat(stamps(run.explanations())).isEqualTo(old);
    try (Stream<Path> inside = Files.list(run.path())) {
      assertThat(inside.filter(path -> !List.of(run.keptMaps(), run.lock()).contains(path)).map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void anUnknownKindOfSplitIsRefused() throws IOException {
    RunFolder odd = copy("odd");
    Files.writeString(odd.config(), Files.readString(odd.config()).replace("\"official\"", "\"lunar\""));
    assertThatThrownBy(() -> stages.evaluate(odd))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'lunar'");
  }

  @Test
  void scoresOfFacesTheSplitDoesNotKnowAreRefused() throws IOException {
    RunFolder odd = copy("stranger");
    String name = test(run).files()[0];
    Files.writeString(odd.scores(), Files.readString(odd.scores()).replace(name, "stranger.jpg"));
    String message = "names stranger.jpg, which is no test face of split.csv; delete it and run: kallos evaluate ";
    assertThatThrownBy(() -> stages.audit(odd)).hasMessageContaining(message);
    assertThatThrownBy(() -> stages.evaluate(odd)).hasMessageContaining(message);
    assertThatThrownBy(() -> stages.explain(odd)).hasMessageContaining(message);
  }

  @Test
  void scoresThatBrokeOffAreNotMeasured() throws IOException {
    RunFolder odd = copy("half");
    List<String> lines = Files.readAllLines(odd.scores());
    Files.write(odd.scores(), lines.subList(0, lines.size() / 2));
    String message = "; delete it and run: kallos evaluate ";
    assertThatThrownBy(() -> stages.evaluate(odd)).hasMessageContaining("faces where split.csv has").hasMessageContaining(message);
    assertThatThrownBy(() -> stages.audit(odd)).hasMessageContaining("faces where split.csv has").hasMessageContaining(message);
  }

  @Test
  void anAuditThatBreaksOffLeavesTheOlderOneOrNothingOfIt() throws IOException {
    RunFolder odd = copy("brokenOff");
    Map<String, String> old = stamps(odd.path());
    old.remove(odd.path().toString());
    assertThatThrownBy(() -> stages.audit(odd, List.of("Male×Antlers"))).hasMessageContaining("Antlers");
    assertThatThrownBy(() -> new Stages(temp.resolve("cache"), Progress.silent(), () -> true).audit(odd))
        .isInstanceOf(StoppedException.class);
    assertThat(stamps(odd.path())).containsAllEntriesOf(old);
    Stages stoppedLater =
        new Stages(temp.resolve("cache"), Progress.silent(), () -> Files.notExists(odd.modelCard()));
    assertThatThrownBy(() -> stoppedLater.audit(odd)).isInstanceOf(StoppedException.class);
    assertThat(odd.audit()).exists();
    assertThat(odd.modelCard()).doesNotExist();
    assertThat(odd.label()).doesNotExist();
    assertThat(odd.counterfactuals()).doesNotExist();
  }

  @Test
  void anAuditOfDamagedMetricsNamesTheFile() throws IOException {
    RunFolder odd = copy("damaged");
    String metrics = Files.readString(odd.metrics());
    Files.writeString(odd.metrics(), metrics.substring(0, metrics.length() / 2));
    Map<String, String> old = stamps(odd.path());
    old.remove(odd.path().toString());
    assertThatThrownBy(() -> stages.audit(odd))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("metrics.json is damaged");
    assertThat(stamps(odd.path())).containsAllEntriesOf(old);
  }

  private double[] shown(String id) throws IOException {
    for (JsonNode group : json(run.explanationIndex()).get("groups")) {
      if (group.get("id").asText().equals(id)) {
        return group.findValues("logit").stream().mapToDouble(JsonNode::asDouble).toArray();
      }
    }
    throw new AssertionError("no group " + id);
  }

  /** The audit's groups, metrics and values, without the intervals, which resampling draws in the order of the faces. */
  private static List<List<String>> values(Path audit) throws IOException {
    CsvFile csv = CsvFile.read(audit);
    return csv.rows().stream()
        .map(row -> List.of(row.values().get(0), row.values().get(1), rounded(csv.number(row, csv.column("value")))))
        .toList();
  }

  private static String rounded(double value) {
    return "%.9f".formatted(value);
  }

  private static Scores reversed(Scores scores) {
    return scores.select(IntStream.range(0, scores.size()).map(i -> scores.size() - 1 - i).toArray());
  }

  private static Scores test(RunFolder run) throws IOException {
    return ScoresFile.read(run.scores()).get(Part.TEST);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static Map<String, String> stamps(Path folder) throws IOException {
    Map<String, String> stamps = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        stamps.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return stamps;
  }

  /** A copy of the run's own files, to be broken. */
  private RunFolder copy(String name) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    try (Stream<Path> files = Files.list(run.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return new RunFolder(folder);
  }
}

package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.Disclaimer;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCardTest {
  private static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T12:00:00Z",
       "data": {"path": "/home/someone/faces", "layout": "CelebA, official", "fingerprint": "abc123", "faces": 10000,
                "subjects": 5429, "skipped": 3, "frame": "178x218", "subjects_known": true,
                "warnings": ["The first line says 202599 rows where there are 10000."], "drawn": null},
       "attribute": "Attractive", "split": {"kind": "subjects", "overlap": 0}, "seed": 17,
       "network": {"name": "article", "size": "64x80", "parameters": 1234567,
                   "layers": [{"name": "conv1", "kind": "convolution", "output": "80×64×32", "parameters": 896}]},
       "training": {"epochs": 40, "patience": 5, "batch": 64, "learning_rate": 0.001, "l2": 0.002, "mirror": true,
                    "precision": "bf16", "threads": 2},
       "versions": {"java": "17.0.1", "libtorch": "2.10.0"}}
      """;
  private static final String METRICS =
      """
      {"split": {"kind": "subjects", "overlap": 0, "train": {"faces": 8000, "subjects": 4343, "positives": 4100},
                 "validation": {"faces": 1000, "subjects": 540, "positives": 510},
                 "test": {"faces": 1032, "subjects": 546, "positives": 516}},
       "test": {"n": 1032, "accuracy": 0.7741, "accuracy_ci95": [0.7502, 0.7989], "auc": null, "auc_ci95": null,
                "log_loss": 0.481, "log_loss_ci95": [0.45, 0.51], "f1": 0.77, "f1_ci95": [0.74, 0.8], "ece": 0.031,
                "ece_ci95": [0.02, 0.05]},
       "baselines": {"majority": {"accuracy": 0.512, "accuracy_ci95": [0.48, 0.54]}, "sex_only": null}}
      """;

  private static final CardFindings NONE =
      new CardFindings(MissingNode.getInstance(), MissingNode.getInstance(), MissingNode.getInstance(), List.of());

  @TempDir Path folder;

  @Test
  void theCardHasEverySectionOfMitchellAndOthersInTheirOrder() throws IOException {
    List<String> sections = card(config(), metrics()).lines().filter(line -> line.startsWith("## ")).toList();
    assertThat(sections)
        .containsExactly(
            "## Model details", "## Intended use", "## Factors", "## Metrics", "## Evaluation data", "## Training data",
            "## Quantitative analyses", "## Ethical considerations", "## Caveats and recommendations");
  }

  @Test
  void itsFiguresAreThoseOfTheRunsFiles() throws IOException {
    assertThat(card(config(), metrics()))
        .contains("1,234,567 parameters. Its one logit says", "learning rate 0.001, batches of 64, L2 0.002", "precision bf16, seed 17")
        .contains("1,032 faces of 546 subjects, 50.0 % labelled yes", "8,000 faces of 4,343 subjects, 51.2 % labelled")
        .contains("| accuracy | 77.4 % (75.0 to 79.9) |", "| log loss | 0.481 (0.450 to 0.510) |")
        .contains("everyone the train part's commoner label | 51.2 % (48.0 to 54.0) |", "photo: 3.", "java 17.0.1, libtorch 2.10.0")
        .contains("Warned: The first line says 202599 rows where there are 10000.", "`conv1` | convolution")
        .doesNotContain("each sex its commoner label")
        .doesNotContain("best accuracy anyone");
  }

  @Test
  void whatWasDoneBeyondTheArticlesTrainingIsSaidAndNothingElse() throws IOException {
    assertThat(card(config(), metrics())).doesNotContain("Also:", "mirror image", "left out.");
    ObjectNode config = (ObjectNode) config();
    config.putArray("attributes").add("Attractive").add("Male").add("Young");
    ((ObjectNode) config.path("split")).put("train_share", 0.25).put("faces_left_out", 6000);
    ((ObjectNode) config.path("training"))
        .put("schedule", "one-cycle")
        .put("weight_decay", 0.02)
        .put("averaged", 250)
        .put("others", 4.0)
        .put("smoothing", 0.0)
        .put("mixup", 0.4)
        .put("score_mirrored", true)
        .putObject("augmentation")
        .put("shift", 0.05)
        .put("turn", 0.0)
        .put("erasing", 0.25);

    assertThat(card(config, metrics()))
        .contains("Also: the schedule one-cycle; weight decay 0.02; faces changed each time by up to: shift 0.05, erasing 0.25;")
        .contains("weights averaged over about 250 steps, or the last tenth of all if that is fewer; faces laid over each other (mixup 0.4); 2 other attributes learnt too, together 4.0 times as much in the")
        .contains("A score is the mean over the face and its mirror image.", "The first of its 3 logits says how much")
        .contains("a share of 0.25 was used, and 6000 faces were left out.")
        .doesNotContain("smoothed");
  }

  @Test
  void oneEpochIsNotSaidInThePlural() throws IOException {
    assertThat(card(config(), metrics())).contains("for at most 40 epochs, until 5 epochs brought");
    ObjectNode config = (ObjectNode) config();
    ((ObjectNode) config.path("training")).put("epochs", 1).put("patience", 1);
    assertThat(card(config, metrics())).contains("for 1 epoch, the one of the best validation accuracy kept; precision");
  }

  @Test
  void ofAColumnOfNumbersTheCardSaysAboveWhatTheLabelHolds() throws IOException {
    assertThat(card(config(), metrics())).doesNotContain("column of numbers");
    ObjectNode config = (ObjectNode) config();
    ((ObjectNode) config.get("data")).put("cut_column", "rating").put("cut_threshold", 3.25);
    assertThat(card(config, metrics()))
        .contains("`rating` is a column of numbers, and the label says which are above 3.25.");
    ((ObjectNode) config.get("data")).putNull("cut_threshold");
    assertThat(card(config, metrics())).contains("which are above the column's median.");
  }

  @Test
  void anEnsemblesCardNamesItsMembersWithSeedTrainingAndAccuracy() throws IOException {
    ObjectNode config = (ObjectNode) config();
    config.putArray("members").addObject().put("name", "one").put("seed", 4).set("training", config.get("training"));
    config.withArray("members").addObject().put("name", "two").put("seed", 5).putObject("training").put("batch", 128);
    config.putNull("training");
    ObjectNode metrics = (ObjectNode) metrics();
    metrics.set(
        "ensemble",
        new ObjectMapper()
            .readTree(
                """
                {"members": [{"accuracy": 0.701, "accuracy_ci95": [0.68, 0.72]}, {"accuracy": 0.712}],
                 "gain": {"accuracy": 0.012, "accuracy_ci95": [-0.001, 0.025]}}
                """));
    assertThat(card(config, metrics))
        .contains("# Model card: `Attractive` by an ensemble of 2 nets `article`")
        .contains("its logit is the mean of theirs")
        .contains("`one`: Trained with Adam (learning rate 0.001, batches of 64", "seed 4, faces mirrored")
        .contains("`two`: Trained with Adam", "batches of 128")
        .contains("| `one` | 4 | 70.1 % (68.0 to 72.0) |", "| `two` | 5 | 71.2 % |")
        .contains("| the ensemble less their mean, in points |  | +1.2 (−0.1 to 2.5) |")
        .doesNotContain("One training run with one seed");
  }

  @Test
  void theCardSaysWhatTheIntervalOfTheCalibrationErrorTakesOff() throws IOException {
    assertThat(card(config(), metrics()))
        .contains("(BCa). Chance only adds to the expected calibration error: its interval takes that off");
  }

  @Test
  void whatIsUndefinedIsSaidInWordsAndThePathOfTheDataStaysPrivate() throws IOException {
    assertThat(card(config(), metrics()))
        .contains("| AUC | not known |")
        .doesNotContain("NaN")
        .doesNotContain("null")
        .doesNotContain("/home/someone");
  }

  @Test
  void aCardOfAlmostEmptyFilesStillReads() {
    ObjectNode nothing = new ObjectMapper().createObjectNode();
    assertThat(ModelCard.markdown(nothing, nothing, List.of(), NONE))
        .contains("## Caveats and recommendations")
        .doesNotContain("NaN")
        .doesNotContain("null");
  }

  @Test
  void theDisclaimerStandsOnTopOfIt() throws IOException {
    assertThat(card(config(), metrics()).lines().toList().get(2))
        .isEqualTo("> " + Disclaimer.of(Disclaimer.Origin.OPINION, "CelebA, official", "Attractive"));
  }

  @Test
  void aCardOfDrawnFacesSaysSoAndGivesTheBestReachableAccuracy() throws IOException {
    JsonNode config = config();
    ((ObjectNode) config.path("data")).putObject("drawn").put("seed", 1).put("attribute", "Attractive");
    ObjectNode metrics = (ObjectNode) metrics();
    metrics.put("bayes_accuracy", 0.861);
    assertThat(card(config, metrics))
        .contains(Disclaimer.of(Disclaimer.Origin.PLANTED, "CelebA, official", "Attractive"))
        .contains("best accuracy anyone can reach in the long run | 86.1 % |")
        .contains("the faces and their subjects do not exist")
        .doesNotContain("2015")
        .doesNotContain("real people, who were not asked");
  }

  @Test
  void facesOfUnknownSubjectsAreNotCountedAsPeople() throws IOException {
    JsonNode config = config();
    ((ObjectNode) config.path("data")).put("subjects_known", false);
    List<AuditRow> rows = new ArrayList<>(group("all", 1032, 1032, 0.77, Measured.point(Double.NaN)));
    rows.addAll(group("Bald=1", 5, 5, Double.NaN, Measured.point(Double.NaN)));
    assertThat(ModelCard.markdown(config, metrics(), rows, NONE))
        .contains("faces (who is who is unknown), ", "replicates of the test part's faces")
        .contains("| `all` | 1032 | 77.0 %", "Too few faces for figures: `Bald=1`.")
        .doesNotContain("subjects,", "| subjects |", "20 people");
  }

  @Test
  void anotherAttributeOfDrawnFacesWasNotPlanted() throws IOException {
    JsonNode config = config();
    ((ObjectNode) config.path("data")).putObject("drawn").put("seed", 1).put("attribute", "Smiling");
    assertThat(card(config, metrics())).contains("drawn by the program").doesNotContain("planted");
  }

  @Test
  void aSplitByFaceIsNamedAsWorthlessUnlessNobodyIsCountedInTwoParts() throws IOException {
    ObjectNode metrics = (ObjectNode) metrics();
    ObjectNode split = (ObjectNode) metrics.path("split");
    split.put("kind", "faces-leaky").put("overlap", 1200);
    assertThat(card(config(), metrics))
        .contains("people of the test part can be among those trained on (subjects in more than one part: 1,200)")
        .contains("no figure here says how the net does on strangers");
    split.putNull("overlap");
    assertThat(card(config(), metrics)).contains("trained on (who stands in more than one part is unknown), so no figure");
    split.put("overlap", 0);
    assertThat(card(config(), metrics)).contains("by face, yet no subject stands in two parts").doesNotContain("strangers");
  }

  @Test
  void theGroupsFarthestFromTheRestStandThereAndThoseThatAreNoDiscoveryDoNot() throws IOException {
    List<AuditRow> rows = new ArrayList<>();
    rows.addAll(group("all", 1032, 546, 0.77, Measured.point(Double.NaN)));
    rows.addAll(group("Male=1", 400, 220, 0.81, new Measured(0.06, new Interval(0.02, 0.1))));
    rows.addAll(group("Eyeglasses=1", 60, 41, 0.9, new Measured(0.14, new Interval(0.05, 0.22)), .003, .02));
    rows.addAll(group("Smiling=1", 500, 350, 0.795, new Measured(0.03, new Interval(0.01, 0.05)), .03, .08));
    rows.addAll(group("Bald=1", 5, 4, Double.NaN, Measured.point(Double.NaN)));
    rows.addAll(group("Male=1 & Young=0", 90, 60, 0.8, new Measured(0.03, new Interval(-0.05, 0.1))));
    String card = ModelCard.markdown(config(), metrics(), rows, NONE);
    String unitary = card.substring(card.indexOf("### Unitary"), card.indexOf("### Intersectional"));
    assertThat(unitary)
        .contains("| `all` | 1032 | 546 | 77.0 %", "| `Male=1` | 400 | 220 | 81.0 %", "+6.0 (2.0 to 10.0) |")
        .contains("Of 3 attributes compared", "beside those above these differ most", "| `Eyeglasses=1` | 60 | 41 | 90.0 %")
        .contains("Too few people for figures: `Bald=1`.")
        .doesNotContain("`Smiling=1`")
        .doesNotContain("Young=0");
    assertThat(card.substring(card.indexOf("### Intersectional"))).contains("| `Male=1 & Young=0` | 90 | 60 |");
  }

  @Test
  void whereNothingCouldBeComparedTheCardDoesNotSayThatNothingDiffers() throws IOException {
    List<AuditRow> rows = new ArrayList<>(group("all", 40, 30, 0.77, Measured.point(Double.NaN)));
    assertThat(ModelCard.markdown(config(), metrics(), rows, NONE))
        .contains("No attribute could be compared, with against without.")
        .doesNotContain("Of 0 attributes", "beyond those above");
    rows.addAll(group("Bald=1", 5, 4, Double.NaN, Measured.point(Double.NaN)));
    assertThat(ModelCard.markdown(config(), metrics(), rows, NONE))
        .contains("No attribute could be compared, with against without.", "Too few people for figures: `Bald=1`.");
  }

  @Test
  void anAttributeWhoseNameHoldsAnAmpersandIsNoCrossing() throws IOException {
    List<AuditRow> rows = new ArrayList<>(group("all", 1032, 546, 0.77, Measured.point(Double.NaN)));
    rows.addAll(group("Glasses & hat=1", 60, 41, 0.9, new Measured(0.14, new Interval(0.05, 0.22)), .003, .02));
    String card = ModelCard.markdown(config(), metrics(), rows, NONE);
    assertThat(card).contains("Of 1 attribute compared");
    assertThat(card.substring(card.indexOf("### Intersectional")))
        .startsWith("### Intersectional results\n\nNo attributes were crossed:")
        .doesNotContain("| `all` |");
    assertThat(card.indexOf("| `Glasses & hat=1` | 60")).isBetween(0, card.indexOf("### Intersectional"));
  }

  @Test
  void whatTheAuditFoundStandsUnderTheGroupsInItsOwnWordsAndFigures() throws IOException {
    JsonNode fairness =
        json(
            """
            {"criteria": [{"name": "equal_opportunity", "by": "Male", "groups": ["Male=1", "Male=0"],
                           "gap": {"value": 0.12, "lo": 0.05, "hi": 0.2}, "holds": false, "sentence": "…"}],
             "impossibility": {"sentence": "They cannot all hold."}}
            """);
    JsonNode confidence =
        json(
            """
            {"temperature": {"value": 1.31, "lo": 1.2, "hi": 1.5}, "sentence": null,
             "before": {"log_loss": {"value": 0.5, "lo": 0.4, "hi": 0.6}, "ece": {"value": 0.06, "lo": 0.05, "hi": 0.09}},
             "after": {"log_loss": {"value": 0.46, "lo": null, "hi": null}}}
            """);
    JsonNode label =
        json(
            """
            {"predictors": [{"name": "attributes", "accuracy": {"value": 0.791, "lo": 0.77, "hi": 0.81}}],
             "weights": [{"attribute": "Smiling", "weight": {"value": 0.3, "lo": 0.1, "hi": 0.5}},
                         {"attribute": "Bald", "weight": {"value": -2.5, "lo": -3, "hi": -2}}],
             "amplification": [{"attribute": "Male", "direction": -1, "labels": {"value": -0.374}, "answers": {"value": -0.482},
                                "amplification": {"value": 0.054, "lo": 0.02, "hi": 0.09},
                                "amplification_of_scores": {"value": -0.01, "lo": -0.03, "hi": 0.01}}],
             "mean_amplification": {"value": 0.023, "lo": 0.008, "hi": 0.039},
             "mean_amplification_of_scores": {"value": -0.008, "lo": -0.021, "hi": 0.008},
             "noise": {"pairs": 7000, "agreement": {"value": 0.748}, "agreement_of_strangers": 0.5, "sentence": null}}
            """);
    AttributeEffect effect =
        AttributeEffect.of("Smiling", new String[] {"a", "b", "c", "d", "e"}, new double[5], new double[] {2, 4, 3, 3, 3}, 3, 1);
    String card =
        ModelCard.markdown(
            config(), metrics(), List.of(), new CardFindings(fairness, confidence, label, List.of(effect)));
    assertThat(card)
        .contains("| equal opportunity | `Male` | 12.0 (5.0 to 20.0) | violated |", "They cannot all hold.")
        .contains("| log loss | 0.500 (0.400 to 0.600) | 0.460 |", "the temperature 1.310 (1.200 to 1.500)")
        .contains("| all other attributes | 79.1 % (77.0 to 81.0) |")
        .contains("| `Male` | to no | −37.4 | −48.2 | +5.4 (2.0 to 9.0) | −1.0 (−3.0 to 1.0) |")
        .contains("all attributes with a figure is +2.3 (0.8 to 3.9), and with probabilities −0.8 (−2.1 to 0.8).")
        .contains("74.8 % of 7,000 pairs; two of different people: 50.0 %")
        .contains("| `Smiling` | 5 | 3.000 (2.200 to 3.800) | 3.0 |")
        .doesNotContain("NaN")
        .doesNotContain("null");
    assertThat(card.indexOf("| `Bald` | −2.500")).isLessThan(card.indexOf("| `Smiling` | 0.300")).isPositive();
    assertThat(card.indexOf("### Fairness criteria")).isGreaterThan(card.indexOf("### Intersectional"));
    assertThat(card.indexOf("## Ethical")).isGreaterThan(card.indexOf("### One attribute changed"));
  }

  @Test
  void whereNothingForcesTheCriteriaApartTheCardSaysNothingOfIt() throws IOException {
    String fairness =
        """
        {"criteria": [{"name": "equal_opportunity", "by": "Male", "gap": {"value": 0.12}, "holds": null}],
         "impossibility": {"sentence": ""}}
        """;
    CardFindings nothing =
        new CardFindings(json(fairness), NONE.confidence(), NONE.label(), List.of());
    assertThat(ModelCard.markdown(config(), metrics(), List.of(), nothing)).doesNotContain("\n\n\n");
  }

  @Test
  void theLicenceIsThatOfTheData() throws IOException {
    assertThat(card(config(), metrics())).contains("Licence: CelebA's: non-commercial research only");
    JsonNode table = config();
    ((ObjectNode) table.path("data")).put("layout", "table faces.csv");
    assertThat(card(table, metrics())).contains("Licence: that of the photos, which the run does not know.");
    JsonNode drawn = config();
    ((ObjectNode) drawn.path("data")).putObject("drawn").put("attribute", "Attractive");
    assertThat(card(drawn, metrics())).contains("Licence: the faces were drawn by this program");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void aLineBreakInAColumnsNameEndsNeitherTheHeadingNorTheQuotedDisclaimer() throws IOException {
    JsonNode config = ((ObjectNode) config()).put("attribute", "rating <script>\n# other");
    List<String> lines = card(config, metrics()).lines().toList();
    assertThat(lines.get(0)).isEqualTo("# Model card: `rating <script> # other` by the net `article`");
    assertThat(lines).filteredOn(line -> line.startsWith("#")).noneMatch(line -> line.startsWith("# other"));
    assertThat(lines).anyMatch(line -> line.startsWith("> ") && line.contains("rating \\<script\\> # other"));
  }

  private String card(JsonNode config, JsonNode metrics) throws IOException {
    Path path = folder.resolve("model-card.md");
    List<AuditRow> rows = group("all", 1032, 546, 0.77, Measured.point(Double.NaN));
    ModelCard.write(path, config, metrics, rows, NONE);
    return Files.readString(path);
  }

  private static List<AuditRow> group(String name, int faces, int subjects, double accuracy, Measured difference) {
    return group(name, faces, subjects, accuracy, difference, Double.NaN, Double.NaN);
  }

  private static List<AuditRow> group(
      String name, int faces, int subjects, double accuracy, Measured difference, double p, double q) {
    return List.of(
        new AuditRow(name, "accuracy", Measured.point(accuracy), faces, subjects),
        new AuditRow(name, "accuracy_difference", difference, faces, subjects, p, q));
  }

  private static JsonNode config() throws IOException {
    return new ObjectMapper().readTree(CONFIG);
  }

  private static JsonNode metrics() throws IOException {
    return new ObjectMapper().readTree(METRICS);
  }
}

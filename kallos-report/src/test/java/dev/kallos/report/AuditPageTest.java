package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the page that an audit fills. */
class AuditPageTest {
  @TempDir private Path folder;

  private static String page(RunFolder run) throws IOException {
    ReportPage.write(run);
    return Files.readString(run.report());
  }

  @Test
  void ofDrawnFacesNoLabelIsSuspectedToBeWrong() throws IOException {
    String suspected = "the label may be the one that is wrong";
    assertThat(page(RunFixture.photographs().writeTo(folder.resolve("photographs")))).contains(suspected);
    assertThat(page(RunFixture.drawnFaces().writeTo(folder.resolve("drawn"))))
        .contains("drawn by lot from the planted rule, so none of them is wrong")
        .doesNotContain(suspected, "Candidates for wrong labels");
  }

  private static JsonNode json(String page, String id) throws IOException {
    Matcher script =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"" + id + "\">(.*?)</script>").matcher(page);
    assertThat(script.find()).as(id).isTrue();
    return new ObjectMapper().readTree(script.group(1));
  }

  @Test
  void everyFigureOfTheAuditIsInThePageAsItIsInTheFile() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    JsonNode data = json(page(run), "figures-groups");
    CsvFile audit = CsvFile.read(run.audit());
    int found = 0;
    for (CsvFile.Row row : audit.rows()) {
      String id = row.values().get(1);
      String kind = id.replaceFirst("^.*?((_difference|_ratio)(_all)?)?$", "$1");
      String metric = id.substring(0, id.length() - kind.length());
      for (int g = 0; g < data.path("groups").size(); g++) {
        if (data.at("/groups/" + g + "/name").asText().equals(row.values().get(0))) {
          JsonNode figure = data.path("figures").path(kind).path(metric).path(g);
          for (int i = 0; i < 3; i++) {
            assertThat(Numbers.of(figure.path(i))).as(row.toString()).isEqualTo(Double.valueOf(audit.number(row, 2 + i)));
          }
          found++;
        }
      }
    }
    assertThat(found).isEqualTo(audit.rows().size()).isGreaterThan(50);
  }

  @Test
  void theTestFacesArePackedWithoutLoss() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    JsonNode faces = json(page(run), "faces-audit");
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    ByteBuffer logits =
        ByteBuffer.wrap(Base64.getDecoder().decode(faces.path("logits").asText())).order(ByteOrder.LITTLE_ENDIAN);
    byte[] labels = Base64.getDecoder().decode(faces.path("labels").asText());

    ByteBuffer subjects =
        ByteBuffer.wrap(Base64.getDecoder().decode(faces.path("subjects").asText())).order(ByteOrder.LITTLE_ENDIAN);
    List<String> people = Arrays.stream(test.subjects()).distinct().toList();

    assertThat(faces.path("count").asInt()).isEqualTo(test.size());
    for (int i = 0; i < test.size(); i++) {
      assertThat(subjects.getInt()).isEqualTo(people.indexOf(test.subjects()[i]));
      assertThat(logits.getDouble()).isEqualTo(test.logits()[i]);
      assertThat(labels[i / 8] >> i % 8 & 1).isEqualTo(test.labels()[i]);
    }
    assertThat(faces.at("/attributes/0/known").isTextual()).as("some sexes are unknown").isTrue();
    assertThat(faces.at("/attributes/1/known").isNull()).as("every age is known").isTrue();
    assertThat(faces.toString()).doesNotContain(test.files()[0]);

    RunFolder strangers =
        RunFixture.photographs()
            .writeTo(folder.resolve("strangers"), config -> ((ObjectNode) config.path("data")).put("subjects_known", false));
    assertThat(json(page(strangers), "faces-audit").path("subjects").isNull()).isTrue();
  }

  @Test
  void aGroupOfTooFewPeopleCannotBeLookedAtClosely() throws IOException {
    String page = page(RunFixture.photographs().writeTo(folder));
    String choice = page.substring(page.indexOf("id=\"picked-group\""), page.indexOf("id=\"picked-summary\""));

    assertThat(choice).contains(">Male</option>", ">not Wearing Hat</option>").doesNotContain(">Wearing Hat</option>");
  }

  @Test
  void aPageSaysWhichFilesAreNotMadeYet() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    for (Path file : new Path[] {run.fairness(), run.label(), run.confidence(), run.counterfactuals(),
        run.errorIndex()}) {
      Files.delete(file);
    }

    assertThat(page(run).split("Make it with\\s+<code>kallos audit RUN</code>", -1)).hasSize(1 + 4);
  }

  @Test
  void theTestOfTheTruePositiveRateIsThatOfTheFalseNegativeRateToo() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(
        run.audit(),
        """
        group,metric,value,lo,hi,faces,subjects,p,q
        all,tpr,0.8,0.7,0.9,120,60,,
        all,fnr,0.2,0.1,0.3,120,60,,
        Male=1,tpr,0.7,0.6,0.8,50,25,,
        Male=1,fnr,0.3,0.2,0.4,50,25,,
        Male=1,tpr_difference,-0.2,-0.3,-0.1,50,25,0.01,0.02
        Male=1,fnr_difference,0.2,0.1,0.3,50,25,,
        """);
    JsonNode differences = json(page(run), "figures-groups").at("/figures/_difference");
    assertThat(differences.at("/fnr/1")).hasToString("[0.2,0.1,0.3,0.01,0.02]");
    assertThat(differences.at("/tpr/1")).hasToString("[-0.2,-0.3,-0.1,0.01,0.02]");
  }

  @Test
  void aRunAuditedBeforeThereWereTestsAndRatiosIsStillShown() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(
        run.audit(),
        "group,metric,value,lo,hi,faces,subjects\nall,accuracy,0.8,0.7,0.9,120,60\nMale=1,accuracy,0.75,0.6,0.9,50,25\n");
    String page = page(run);

    assertThat(page).contains("a few intervals stray by chance alone").doesNotContain("<th scope=\"col\" data-column=\"q\">");
    assertThat(json(page, "figures-groups").path("kinds")).hasSize(1);
  }

  @Test
  void theModelCardIsMarkupAndWhatIsMarkupInItIsText() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(
        run.modelCard(),
        "# Card\n\n## Use\n\n- *none* <script>alert(1)</script>\n\n| a | b |\n|---|---|\n| 1 | [x](javascript:alert(2)) |\n");
    String page = page(run);

    assertThat(page).contains("<h4>Use</h4>", "<em>none</em>", "&lt;script&gt;alert(1)", "<td>1</td>");
    assertThat(page).doesNotContain("javascript:alert");
  }

  @Test
  void anErrorsPictureOutsideItsFolderIsNotTakenIn() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder.resolve("run"));
    Files.writeString(folder.resolve("secret.jpg"), "secret");
    String index = Files.readString(run.errorIndex());
    Files.writeString(run.errorIndex(), index.replaceFirst("faces/\\d+\\.jpg", "../../secret.jpg"));

    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("outside")
        .hasMessageContaining("kallos audit");
  }

  @ParameterizedTest
  @CsvSource({
    "all, all test faces", "Male=1, Male", "Wearing_Hat=0, not Wearing Hat", "Male=1 & Young=0, Male & not Young",
    "Glasses & hat=1, Glasses & hat", "Glasses & hat=0 & Male=1, not Glasses & hat & Male"
  })
  void groupsAreNamedInWords(String name, String words) {
    assertThat(new AuditTable.Group(name, 1, 1).words()).isEqualTo(words);
  }

  @Test
  void criteriaOfFairnessHaveTheirVerdictInWords() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(
        run.fairness(),
        """
        {"tolerance": 0.05, "criteria": [
          {"name": "demographic_parity", "by": "Male", "groups": ["Male=1", "Male=0"], "left_out": [],
           "gap": {"value": 0.211, "lo": 0.151, "hi": 0.271}, "ratio": {"value": 0.655, "lo": 0.6, "hi": 0.71},
           "holds": false, "sentence": "It is <b>unlike</b>."},
          {"name": "equal_opportunity", "by": "Male", "groups": ["Male=1", "Male=0"], "left_out": ["Male=0"],
           "gap": {"value": null, "lo": null, "hi": null}, "ratio": {"value": null, "lo": null, "hi": null},
           "holds": null, "sentence": "Too few."}],
         "impossibility": {"sentence": "S", "cases": [{"by": "Male", "precision": 0.78, "tpr": 0.8, "sentence": "T",
           "groups": [{"group": "Male=1", "base_rate": 0.32, "precision": 0.74, "tpr": 0.65, "fpr": 0.1,
                       "fpr_needed": null}]}]}}
        """);
    String page = page(run);

    assertThat(page).contains("<td>21.1 points (15.1–27.1)</td>", "<td>0.66 (0.60–0.71)</td>", "✗ does not hold");
    assertThat(page).contains("? cannot be told", "<td>—</td>", "It is &lt;b&gt;unlike&lt;/b&gt;.");
    assertThat(page).contains("<th scope=\"row\">Male</th><td>32.0\u202f%</td>").contains("to within 5 points");
  }

  @Test
  void whereNoCriterionComparesAnythingThePageSaysWhyAndHowToChangeThat() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(run.fairness(), "{\"tolerance\": 0.05, \"criteria\": [], \"impossibility\": {\"cases\": []}}");
    assertThat(page(run)).contains("no attribute of sex or age", "kallos audit RUN --groups ATTRIBUTE")
        .doesNotContain("Each criterion asks");
    String labels = Files.readString(run.labels());
    Files.writeString(run.labels(), labels.replaceAll("(?m)^([^,]*),.*,([^,]*)$", "$1,$2"));
    assertThat(page(run)).contains("the criteria could compare, nor any other.").doesNotContain("--groups ATTRIBUTE");
  }

  @Test
  void whyCriteriaCannotAllHoldIsSaidOnlyWhereTheyCannot() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    String one =
        """
        {"by": "%s", "precision": 0.78, "tpr": 0.8, "sentence": "%s",
         "groups": [{"group": "%1$s=1", "base_rate": 0.4, "precision": 0.7, "tpr": 0.6, "fpr": 0.1, "fpr_needed": 0.1}]}""";
    String file = "{\"tolerance\": 0.05, \"criteria\": [], \"impossibility\": {\"sentence\": \"\", \"cases\": [%s]}}";

    Files.writeString(run.fairness(), file.formatted(one.formatted("Male", "")));
    assertThat(page(run)).doesNotContain("Why they cannot all hold", "numbers by Male");
    Files.writeString(run.fairness(), file.formatted(one.formatted("Male", "") + "," + one.formatted("Young", "So.")));
    assertThat(page(run).replaceAll("\\s+", " ")).contains("Why they cannot all hold", "<p>So.</p>", "numbers by Young")
        .doesNotContain("numbers by Male");
  }

  @Test
  void howFarLabelsAgreeIsNotCalledABoundOfWhatANetCanReach() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains("Counted over 700 pairs", "that gives all photos of a person one answer; a net judges the photo")
        .doesNotContain("No net can be expected");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.4, 'above 1: the net was surer than it should have been'", "0.7, 0.9, 'below 1: the net was less sure'",
    "0.9, 1.7, 'cannot be told'", ", , 'cannot be told'"
  })
  void theTemperatureSpeaksOnlyWithItsWholeInterval(Double lo, Double hi, String words) throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ObjectNode confidence = (ObjectNode) new ObjectMapper().readTree(run.confidence().toFile());
    confidence.putObject("temperature").put("value", 1.3).put("lo", lo).put("hi", hi);
    new ObjectMapper().writeValue(run.confidence().toFile(), confidence);
    String page = page(run);
    String sentence = page.substring(page.indexOf("One number, the temperature"), page.indexOf("It changes no answer"));

    assertThat(sentence).contains(words);
    assertThat(List.of("surer than it should have been.", "less sure than", "cannot be told"))
        .filteredOn(sentence::contains)
        .hasSize(1);
  }

  @Test
  void besideWhatTheAnswersExaggerateStandsWhatTheProbabilitiesDo() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains(">with probabilities for answers</th>", "<td>+0.002 (+0.001 to +0.003)</td>");
  }

  @Test
  void whereNobodyHasTwoPhotosNothingIsSaidOfAPersonsLabels() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ObjectNode label = (ObjectNode) new ObjectMapper().readTree(run.label().toFile());
    ((ObjectNode) label.path("noise")).put("pairs", 0).put("sentence", "No two photos show one person.");
    new ObjectMapper().writeValue(run.label().toFile(), label);
    assertThat(page(run))
        .contains("No two photos show one person.")
        .doesNotContain("Counted over 0 pairs", "majority label for each test face", "two photos of different people do");
  }

  @Test
  void thatItIsRightMoreOftenWhereItIsSurerIsLeftToTheFigures() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains("Where it is right more often for it, the line rises to the left.")
        .doesNotContain("and is right more often for it");
  }

  @Test
  void theNotesNameEachReasonWhyAnIntervalIsMissing() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains("where a bin shows fewer than five people, or all of it bear the same label, there is none.")
        .contains("where all answers are right, or are of too few people, there is none.");
    RunFixture.photographs()
        .writeTo(folder, config -> ((ObjectNode) config.path("data")).put("subjects_known", false));
    assertThat(page(new RunFolder(folder)))
        .contains("where a bin has fewer than five faces, or all of it", "or are of too few faces, there is none.");
  }

  @Test
  void whatDoesNotExistIsADash() throws IOException {
    String page = page(RunFixture.photographs().writeTo(folder));

    assertThat(page).contains("−0.020 (−0.035 to −0.005)", "+4.0 points (+1.0 to +7.0)");
    assertThat(page).contains("<th scope=\"row\">the same, debiased</th><td>—</td>");
  }
}

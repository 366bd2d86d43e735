package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  @TempDir private Path folder;

  private String page(RunFolder run) throws IOException {
    ReportPage.write(run);
    return Files.readString(run.report());
  }

  /** The page without its pictures and the libraries, whose bytes may spell anything. */
  private static String words(String page) {
    return page.replaceAll("data:image/[a-z]+;base64,[A-Za-z0-9+/=]+", "").replaceAll("(?s)<script>.*?</script>", "");
  }

  private static void replaceFirst(Path file, String regex, String by) throws IOException {
    Files.writeString(file, Files.readString(file).replaceFirst(regex, by));
  }

  @Test
  void everyFigureOfTheArticleIsThere() throws IOException {
    String page = page(RunFixture.photographs().writeTo(folder));

    for (int figure = 2; figure <= 9; figure++) {
      assertThat(page).contains("id=\"figure-" + figure + "\"");
    }
    assertThat(page).contains("In place of the article’s Figure 1").doesNotContain("<!--fill:");
  }

  @Test
  void theLicenceOfTheLibrariesGoesWithThem() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains("Vega, Vega-Lite and Vega-Embed, taken in below", "must retain the above copyright notice", "\"AS IS\"");
  }

  @Test
  void everyChartsSpecIsJsonWithData() throws IOException {
    Matcher spec = Pattern.compile("(?s)<script type=\"application/json\" id=\"spec-([a-z-]+)\">(.*?)</script>")
        .matcher(page(RunFixture.photographs().writeTo(folder)));
    Set<String> charts = new HashSet<>();
    while (spec.find()) {
      JsonNode json = new ObjectMapper().readTree(spec.group(2));
      assertThat(json.path("data").path("values")).as(spec.group(1)).isNotEmpty();
      assertThat(json.path("layer")).as(spec.group(1)).isNotEmpty();
      charts.add(spec.group(1));
    }
    assertThat(charts)
        .containsExactlyInAnyOrder("labels", "accuracy", "loss", "baselines", "probabilities", "deletion", "insertion",
            "lift-test", "lift-most-confident-positive", "lift-most-confident-negative", "lift-labelled-positive",
            "lift-labelled-negative", "lift-answered-positive", "lift-answered-negative", "lift-right", "lift-wrong",
            "drop-test", "drop-most-confident-positive", "drop-most-confident-negative", "drop-labelled-positive",
            "drop-labelled-negative", "drop-answered-positive", "drop-answered-negative", "drop-right", "drop-wrong",
            "groups", "group-probabilities", "reliability-before", "reliability-after", "histogram-before",
            "histogram-after", "coverage", "predictors", "weights", "amplification");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aValueThatDoesNotExistIsADashAndNeverNaN(boolean drawn) throws IOException {
    String page = words(page(new RunFixture("Smiling", "subjects", drawn, "").writeTo(folder)));

    assertThat(page).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain(">null<");
    assertThat(page).contains("<th scope=\"row\">log loss</th><td>—</td>");
  }

  @Test
  void namesOutOfFilesAreTextAndNotMarkup() throws IOException {
    String hostile = "</script><img src=x onerror=alert(1)>\"'&";
    String page = words(page(new RunFixture(hostile, "subjects", false, "<svg onload=alert(2)>").writeTo(folder)));

    assertThat(page).doesNotContain("<img src=x").doesNotContain("<svg onload").doesNotContain("<b>not bold");
    assertThat(page).contains("&lt;svg onload=alert(2)&gt;").contains("&lt;b&gt;not bold&lt;/b&gt;");
  }

  @Test
  void thePolicyForbidsTheNetworkAndEvalAndNamesEachScriptByItsHash() throws IOException {
    String page = page(RunFixture.photographs().writeTo(folder));
    String policy = page.substring(page.indexOf("Content-Security-Policy"), page.indexOf("<title>"));

    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe-eval").doesNotContain("http:");
    assertThat(policy.split("sha256-")).hasSize(1 + page.split("<script>").length - 1);
    assertThat(words(page)).doesNotContainPattern("(src|href)=\"https?:");
  }

  @Test
  void everyAttributeTheNetLearntHasALineWithWhatItGains() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    assertThat(page(run)).doesNotContain("Every attribute the net learnt");
    Files.writeString(
        run.attributes(),
        """
        attribute,faces,share,majority,accuracy,accuracy_lo,accuracy_hi,gain,gain_lo,gain_hi,auc,published
        Attractive,120,0.5,0.5,0.8,0.75,0.85,0.3,0.25,0.35,0.88,0.81
        Wearing_Hat,120,0.04,0.96,0.95,0.9,0.99,-0.01,-0.03,0.01,0.7,0.95
        Male,120,0.4,0.6,0.97,0.95,0.99,0.37,0.3,0.4,0.99,
        Goatee,0,,0,,,,,,,,0.95
        """);

    String page = words(page(run));

    assertThat(page)
        .contains("Every attribute the net learnt", "One net answers for all 4 attributes.")
        .contains("The mean accuracy of the 3 known of test faces is 90.7\u202f%")
        .contains("<td>+37.0 points (+30.0 to +40.0)</td>")
        .contains("<td>81.0\u202f%</td>")
        .contains("published");
    assertThat(page.indexOf(">Male</th>")).isBetween(1, page.indexOf(">Attractive</th>"));
    assertThat(page.indexOf(">Wearing Hat</th>")).isGreaterThan(page.indexOf(">Attractive</th>"));
  }

  @Test
  void theCommonerLabelIsSaidToBeTheTrainPartsWhereverItStands() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    assertThat(words(page(run)))
        .contains("always giving the train part’s commoner label would agree for 51.0\u202f%")
        .contains("<dt>Train part’s commoner label</dt>")
        .doesNotContainPattern("(?i)(?<!train part’s )commoner label|>majority label<|majority baseline");
  }

  @Test
  void aLeakySplitIsShownInRedWithItsReason() throws IOException {
    assertThat(page(new RunFixture("Attractive", "faces-leaky", false, "").writeTo(folder)))
        .contains("<div class=\"alarm\" role=\"alert\">")
        .contains("<div class=\"split alarm\">")
        .contains("Worthless as a test")
        .contains("150 people stand in more than one part", "the same person can stand in training and test, and the test")
        .doesNotContain("none of whom");
  }

  @Test
  void aSplitByFaceThatCountsNobodyInTwoPartsRaisesNoAlarm() throws IOException {
    assertThat(page(ofOverlap(0)))
        .contains("none of whom it trained on", "Counted: 0 people", "the same person can stand in training and test.")
        .doesNotContain("class=\"alarm\"", "split alarm", "Worthless", "worthless");
    assertThat(page(ofOverlap(-1))).contains("class=\"alarm\"", "split alarm").doesNotContain("none of whom");
  }

  private RunFolder ofOverlap(int overlap) throws IOException {
    return new RunFixture("Attractive", "faces-leaky", false, "")
        .writeTo(
            folder.resolve("overlap" + overlap), config -> ((ObjectNode) config.path("split")).put("overlap", overlap));
  }

  @Test
  void anHonestSplitRaisesNoAlarm() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder))).doesNotContain("class=\"alarm\"")
        .doesNotContain("split alarm");
  }

  @Test
  void aPageOfDrawnFacesSaysSoAndNamesTheBestPossible() throws IOException {
    assertThat(page(RunFixture.drawnFaces().writeTo(folder)))
        .contains("Every face here was drawn by the program")
        .contains("(drawn faces)</title>")
        .contains("Best possible (Bayes)", "in the long run nobody could do better than 86.0\u202f%")
        .contains("hotter there than its area explains")
        .doesNotContain("celebrity photographs");
  }

  @Test
  void aPageOfPhotographsNamesTheLabelsOrigin() throws IOException {
    assertThat(page(RunFixture.photographs().writeTo(folder)))
        .contains("always means “labelled attractive”")
        .contains("80.4")
        .doesNotContain("drawn by the program");
  }

  @Test
  void anotherAttributeIsNotHeldAgainstTheArticlesAccuracy() throws IOException {
    assertThat(page(new RunFixture("Wearing_Hat", "subjects", false, "").writeTo(folder)))
        .contains("labelled not Wearing Hat")
        .contains("The article studied another attribute")
        .doesNotContain("<dt>The article</dt>");
  }

  @Test
  void ofAColumnOfNumbersThePageSaysAboveWhatTheLabelHolds() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    assertThat(page(run)).doesNotContain("column of numbers");
    replaceFirst(run.config(), "\"frame\"", "\"cut_column\": \"rating\", \"cut_threshold\": 3.25, \"frame\"");
    assertThat(page(run)).contains("<code>rating</code> is a column of numbers, and the label says which are above 3.25.");
  }

  @Test
  void whereNoFaceIsAnsweredYesTheClaimIsSaidToBeUnchecked() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ObjectNode findings = (ObjectNode) new ObjectMapper().readTree(run.findings().toFile());
    assertThat(page(run)).doesNotContain("so the claim cannot be checked");
    findings.putArray("claims");
    new ObjectMapper().writeValue(run.findings().toFile(), findings);
    assertThat(page(run)).contains("so the claim cannot be checked").doesNotContain("Over the faces the net answers with yes");
  }

  @Test
  void everyPictureStandsInThePageItselfAndNeedsNoScript() throws IOException {
    String page = page(RunFixture.photographs().writeTo(folder)).replaceAll("(?s)<script.*?</script>", "");
    Matcher image = Pattern.compile("<img [^>]*>").matcher(page);
    int images = 0;
    while (image.find()) {
      assertThat(image.group()).startsWith("<img src=\"data:image/");
      images++;
    }
    assertThat(images).isGreaterThan(60);
    assertThat(page).containsOnlyOnce("<noscript>").contains("class=\"colours still\"");
  }

  @Test
  void anEmptyMapIsLabelledAndNotDrawn() throws IOException {
    String page = words(page(RunFixture.photographs().writeTo(folder)));

    assertThat(page.split("empty map: no evidence", -1)).hasSize(5);
    assertThat(page.split("<p class=\"peak (for|against)\">", -1)).hasSize(1 + 40);
    assertThat(page.split("<p class=\"peak (for|against)\">empty map</p>", -1)).hasSize(5);
    assertThat(page.split("class=\"map ", -1)).hasSize(1 + 36);
  }

  @Test
  void theFindingNamesTheRegionsWhoseIntervalLiesAboveOne() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ExplanationsFixture.asBefore(run);
    String page = words(page(run));

    assertThat(page).contains("lies more densely than area explains on: mouth 2.40× (2.10–2.70)");
    assertThat(page).contains("<th scope=\"row\">mouth</th><td>2.40× (2.10–2.70)</td><td>✓ interval above 1</td>");
  }

  @Test
  void regionsAreNamedInWords() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    replaceFirst(run.explanationIndex(), "\"peak_region\":\"mouth\"", "\"peak_region\":\"chin_and_jaw\"");

    assertThat(words(page(run)))
        .contains("peak: chin and jaw", "<th scope=\"row\">chin and jaw</th>", "\"region\":\"chin and jaw\"")
        .doesNotContain("chin_and_jaw");
  }

  @Test
  void facesOfUnknownSubjectsAreNotCalledPeople() throws IOException {
    RunFolder run =
        RunFixture.photographs()
            .writeTo(
                folder,
                config -> {
                  ((ObjectNode) config.path("data")).put("subjects_known", false);
                  ((ObjectNode) config.path("split")).put("overlap", -1);
                });

    assertThat(words(page(run)))
        .contains("On 120 test faces (who is who is unknown), the net agrees")
        .contains("600 faces (who is who is unknown)", "Who is who is not known, so the overlap cannot be counted")
        .contains("a bootstrap over faces, for who is who is unknown", "<dt>subject</dt><dd>unknown</dd>")
        .contains("hese faces cannot say")
        .doesNotContain("hese people", "few people")
        .doesNotContain("bootstrap over people", "none of whom", "<th scope=\"col\">people</th>", " people:")
        .doesNotContainPattern("[0-9] people");
  }

  @Test
  void anotherAttributeOfDrawnFacesIsNotCalledPlanted() throws IOException {
    RunFolder run =
        RunFixture.drawnFaces()
            .writeTo(folder, config -> ((ObjectNode) config.at("/data/drawn")).put("attribute", "Smiling"));

    assertThat(words(page(run)))
        .contains("(drawn faces)</title>", "These faces are drawn, so this tests the method")
        .contains("“labelled attractive” says was drawn", "bears on another attribute")
        .doesNotContain("labels were planted", "label was planted", "labels planted, so");
  }

  @Test
  void aLabelOfOnesOwnBesideDrawnFacesIsNeitherCalledDrawnNorOfPhotographs() throws IOException {
    RunFolder run =
        RunFixture.drawnFaces()
            .writeTo(
                folder,
                config -> ((ObjectNode) config.at("/data/drawn")).put("attribute", "Bald").putArray("attributes").add("Smiling"));

    assertThat(words(page(run)))
        .contains("(drawn faces)</title>", "this report was made from faces drawn by the program", "Candidates for wrong labels")
        .contains("“labelled attractive” says how whoever labelled these pictures saw them")
        .doesNotContain("known exactly", "bears on another attribute", "none of them is wrong", "undocumented company");
  }

  @Test
  void thatMapsMissThePlantedRegionIsSaidOnlyWhereTheIntervalSaysSo() throws IOException {
    assertThat(ofTheMouth("2.5,0.9,4.0", "10"))
        .contains("2.50× (0.90–4.00), so whether the maps are hotter there than its area explains cannot be told");
    assertThat(ofTheMouth("0.5,0.3,0.7", "10")).contains("so the maps are cooler there than its area explains");
    assertThat(ofTheMouth("2.5,2.1,2.9", "10")).contains("so the maps are hotter there than its area explains");
    assertThat(ofTheMouth("2.5,2.1,2.9", "4")).contains("of fewer than five people, so whether the maps are hotter there");
  }

  private String ofTheMouth(String lift, String people) throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder.resolve(people + lift));
    String regions = Files.readString(run.regions());
    Files.writeString(
        run.regions(),
        regions.replaceAll(
            "(?m)^(mouth,[^,]+,[^,]+),[^,]+,[^,]+,[^,]+,(most_confident_positive,for,[^,]+),[^,]+", "$1," + lift + ",$2," + people));
    return words(page(run));
  }

  @Test
  void withoutAnIntervalNothingIsSaidAboutThePlantedRegion() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    String regions = Files.readString(run.regions());
    Files.writeString(
        run.regions(),
        regions.replaceAll("(?m)^(mouth,[^,]+,[^,]+,[^,]+),[^,]+,[^,]+,(most_confident_positive,for)", "$1,,,$2"));

    assertThat(words(page(run)))
        .contains("whether the maps are hotter there than its area explains cannot be said")
        .doesNotContain("do not point");
  }

  @Test
  void facesLeftOutAreCountedByReason() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    Files.writeString(
        run.skipped(), "file,reason\na.jpg,truncated JPEG\nb.jpg,Attractive is unknown\nc.jpg,truncated JPEG\n");

    assertThat(page(run))
        .contains("<strong>3 faces were left out</strong>: 2 as “truncated JPEG”, 1 as “Attractive is unknown”");
  }

  @Test
  void ofTheDatasPathOnlyTheLastNameIsShown() throws IOException {
    assertThat(words(page(RunFixture.photographs().writeTo(folder))))
        .contains("<code>faces</code>", "<th scope=\"row\">path</th><td>faces</td>")
        .doesNotContain("/home");
  }

  @Test
  void whatLaterStagesWriteMayBeMissingAndThePageSaysHowToMakeIt() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    for (Path file : new Path[] {run.audit(), run.scoreboard(), run.explanationIndex(), run.regions(),
        run.findings(), run.checks(), run.curves(), run.planted(), run.causal(), run.modelCard(), run.skipped()}) {
      Files.delete(file);
    }

    assertThat(page(run)).contains("kallos audit RUN").contains("kallos explain RUN").contains("id=\"figure-5\"");
  }

  @Test
  void aPictureOutsideTheRunIsNotTakenIn() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder.resolve("run"));
    Files.writeString(folder.resolve("secret.jpg"), "secret");
    replaceFirst(run.explanationIndex(), "faces/\\d+\\.jpg", "../../secret.jpg");

    assertThatThrownBy(() -> ReportPage.write(run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("outside");
  }

  @Test
  void thePageIsSmall() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    ReportPage.write(run);

    assertThat(Files.size(run.report())).isLessThan(8_000_000);
  }
}

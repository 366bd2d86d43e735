package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.evaluation.Scores;
import dev.kallos.learningcurve.LearningCurve;
import dev.kallos.learningcurve.TrainedNet;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurvePageTest {
  private static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "%s", "seed": 1,
       "data": {"path": "/faces", "layout": "CelebA, official", "fingerprint": "f", "faces": 3, "subjects": 3,
                "subjects_known": true, "skipped": 0, "frame": "8x8", "allow_unreadable": false, "warnings": [],
                "drawn": %s},
       "split": {"kind": "%s", "overlap": %d},
       "network": {"name": "article", "size": "8x8", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": 1, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "precision_reason": "as asked", "threads": 1},
       "versions": {}}
      """;

  @TempDir private Path folder;

  private static Scores scores(int faces, double wrong, long seed) {
    Random random = new Random(seed);
    String[] names = IntStream.range(0, faces).mapToObj(Integer::toString).toArray(String[]::new);
    int[] labels = new int[faces];
    Arrays.fill(labels, 1);
    return new Scores(names, names, labels, random.doubles(faces).map(drawn -> drawn < wrong ? -1 : 1).toArray());
  }

  private static LearningCurve curve(OptionalDouble bayesError, double... shares) {
    return curve(bayesError, share -> 0.2 + 0.1 * (1 - share), shares);
  }

  private static LearningCurve curve(OptionalDouble bayesError, DoubleUnaryOperator wrong, double... shares) {
    List<TrainedNet> nets =
        DoubleStream.of(shares)
            .mapToObj(
                share ->
                    new TrainedNet(
                        share, (int) (800 * share), OptionalInt.of((int) (200 * share)), 1, scores(100, 0.1, 1),
                        scores(100, 0.3, 2), scores(400, wrong.applyAsDouble(share), 3)))
            .toList();
    return LearningCurve.of(nets, 162_770, true, bayesError, 1);
  }

  private String page(String attribute, String split, String drawn, LearningCurve curve) throws IOException {
    return page(attribute, split, 0, drawn, curve);
  }

  private String page(String attribute, String split, int overlap, String drawn, LearningCurve curve) throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.config(), CONFIG.formatted(attribute, drawn, split, overlap));
    Path page = folder.resolve("page.html");
    LearningCurvePage.write(page, curve, RunConfig.read(run));
    return Files.readString(page);
  }

  @Test
  void photographsAreHeldAgainstWhatOthersMeasuredAndSaidNotToBeMeasuredHere() throws IOException {
    String page = page("Attractive", "subjects", "null", curve(OptionalDouble.empty(), 0.125, 0.25, 0.5, 1));
    assertThat(page)
        .contains("id=\"spec-learning-curve\"", "forecast →", "162,770", "an undocumented company’s opinion")
        .contains("the article 80.4 %, not measured here", "published nets 81–84 %, not measured here")
        .doesNotContain("<!--fill:", "NaN<", "unsafe-eval");
  }

  @Test
  void drawnFacesAreHeldAgainstTheirRulesLimitAlone() throws IOException {
    assertThat(page("Attractive", "subjects", "{\"attribute\": \"Attractive\"}", curve(OptionalDouble.of(0.14), 0.125, 0.25, 0.5, 1)))
        .contains("best possible, the planted rule’s own limit", "least error possible (the planted rule)")
        .contains("The dashed line across is the best possible, the planted rule’s own limit: 86.0\u202f%.")
        .doesNotContain("not measured here");
  }

  @Test
  void ofErrorsThatDoNotFallNoExponentIsShown() throws IOException {
    LearningCurve rising = curve(OptionalDouble.empty(), share -> 0.2 + 0.2 * share, 0.125, 0.25, 0.5, 1);
    assertThat(page("Attractive", "subjects", "null", rising))
        .contains("the test error does not fall")
        .containsPattern("b, the exponent</t[hd]>\\s*<td[^>]*>" + Numbers.NONE);
  }

  @Test
  void aForecastFallHasNoSignAndStandsBesideWhatItFallsFrom() throws IOException {
    LearningCurve curve = curve(OptionalDouble.empty(), 0.125, 0.25, 0.5, 1);
    String law = Numbers.percent(curve.fit().orElseThrow().error(curve.most()).value());
    assertThat(page("Attractive", "subjects", "null", curve))
        .containsPattern("the law’s test error at 800 training faces</th><td>" + law)
        .containsPattern("forecast: fall from the law’s at 800 to that at 1,600</th><td>[0-9.]+ points</td><td>[0-9.]+–[0-9.]+</td>")
        .contains("fall from the law’s at 800 to that at 162,770</th>");
  }

  @Test
  void aForecastIsCalledAnErrorAndStandsBesideTheLawsOwn() throws IOException {
    LearningCurve curve = curve(OptionalDouble.empty(), 0.125, 0.25, 0.5, 1);
    String law = Interval.of(curve.fit().orElseThrow().error(800)).percent();
    assertThat(page("Attractive", "subjects", "null", curve))
        .containsPattern("<dt>The law’s test error, 800 faces</dt>\\s*<dd>" + law)
        .contains("<dt>Forecast test error, 1,600 faces</dt>", "<dt>Forecast test error, 162,770 faces</dt>");
  }

  @Test
  void withTooFewSizesNoForecastIsDrawn() throws IOException {
    assertThat(page("Attractive", "subjects", "null", curve(OptionalDouble.empty(), 0.5, 1)))
        .contains("too few different numbers of faces to fit a law")
        .doesNotContain("forecast →", "e∞, the error that ever more faces");
  }

  @Test
  void aSplitByFaceIsSaidToBeWorthlessAndNamesLikeMarkupAreText() throws IOException {
    String hostile = "<img src=x onerror=alert(1)>";
    assertThat(
            page(hostile, "faces-leaky", 2, "null", curve(OptionalDouble.empty(), 0.125, 0.25, 0.5, 1)))
        .contains("Worthless as a test", "&lt;img src=x")
        .doesNotContain("<img src=x");
  }

  @Test
  void whereTheDataSetsOwnPartsSharePeopleThePageSaysSo() throws IOException {
    LearningCurve curve = curve(OptionalDouble.empty(), 0.125, 0.25, 0.5, 1);
    assertThat(page("Attractive", "official", 2, "null", curve)).contains("no test on strangers").doesNotContain("Worthless");
    assertThat(page("Attractive", "official", 0, "null", curve)).doesNotContain("no test on strangers");
  }
}

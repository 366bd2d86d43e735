package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.kallos.Progress;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.Sha256;
import dev.kallos.report.ComparisonPage;
import dev.kallos.report.ReportPage;
import dev.kallos.report.RunFixture;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit's controls as a reader uses them. */
class AuditInBrowserTest {
  @TempDir private static Path folder;
  private static Chromium browser;
  private static RunFolder run;
  private Chromium.Opened opened;
  private Page page;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.launch();
    run = RunFixture.drawnFaces().writeTo(folder.resolve("run"));
    ReportPage.write(run);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() {
    opened = browser.open(run.report(), ColorScheme.LIGHT, 1280);
    page = opened.page();
  }

  @AfterEach
  void closePage() {
    assertThat(opened.complaints()).isEmpty();
    opened.close();
  }

  private Locator control(String name) {
    return page.locator("[data-explorer=groups] [data-control=" + name + "]");
  }

  private List<String> shown() {
    return page.locator("[data-explorer=groups] tbody th").allTextContents();
  }

  private String rate(String metric, int column) {
    return page.locator("#picked-rates tr[data-metric=" + metric + "] td").nth(column - 1).textContent();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f\u202f%%", 100 * share);
  }

  @Test
  void atOneHalfWhatTheBrowserCountsIsExactlyWhatTheAuditSays() {
    Object wrong =
        page.evaluate(
            """
            () => {
              const explorer = kallos.explorers.groups, data = explorer.data, wrong = [];
              let compared = 0;
              data.groups.forEach((group, g) => data.metrics.forEach(metric => data.kinds.forEach(kind => {
                const fixed = explorer.fixed(kind.id, metric.id, g)[0];
                const live = kallos.threshold.value(kind.id, metric.id, g, group.conditions, 0.5);
                if (fixed === undefined || fixed === null || live === undefined) { return; }
                compared++;
                if (live !== fixed) { wrong.push([group.name, metric.id, kind.id, fixed, live]); }
              })));
              return [compared > 60, ...wrong];
            }""");

    assertThat(wrong).isEqualTo(List.of(true));
  }

  @Test
  void theThresholdMovesEveryRate() throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    double threshold = Math.log(.7 / .3);
    long yes = IntStream.range(0, test.size()).filter(i -> test.logits()[i] > threshold).count();
    long right =
        IntStream.range(0, test.size()).filter(i -> test.logits()[i] > threshold == (test.labels()[i] == 1)).count();
    assertThat(percent((double) right / test.size())).isNotEqualTo(rate("accuracy", 1));
    String before = page.locator("[data-explorer=groups] tbody").textContent();

    page.locator("#threshold").fill("70");

    assertThat(rate("accuracy", 1)).isEqualTo(percent((double) right / test.size()));
    assertThat(rate("positive_rate", 3)).isEqualTo(percent((double) yes / test.size()));
    assertThat(page.locator("#picked [data-cell=tp] b span").textContent())
        .isEqualTo(
            Long.toString(
                IntStream.range(0, test.size())
                    .filter(i -> test.logits()[i] > threshold && test.labels()[i] == 1)
                    .count()));
    assertThat(page.locator("[data-explorer=groups] tbody").textContent()).isNotEqualTo(before).contains("—");
    assertThat(page.locator("[data-explorer=groups] [data-shown]").textContent())
        .contains("at the threshold of 70 %", "known for 50 % only");
    assertThat(page.locator("#picked-at").textContent()).isEqualTo("70 %");

    page.locator("#threshold-half").click();
    assertThat(page.locator("[data-explorer=groups] tbody").textContent()).isEqualTo(before);
  }

  @Test
  void figuresThatNoThresholdMovesKeepTheirIntervals() {
    String chosen = page.locator("[data-explorer=groups] [data-control=metric]").inputValue();
    for (String id : List.of("auc", "base_rate")) {
      page.locator("[data-explorer=groups] [data-control=metric]").selectOption(place(id));
      String before = page.locator("[data-explorer=groups] tbody").textContent();

      page.locator("#threshold").fill("70");

      assertThat(page.locator("[data-explorer=groups] tbody").textContent()).as(id).isEqualTo(before);
      assertThat(page.locator("[data-explorer=groups] [data-shown]").textContent())
          .endsWith(" No threshold moves this figure.")
          .doesNotContain("known for 50 % only");
      page.locator("#threshold-half").click();
    }
    page.locator("[data-explorer=groups] [data-control=metric]").selectOption(chosen);
  }

  private String place(String metric) {
    return String.valueOf(
        page.evaluate("id => kallos.explorers.groups.data.metrics.findIndex(metric => metric.id === id)", metric));
  }

  @Test
  void atAThresholdThatFewFacesPassNoShareOfThoseIsShown() {
    Object found =
        page.evaluate(
            """
            () => {
              const data = kallos.explorers.groups.data, threshold = kallos.threshold, wrong = [];
              let few = 0, many = 0;
              data.groups.forEach((group, g) => {
                const sides = threshold.group(g, group.conditions).members;
                for (let percent = 1; percent < 100; percent++) {
                  const counts = threshold.confusion(sides, percent / 100);
                  const yes = counts.tp + counts.fp;
                  const rate = threshold.value('', 'fdr', g, group.conditions, percent / 100);
                  if ((rate === null) !== (yes < 20)) { wrong.push([group.name, percent, yes, rate]); }
                  if (yes < 20) { few++; } else { many++; }
                }
              });
              return [few > 0 && many > 0, ...wrong];
            }""");

    assertThat(found).isEqualTo(List.of(true));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void atAThresholdAShareOfThoseAnsweredAlikeIsShownIfTheyAreTwentyPeopleOrFacesOfUnknown(boolean known, @TempDir Path elsewhere)
      throws IOException {
    RunFolder few = RunFixture.drawnFaces().writeTo(elsewhere);
    Path before = Files.copy(few.scores(), elsewhere.resolve("before.csv"));
    CsvFile scores = CsvFile.read(few.scores());
    List<List<String>> rows = scores.rows().stream().map(row -> new ArrayList<>(row.values())).collect(Collectors.toList());
    rows.forEach(row -> row.set(1, Integer.toString(Integer.parseInt(row.get(1)) / 4)));
    CsvFile.write(few.scores(), scores.header(), rows);
    String fairness = Files.readString(few.fairness());
    Files.writeString(few.fairness(), fairness.replace(Sha256.of(before), Sha256.of(few.scores())));
    String config = Files.readString(few.config());
    Files.writeString(few.config(), config.replace("\"subjects_known\":true", "\"subjects_known\":" + known));
    ReportPage.write(few);
    Scores test = ScoresFile.read(few.scores()).get(Part.TEST);
    List<List<Boolean>> shown = new ArrayList<>();
    int fewPeopleOfManyFaces = 0;
    for (int percent = 1; percent < 100; percent++) {
      double threshold = Math.log(percent / 100.0 / (1 - percent / 100.0));
      List<Boolean> sides = new ArrayList<>();
      for (boolean yes : new boolean[] {true, false}) {
        int[] faces = IntStream.range(0, test.size()).filter(i -> test.logits()[i] > threshold == yes).toArray();
        long people = IntStream.of(faces).mapToObj(i -> test.subjects()[i]).distinct().count();
        fewPeopleOfManyFaces += faces.length >= 20 && people < 20 ? 1 : 0;
        sides.add((known ? people : faces.length) >= 20);
      }
      shown.add(sides);
    }
    assertThat(fewPeopleOfManyFaces).isPositive();
    assertThat(shown).contains(List.of(true, true), List.of(true, false), List.of(false, true));

    opened.navigate(few.report());

    assertThat(
            page.evaluate(
                """
                () => Array.from({length: 99}, (ignored, i) => ['fdr', 'for'].map(
                    rate => kallos.threshold.value('', rate, 0, [], (i + 1) / 100) !== null))"""))
        .isEqualTo(shown);
  }

  @Test
  void groupsAreSortedAndFiltered() {
    control("sort").selectOption("name");
    assertThat(shown()).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER).contains("Male", "not Young").doesNotContain("all test faces", "Wearing Hat");
    control("sort").selectOption("faces");
    assertThat(shown().get(0)).isEqualTo("not Wearing Hat");
    control("filter").fill("young");
    assertThat(shown()).isNotEmpty().allMatch(name -> name.contains("Young"));
    control("people").fill("100000");
    assertThat(shown()).isEmpty();
    assertThat(page.locator("#chart-groups").isVisible()).isFalse();
    control("people").fill("0");
    control("metric").selectOption(new SelectOption().setLabel("accuracy"));
    assertThat(page.locator("[data-explorer=groups] thead th").nth(1).textContent()).startsWith("accuracy");
  }

  @Test
  void aFigureWithoutATestOfItsOwnIsMarkedByTheOneItSharesOrSaidToHaveNone() {
    Locator note = page.locator("[data-explorer=groups] [data-shown]");
    control("differs").check();
    control("metric").selectOption(new SelectOption().setLabel("true positive rate"));
    List<String> differing = shown();
    assertThat(note.textContent()).doesNotContain("not tested");
    control("metric").selectOption(new SelectOption().setLabel("false negative rate"));
    assertThat(shown()).containsExactlyInAnyOrderElementsOf(differing);
    assertThat(note.textContent()).doesNotContain("not tested");
    control("metric").selectOption(new SelectOption().setLabel("expected calibration error"));
    assertThat(shown()).isEmpty();
    assertThat(note.textContent()).contains("This figure is not tested");
    control("kind").selectOption(new SelectOption().setLabel("ratio to the rest"));
    assertThat(note.textContent()).startsWith("0 of 0 groups that differ shown. This figure has no ratio.");
  }

  @Test
  void aTestedFigureThatNoGroupHasPeopleEnoughForIsNotCalledUntested() {
    page.evaluate("() => { kallos.explorers.groups.data.figures._difference.tpr = []; }");
    control("metric").selectOption(new SelectOption().setLabel("true positive rate"));
    assertThat(page.locator("[data-explorer=groups] [data-shown]").textContent())
        .contains("there are too few people")
        .doesNotContain("not tested");
  }

  @Test
  void aGroupPickedInTheTableIsShownClosely() {
    page.locator("#chart-groups ~ details.data summary").click();
    Locator button = page.locator("[data-explorer=groups] tbody button").first();
    String name = button.textContent();
    button.focus();
    page.keyboard().press("Enter");

    assertThat(page.evaluate("document.querySelector('#picked-group').selectedOptions[0].textContent"))
        .isEqualTo(name);
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("picked-group");
    assertThat(page.locator("#picked-summary").textContent()).contains("test faces of");
    assertThat(rate("positive_rate", 2)).matches("\\d+\\.\\d\u202f%");
    assertThat(rate("base_rate", 1)).matches("\\d+\\.\\d\u202f%");
    assertThat(rate("base_rate", 4)).endsWith("points");
    assertThat(page.locator("#picked-errors img").count()).isPositive();
    page.waitForFunction("[...document.querySelectorAll('#picked-errors img')].every(i => i.naturalWidth > 10)");
  }

  @Test
  void aShareOfARowThatRestsOnTooFewPeopleIsNotSaidThoughItsFacesAreCounted() {
    String share = "#picked [data-cell=%s] .share";
    for (String cell : List.of("tp", "fn", "fp", "tn")) {
      assertThat(page.locator(share.formatted(cell)).textContent()).endsWith("%");
    }

    page.evaluate(
        """
        () => {
          const choice = document.getElementById('picked-group');
          kallos.explorers.groups.data.figures[''].tpr[choice.value] = [null, null, null];
          choice.dispatchEvent(new Event('change'));
        }""");

    for (String cell : List.of("tp", "fn")) {
      assertThat(page.locator(share.formatted(cell)).textContent()).isEqualTo("—");
      assertThat(page.locator("#picked [data-cell=%s] b span".formatted(cell)).textContent()).matches("[1-9]\\d*");
    }
    for (String cell : List.of("fp", "tn")) {
      assertThat(page.locator(share.formatted(cell)).textContent()).endsWith("%");
    }
  }

  @Test
  void whatTheSentenceAboveSaysIsHeldBackAsItIsInTheTableBeneath() {
    String summary = page.locator("#picked-summary").textContent();
    assertThat(summary).containsPattern("[\\d.]+\u202f% labelled attractive, [\\d.]+\u202f% answered yes");

    page.evaluate(
        """
        () => {
          const choice = document.getElementById('picked-group');
          const figures = kallos.explorers.groups.data.figures[''];
          figures.base_rate[choice.value] = [null, null, null];
          figures.positive_rate[choice.value] = [null, null, null];
          choice.dispatchEvent(new Event('change'));
        }""");

    assertThat(page.locator("#picked-summary").textContent()).endsWith("; — labelled attractive, — answered yes.");
  }

  @Test
  void aRateOfAllTestFacesThatRestsOnTooFewPeopleIsNotSaidBesideAGroups() {
    assertThat(rate("tpr", 3)).endsWith("%");

    page.evaluate(
        """
        () => {
          kallos.explorers.groups.data.figures[''].tpr[0] = [null, null, null];
          document.getElementById('picked-group').dispatchEvent(new Event('change'));
        }""");

    assertThat(rate("tpr", 3)).isEqualTo("—");
    assertThat(rate("fpr", 3)).endsWith("%");
  }

  @Test
  void aGroupPickedInTheChartIsShownClosely() {
    page.locator("#chart-groups .mark-symbol path").first().click();

    assertThat(page.evaluate("document.querySelector('#picked-group').selectedOptions[0].textContent"))
        .isEqualTo(shown().get(0));
  }

  @Test
  void ofARunsOwnFiguresThoseAreLeftWhoseIntervalLeavesTheWholesValueOut(@TempDir Path elsewhere) throws IOException {
    List<Path> runs = List.of(elsewhere.resolve("one"), elsewhere.resolve("two"));
    for (Path folder : runs) {
      RunFixture.photographs().writeTo(folder);
    }
    Path compared = elsewhere.resolve("compared.html");
    List<ComparedRun> open = ComparedRun.open(runs);
    ComparisonPage.write(compared, open, Comparison.of(open, Progress.silent(), () -> false));
    opened.navigate(compared);
    control("metric").selectOption(new SelectOption().setLabel("share answered yes"));
    control("kind").selectOption(new SelectOption().setLabel("one"));
    assertThat(shown()).contains("not Young", "not Wearing Hat");

    control("differs").check();

    assertThat(shown()).contains("not Young").doesNotContain("not Wearing Hat");
  }

  @Test
  void runsOfHostileNamesAreComparedOnAPageWithoutComplaint(@TempDir Path elsewhere) throws IOException {
    String hostile = "<img src=x onerror=\"document.title='run'\">";
    RunFixture fixture = new RunFixture(hostile, "subjects", false, hostile);
    List<Path> runs = List.of(elsewhere.resolve("<b>one"), elsewhere.resolve("two"));
    for (Path folder : runs) {
      fixture.writeTo(folder);
    }
    Path compared = elsewhere.resolve("compared.html");
    List<ComparedRun> open = ComparedRun.open(runs);
    ComparisonPage.write(compared, open, Comparison.of(open, Progress.silent(), () -> false));
    opened.navigate(compared);

    assertThat(opened.number("document.querySelectorAll('.chart').length")).isEqualTo(4);
    opened.assertDrawn();
    assertThat(shown()).isNotEmpty();
    assertThat(page.title()).startsWith("Kallos comparison");
  }
}

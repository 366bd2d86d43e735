package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.Media;
import dev.kallos.report.ReportPage;
import dev.kallos.report.RunFixture;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a reader opens it: from a file, with no network, in a real browser. */
class ReportInBrowserTest {
  private static final int CHARTS = 20;
  @TempDir private static Path folder;
  private static Chromium browser;
  private static RunFolder run;
  private Chromium.Opened opened;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.launch();
    run = RunFixture.drawnFaces().writeTo(folder);
    ReportPage.write(run);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void closePage() {
    if (opened != null) {
      opened.close();
    }
  }

  private Page page(ColorScheme scheme, int width) {
    opened = browser.open(run.report(), scheme, width);
    return opened.page();
  }

  private void assertWhole() {
    assertThat(opened.number(
            "[...document.querySelectorAll('.chart')].filter(c => !c.closest('[hidden]')).length")).isEqualTo(CHARTS);
    assertThat(opened.number("document.querySelectorAll('main img').length")).isGreaterThan(70);
    opened.assertDrawn();
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void everyFigureIsDrawnWithoutNetworkOrComplaint(ColorScheme scheme) {
    page(scheme, 1280);

    assertWhole();
    assertThat(opened.complaints()).isEmpty();
    assertThat(opened.requests()).containsExactly(run.report().toUri().toString());
  }

  @Test
  void aPhoneShowsItAllWithoutScrollingSideways() {
    Page page = page(ColorScheme.LIGHT, 360);

    assertWhole();
    assertThat(opened.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    assertThat(page.evaluate(
            "[...document.querySelectorAll('.chart svg.marks')]"
                + ".filter(s => s.getBoundingClientRect().right > 361).length"))
        .isEqualTo(0);
    assertThat(opened.complaints()).isEmpty();
  }

  /** The charts of which a text begins or ends beyond the drawing. */
  private static final String CUT_OFF =
      """
      [...document.querySelectorAll('.chart svg.marks')].filter(svg => {
        const all = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].some(text => {
          const box = text.getBoundingClientRect();
          return box.width > 0 && (box.left < all.left - 1 || box.right > all.right + 1);
        });
      }).map(svg => svg.closest('.chart').id)""";

  @Test
  void onAPhoneNoWordsOfAChartAreCutOffByItsEdge() {
    assertThat(page(ColorScheme.LIGHT, 390).evaluate(CUT_OFF)).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 800})
  void aLongNameStaysInItsChartAndInItsCell(int width, @TempDir Path elsewhere) throws IOException {
    RunFolder named = new RunFixture("x".repeat(45), "subjects", false, "null").writeTo(elsewhere);
    ReportPage.write(named);
    Page page = page(ColorScheme.LIGHT, width);
    opened.navigate(named.report());
    assertThat(page.evaluate(CUT_OFF)).isEqualTo(List.of());
    assertThat(opened.number("[...document.querySelectorAll('.confusion th')].filter(th => th.scrollWidth > th.clientWidth).length"))
        .isZero();
  }

  @Test
  void theContentsMarkTheSectionThatIsRead() {
    Page page = page(ColorScheme.LIGHT, 1400);
    String marked = "[...document.querySelectorAll('.contents [aria-current]')].map(a => a.textContent).join()";
    await(page, marked + " === 'Summary'");
    for (String name : List.of("Model card", "Settings", "Heat maps")) {
      page.locator(".contents a", new Page.LocatorOptions().setHasText(name)).click();
      await(page, marked + " === '" + name + "'");
    }
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    await(page, marked + " === 'Summary'");
  }

  @Test
  void aDarkPageIsPrintedLightAndWithoutItsControls() {
    Page page = page(ColorScheme.DARK, 1000);
    String ground = "getComputedStyle(document.querySelector('#chart-accuracy svg.marks')).backgroundColor";
    assertThat(page.evaluate(ground)).isEqualTo("rgb(27, 31, 37)");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertWhole();
    assertThat(page.locator(".controls:visible").count()).isZero();
    assertThat(page.locator(".contents").isVisible()).isFalse();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate(
            "document.querySelector('#chart-accuracy svg.marks .role-axis-label text').getAttribute('fill')"))
        .isEqualTo("#4c5461");
    assertThat(opened.complaints()).isEmpty();
  }

  @Test
  void onPaperChartsAreAsWideAsItWhateverTheWindowAndNoHigherThanItAndWordsAreWhole() {
    Page page = page(ColorScheme.LIGHT, 480);
    String width = "document.querySelector('#chart-coverage svg.marks').width.baseVal.value";
    String height = width.replace("width", "height");
    int onScreen = opened.number(width);
    int high = opened.number(height);
    assertThat(onScreen).isLessThan(480);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    await(page, width + " > 600");

    assertWhole();
    assertThat(opened.number(height)).isEqualTo(high);
    assertThat(opened.number("Math.max(...[...document.querySelectorAll('.chart svg.marks')].map(s => s.height.baseVal.value))"))
        .isLessThanOrEqualTo(680);
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.face')).overflowWrap")).isEqualTo("break-word");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    await(page, width + " === " + onScreen);
    assertThat(opened.complaints()).isEmpty();
  }

  /** Looks again and again within the page, whose policy forbids Playwright's own way, for five seconds at most. */
  private static void await(Page page, String condition) {
    assertThat(page.evaluate(
            "new Promise(done => { let left = 250; (function look() { if (%s) { done(true); } else if (left-- === 0) { done(false); }"
                    .formatted(condition)
                + " else { setTimeout(look, 20); } }()); })"))
        .as(condition)
        .isEqualTo(true);
  }

  @Test
  void theSliderSetsTheOpacityOfEveryMap() {
    Page page = page(ColorScheme.LIGHT, 1280);
    String opacities = "[...new Set([...document.querySelectorAll('.map')].map(i => getComputedStyle(i).opacity))]";

    assertThat(page.evaluate(opacities)).isEqualTo(List.of("0.6"));
    page.locator("#opacity").fill("25");
    assertThat(page.evaluate(opacities)).isEqualTo(List.of("0.25"));
    assertThat(page.locator("#opacity-shown").textContent()).startsWith("25");
  }

  @Test
  void theThemeButtonRedrawsTheChartsInTheOtherColours() {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.locator("#theme").click();
    page.waitForFunction("document.documentElement.dataset.charts === 'dark'");

    assertWhole();
    assertThat(opened.complaints()).isEmpty();
  }

  @Test
  void aChartOffersItselfAsSvgAndPng() {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.locator("#chart-probabilities summary").click();

    assertThat(page.locator("#chart-probabilities .vega-actions a").allTextContents())
        .containsExactly("Save as SVG", "Save as PNG");
  }

  /** What a browser puts back into controls comes after the page has drawn what they said at first. */
  @Test
  void aPageComeBackToShowsWhatItsControlsSay() {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.locator("#threshold").fill("30");
    page.locator("input[name=direction][value=against]").check();
    page.locator("#picked-group").selectOption(new SelectOption().setIndex(2));
    String summary = page.locator("#picked-summary").textContent();
    page.navigate("about:blank");
    page.goBack();
    page.waitForFunction("document.documentElement.dataset.charts === 'light'");

    assertThat(page.locator("#threshold-shown").textContent()).isEqualTo(page.locator("#threshold").inputValue() + " %");
    assertThat(page.locator("#maps").getAttribute("data-direction"))
        .isEqualTo(page.locator("input[name=direction]:checked").inputValue());
    assertThat(page.locator("#picked-summary").textContent().equals(summary))
        .isEqualTo(page.locator("#picked-group").inputValue().equals("2"));
  }

  @Test
  void whatAFileIsNamedNeverRuns(@TempDir Path elsewhere) throws IOException {
    String hostile = "<img src=x onerror=\"document.title='run'\">";
    RunFolder evil = new RunFixture("</script>" + hostile, "subjects", false, hostile).writeTo(elsewhere);
    ReportPage.write(evil);
    Page page = page(ColorScheme.LIGHT, 1280);
    opened.navigate(evil.report());
    page.hover("#chart-labels svg.marks .mark-rect path");

    assertThat(page.title()).startsWith("Kallos report");
    assertThat(opened.complaints()).isEmpty();
  }
}

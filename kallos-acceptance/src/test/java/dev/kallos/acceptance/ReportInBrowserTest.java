package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.kallos.report.ReportPage;
import dev.kallos.report.RunFixture;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The report as a reader opens it: from a file, with no network, in a real browser. */
class ReportInBrowserTest {
  private static final int CHARTS = 9;
  @TempDir private static Path folder;
  private static Playwright playwright;
  private static Browser browser;
  private static RunFolder run;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void open() throws IOException {
    Optional<Path> chromium =
        Stream.of(System.getenv("KALLOS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
            .filter(Objects::nonNull)
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(),
        "no Chromium here: install one, or name it in the environment variable KALLOS_CHROMIUM");
    run = RunFixture.drawnFaces().writeTo(folder);
    ReportPage.write(run);
    playwright = Playwright.create(new Playwright.CreateOptions()
        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  @AfterEach
  void closeContext() {
    if (context != null) {
      context.close();
    }
  }

  private Page page(ColorScheme scheme, int width) {
    context =
        browser.newContext(
            new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900).setOffline(true));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith("data:") && !request.url().startsWith("blob:")) {
            requests.add(request.url());
          }
        });
    page.navigate(run.report().toUri().toString());
    page.waitForFunction("document.documentElement.dataset.charts");
    return page;
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }

  private static void assertWhole(Page page) {
    assertThat(number(page, "document.querySelectorAll('.chart').length")).isEqualTo(CHARTS);
    assertThat(page.evaluate(
            """
            () => [...document.querySelectorAll('.chart')].filter(chart => {
              const marks = chart.querySelectorAll(
                'svg.marks .mark-rect path, svg.marks .mark-symbol path, svg.marks .mark-line path');
              const box = chart.getBoundingClientRect();
              return marks.length < 2 || box.width < 200 || box.height < 60;
            }).map(chart => chart.id)"""))
        .isEqualTo(List.of());
    assertThat(number(page, "document.querySelectorAll('main img').length")).isGreaterThan(70);
    assertThat(page.evaluate(
            "[...document.querySelectorAll('main img')].filter(i => !(i.naturalWidth > 10)).map(i => i.alt)"))
        .isEqualTo(List.of());
  }

  @ParameterizedTest
  @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
  void everyFigureIsDrawnWithoutNetworkOrComplaint(ColorScheme scheme) {
    Page page = page(scheme, 1280);

    assertWhole(page);
    assertThat(complaints).isEmpty();
    assertThat(requests).containsExactly(run.report().toUri().toString());
  }

  @Test
  void aPhoneShowsItAllWithoutScrollingSideways() {
    Page page = page(ColorScheme.LIGHT, 360);

    assertWhole(page);
    assertThat(number(page, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    assertThat(page.evaluate(
            "[...document.querySelectorAll('.chart svg.marks')]"
                + ".filter(s => s.getBoundingClientRect().right > 361).length"))
        .isEqualTo(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDarkPageIsPrintedLightAndWithoutItsControls() {
    Page page = page(ColorScheme.DARK, 1000);
    String ground = "getComputedStyle(document.querySelector('#chart-accuracy svg.marks')).backgroundColor";
    assertThat(page.evaluate(ground)).isEqualTo("rgb(27, 31, 37)");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertWhole(page);
    assertThat(page.locator(".controls").isVisible()).isFalse();
    assertThat(page.locator(".contents").isVisible()).isFalse();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate(ground)).isEqualTo("rgb(255, 255, 255)");
    assertThat(page.evaluate(
            "document.querySelector('#chart-accuracy svg.marks .role-axis-label text').getAttribute('fill')"))
        .isEqualTo("#4c5461");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theSliderSetsTheOpacityOfEveryMap() {
    Page page = page(ColorScheme.LIGHT, 1280);
    String opacities = "[...new Set([...document.querySelectorAll('img.map')].map(i => getComputedStyle(i).opacity))]";

    assertThat(page.evaluate(opacities)).isEqualTo(List.of("0.6"));
    page.locator("#opacity").fill("25");
    assertThat(page.evaluate(opacities)).isEqualTo(List.of("0.25"));
    assertThat(page.locator("#opacity-shown").textContent()).startsWith("25");
  }

  @Test
  void theSwitchShowsWhatSpeaksForAndWhatSpeaksAgainst() {
    Page page = page(ColorScheme.LIGHT, 1280);
    String shown = "([...document.querySelectorAll('.frame .for')].filter(e => e.offsetParent).length) * 100"
        + " + [...document.querySelectorAll('.frame .against')].filter(e => e.offsetParent).length";

    assertThat(number(page, shown)).isEqualTo(1010);
    page.locator("input[name=direction][value=for]").check();
    assertThat(number(page, shown)).isEqualTo(2000);
    page.locator("input[name=direction][value=against]").check();
    assertThat(number(page, shown)).isEqualTo(20);
  }

  @Test
  void theThemeButtonRedrawsTheChartsInTheOtherColours() {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.locator("#theme").click();
    page.waitForFunction("document.documentElement.dataset.charts === 'dark'");

    assertWhole(page);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aChartOffersItselfAsSvgAndPng() {
    Page page = page(ColorScheme.LIGHT, 1280);
    page.locator("#chart-probabilities summary").click();

    assertThat(page.locator("#chart-probabilities .vega-actions a").allTextContents())
        .containsExactly("Save as SVG", "Save as PNG");
  }

  @Test
  void whatAFileIsNamedNeverRuns(@TempDir Path elsewhere) throws IOException {
    String hostile = "<img src=x onerror=\"document.title='run'\">";
    RunFolder evil = new RunFixture("</script>" + hostile, "subjects", false, hostile).writeTo(elsewhere);
    ReportPage.write(evil);
    Page page = page(ColorScheme.LIGHT, 1280);
    page.navigate(evil.report().toUri().toString());
    page.waitForFunction("document.documentElement.dataset.charts");
    page.hover("#chart-labels svg.marks .mark-rect path");

    assertThat(page.title()).startsWith("Kallos report");
    assertThat(complaints).isEmpty();
  }
}

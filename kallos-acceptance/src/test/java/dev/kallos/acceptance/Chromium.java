package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser without a network, to open reports in; tests that need it are skipped where there is none. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Optional<Path> program =
        Stream.of(
                System.getenv("KALLOS_CHROMIUM"),
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome")
            .filter(Objects::nonNull)
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        program.isPresent(), "no Chromium here: install one, or name it in the environment variable KALLOS_CHROMIUM");
    Playwright playwright =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run"))));
  }

  /** Opens a report from its file and waits until its charts are drawn. */
  Opened open(Path report, ColorScheme scheme, int width) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900).setOffline(true));
    Page page = context.newPage();
    Opened opened = new Opened(context, page, new ArrayList<>(), new ArrayList<>());
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            opened.complaints.add(message.text());
          }
        });
    page.onPageError(opened.complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith("data:") && !request.url().startsWith("blob:")) {
            opened.requests.add(request.url());
          }
        });
    opened.navigate(report);
    return opened;
  }

  /** Opens a report in a browser that runs no script. The caller closes the page's context. */
  Page openWithoutScript(Path report) {
    Page page = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)).newPage();
    page.navigate(report.toUri().toString());
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /**
   * A report in the browser.
   *
   * @param complaints errors and warnings on the console
   * @param requests what was asked of the disk or the network
   */
  record Opened(BrowserContext context, Page page, List<String> complaints, List<String> requests)
      implements AutoCloseable {
    void navigate(Path report) {
      page.navigate(report.toUri().toString());
      page.waitForFunction("document.documentElement.dataset.charts");
    }

    int number(String expression) {
      return ((Number) page.evaluate(expression)).intValue();
    }

    /** Checks that every chart that is not hidden has marks and a size, and every picture pixels. */
    void assertDrawn() {
      assertThat(page.evaluate(
              """
              () => [...document.querySelectorAll('.chart')].filter(chart => {
                if (chart.closest('[hidden]')) return false;
                const marks = chart.querySelectorAll(
                  'svg.marks .mark-rect path, svg.marks .mark-symbol path, svg.marks .mark-line path');
                const box = chart.getBoundingClientRect();
                return marks.length < 2 || box.width < 200 || box.height < 60;
              }).map(chart => chart.id)"""))
          .isEqualTo(List.of());
      assertThat(page.evaluate(
              "[...document.querySelectorAll('main img')].filter(i => !(i.naturalWidth > 10)).map(i => i.alt)"))
          .isEqualTo(List.of());
    }

    @Override
    public void close() {
      context.close();
    }
  }
}

package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.kallos.report.ReportPage;
import dev.kallos.report.RunFixture;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report's heat maps and regions as a reader handles them: method, layer, direction, faces. */
class MapsInBrowserTest {
  /** What the live maps say of themselves, each once. */
  private static final String SHOWN =
      "[...new Set([...document.querySelectorAll('#maps .maps canvas.map')]"
          + ".map(c => c.getAttribute('aria-label').split('. ')[0]))].sort()";
  @TempDir private static Path folder;
  private static Chromium browser;
  private static RunFolder run;
  private static Chromium.Opened opened;
  private static Page page;

  /** One page for all tests: each sets what it looks at. */
  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.launch();
    run = RunFixture.drawnFaces().writeTo(folder);
    ReportPage.write(run);
    opened = browser.open(run.report(), ColorScheme.LIGHT, 1280);
    page = opened.page();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asAtFirst() {
    page.locator("#method").selectOption("grad-cam");
    page.locator("input[name=direction][value=both]").check();
    awaitMapsBy("grad-cam");
  }

  @AfterEach
  void nobodyComplains() {
    assertThat(opened.complaints()).isEmpty();
  }

  private static void awaitMapsBy(String method) {
    page.waitForFunction(
        "id => { const all = [...document.querySelectorAll('#maps .maps canvas.map')];"
            + " return all.length > 0 && all.every(c => c.dataset.painted === id) }",
        method);
  }

  @Test
  void theDirectionSwitchShowsWhatSpeaksForAgainstAndBoth() {
    assertThat(page.evaluate(SHOWN)).isEqualTo(List.of("Heat map by Grad-CAM: what speaks for and against"));
    page.locator("input[name=direction][value=answer]").check();
    assertThat(page.evaluate(SHOWN))
        .isEqualTo(List.of("Heat map by Grad-CAM: what speaks against", "Heat map by Grad-CAM: what speaks for"));
    page.locator("input[name=direction][value=against]").check();
    assertThat(page.evaluate(SHOWN)).isEqualTo(List.of("Heat map by Grad-CAM: what speaks against"));
    assertThat(opened.number("document.querySelectorAll('#maps .maps .empty.live').length")).isEqualTo(2);
    assertThat(opened.number("document.querySelectorAll('#maps .maps canvas.map').length")).isEqualTo(18);
  }

  @Test
  void theKeyboardGoesThroughMethodsAndALayerCanBeChosen() {
    assertThat(page.locator("#layers").isVisible()).isFalse();
    page.locator("#method").focus();
    page.keyboard().press("ArrowDown");
    awaitMapsBy("layercam");
    assertThat(page.locator("#map-note").textContent()).startsWith("LayerCAM, layer conv5: 5×4 cells.");
    page.locator("#layer").selectOption(new SelectOption().setLabel("conv3+conv4+conv5 (fused)"));
    awaitMapsBy("layercam-fused");
    assertThat(page.locator("#map-note").textContent()).contains("conv3+conv4+conv5", "20×16 cells");
  }

  @Test
  void aControlIsMarkedAsOne() {
    page.locator("#method").selectOption("random");
    awaitMapsBy("random");

    assertThat(page.locator("#map-note").textContent()).contains("A control: it knows nothing");
    assertThat(opened.number("document.querySelectorAll('#maps .maps .frame.control').length")).isEqualTo(20);
    page.locator("#method").selectOption("layercam");
    assertThat(opened.number("document.querySelectorAll('#maps .maps .frame.control').length")).isZero();
  }

  @Test
  void aMapPaintedInTheBrowserIsThePictureOfTheRun() {
    for (String direction : List.of("for", "against")) {
      page.locator("input[name=direction][value=%s]".formatted(direction)).check();
      awaitMapsBy("grad-cam");
      Object worst =
          page.evaluate(
              """
              async direction => {
                let worst = 0;
                for (const item of document.querySelectorAll('#maps .maps li')) {
                  const png = item.querySelector('img.map.' + direction);
                  if (!png) continue;
                  await png.decode();
                  const live = item.querySelector('canvas.map');
                  if (live.width !== png.naturalWidth || live.height !== png.naturalHeight) return 1000;
                  const drawn = document.createElement('canvas');
                  drawn.width = live.width;
                  drawn.height = live.height;
                  drawn.getContext('2d').drawImage(png, 0, 0);
                  const a = live.getContext('2d').getImageData(0, 0, live.width, live.height).data;
                  const b = drawn.getContext('2d').getImageData(0, 0, live.width, live.height).data;
                  for (let i = 0; i < a.length; i++) {
                    const x = i % 4 === 3 ? a[i] : a[i] * a[i | 3] / 255;
                    const y = i % 4 === 3 ? b[i] : b[i] * b[i | 3] / 255;
                    worst = Math.max(worst, Math.abs(x - y));
                  }
                }
                return worst;
              }""",
              direction);
      assertThat(((Number) worst).doubleValue()).isBetween(0.0, 4.0);
    }
  }

  @Test
  void oneFaceIsShownByEveryMethod() {
    assertThat(page.locator("#every-method .method").allTextContents())
        .containsExactly("Grad-CAM", "LayerCAM", "LayerCAM, fused", "Integrated gradients <b>", "Random map", "Edges");
    assertThat(page.locator("#compared option").count()).isEqualTo(20);
    page.locator("#compared").selectOption("13");
    assertThat(page.locator("#every-method .empty").count()).isEqualTo(6);
  }

  @Test
  void theRegionsOfAnotherGroupAreDrawnWhenItIsChosen() {
    page.locator("select[data-panels=region-panels]").selectOption("wrong");
    page.waitForSelector("#chart-drop-wrong svg.marks");

    assertThat(page.locator("#chart-lift-test").isVisible()).isFalse();
    opened.assertDrawn();
  }

  @Test
  void everyControlHasANameAndTheKeyboardReachesIt() {
    assertThat(page.evaluate(
            "[...document.querySelectorAll('select, input')].filter(e => !e.labels || !e.labels.length"
                + " || e.tabIndex < 0).length"))
        .isEqualTo(0);
  }

  @Test
  void withoutScriptTheMainMethodsPicturesStandThereAndNoControlsThatDoNothing() {
    Page plain = browser.openWithoutScript(run.report());

    assertThat(plain.locator(".controls").all()).isNotEmpty().noneMatch(Locator::isVisible);
    assertThat(plain.locator("#figure-7 img.map.for").first().isVisible()).isTrue();
    assertThat(plain.locator("#figure-9 img.map.against").first().isVisible()).isTrue();
    assertThat(plain.locator("#every-method").isVisible()).isFalse();
    plain.context().close();
  }

  @Test
  void aRunOfBeforeSwitchesBetweenItsPictures(@TempDir Path elsewhere) throws IOException {
    RunFolder before = RunFixture.drawnFaces().writeAsBeforeTo(elsewhere);
    ReportPage.write(before);
    try (Chromium.Opened old = browser.open(before.report(), ColorScheme.LIGHT, 1280)) {
      String shown = "[...document.querySelectorAll('#maps .frame .for')].filter(e => e.offsetParent).length * 100"
          + " + [...document.querySelectorAll('#maps .frame .against')].filter(e => e.offsetParent).length";

      assertThat(old.number(shown)).isEqualTo(1010);
      old.page().locator("input[name=direction][value=for]").check();
      assertThat(old.number(shown)).isEqualTo(2000);
      old.page().locator("input[name=direction][value=against]").check();
      assertThat(old.number(shown)).isEqualTo(20);
      old.assertDrawn();
      assertThat(old.complaints()).isEmpty();
    }
  }
}

package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether small text can be read: WCAG 2.1 AA asks for a contrast of 4.5 to 1. */
class ContrastTest {
  private static final double AA = 4.5;
  private static final List<String> PAPERS = List.of("paper", "surface", "note-paper", "alarm-paper");

  private static String read(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("page/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The colours of each block of the palette: light, then each that is dark. */
  private static List<Map<String, int[]>> palettes() throws IOException {
    return Pattern.compile("\\{[^{}]*--paper:[^{}]*}").matcher(read("palette.css")).results().map(ContrastTest::colours).toList();
  }

  private static Map<String, int[]> colours(MatchResult block) {
    Map<String, int[]> colours = new HashMap<>();
    Pattern.compile("--([a-z-]+): #([0-9a-f]{6});").matcher(block.group()).results().forEach(
        token -> {
          int rgb = Integer.parseInt(token.group(2), 16);
          colours.put(token.group(1), new int[] {rgb >> 16, rgb >> 8 & 255, rgb & 255});
        });
    return colours;
  }

  private static double luminance(int[] colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    return IntStream.range(0, 3)
        .mapToDouble(
            i -> {
              double c = colour[i] / 255.0;
              return weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
            })
        .sum();
  }

  private static double contrast(int[] one, int[] other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static int[] mixed(int[] colour, int[] under, double share) {
    return IntStream.range(0, 3).map(i -> (int) Math.round(share * colour[i] + (1 - share) * under[i])).toArray();
  }

  @Test
  void everyTextColourCanBeReadOnEveryPaperInLightAndDark() throws IOException {
    assertThat(palettes()).hasSize(4);
    for (Map<String, int[]> palette : palettes()) {
      for (String text : List.of("ink", "soft", "quiet", "link", "accent", "alarm")) {
        for (String paper : PAPERS) {
          assertThat(contrast(palette.get(text), palette.get(paper))).as(text + " on " + paper).isGreaterThan(AA);
        }
      }
    }
  }

  @Test
  void theIntervalInACellCanBeReadHoweverDeepItsShade() throws IOException {
    MatchResult small =
        Pattern.compile("table\\.heat td small \\{[^}]*color: var\\(--([a-z]+)\\)").matcher(read("scoreboard.css")).results().findFirst().orElseThrow();
    String row = HeatTable.of("t", List.of("a", "b")).row("r", "", List.of(new HeatTable.Cell("1", "0–2", 1, ""))).html();
    MatchResult deepest = Pattern.compile("--depth:(\\d+)%").matcher(row).results().findFirst().orElseThrow();
    double depth = Integer.parseInt(deepest.group(1)) / 100.0;
    for (Map<String, int[]> palette : palettes()) {
      for (String shade : List.of("positive", "negative")) {
        assertThat(contrast(palette.get(small.group(1)), mixed(palette.get(shade), palette.get("surface"), depth)))
            .as(small.group(1) + " on " + shade)
            .isGreaterThan(AA);
      }
    }
  }
}

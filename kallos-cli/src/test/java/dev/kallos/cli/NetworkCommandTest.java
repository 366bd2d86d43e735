package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.image.ImageSize;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkCommandTest {
  private static long lastNumber(String line) {
    return Long.parseLong(line.strip().replaceAll(".*\\s([0-9,]+)$", "$1").replace(",", ""));
  }

  @Test
  void aNetIsShownLayerByLayerAndTheParametersAddUp() {
    Typed typed = Typed.line("network", "baseline", "--size", "32x40");
    assertThat(typed.code()).as(typed.err()).isZero();
    List<String> lines = typed.out().lines().filter(line -> !line.isBlank()).toList();
    NetworkSummary summary = NetworkSummary.of(NetworkDesign.named("baseline"), new ImageSize(32, 40));
    assertThat(lines).first().isEqualTo("baseline at 32x40");
    assertThat(lines).hasSize(summary.layers().size() + 2);
    String total = lines.get(lines.size() - 1);
    assertThat(total).endsWith(" parameters");
    assertThat(lastNumber(total.replace(" parameters", "")))
        .isEqualTo(summary.parameters())
        .isEqualTo(lines.subList(1, lines.size() - 1).stream().mapToLong(NetworkCommandTest::lastNumber).sum());
  }

  @Test
  void withoutANameAllAreShown() {
    String out = Typed.line("network").out();
    assertThat(NetworkDesign.known()).allSatisfy(design -> assertThat(out).contains(design.name() + " at 64x80"));
  }

  @Test
  void anUnknownNetIsMetWithThoseThereAre() {
    Typed typed = Typed.line("network", "vgg");
    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.err().lines()).singleElement().asString().contains("'vgg'", "baseline", "article");
  }
}

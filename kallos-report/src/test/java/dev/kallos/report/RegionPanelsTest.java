package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Disclaimer.Origin;
import dev.kallos.internal.file.CsvFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionPanelsTest {
  private static final Words WORDS = new Words("Attractive", Origin.OPINION, "CelebA, official", true);
  private static final String TABLE =
      """
      region,area_share,heat_share,lift,lo,hi,group,direction,faces,subjects,method,heat_lo,heat_hi,drop,drop_lo,drop_hi
      mouth,0.1,0.24,2.4,2.1,2.7,test,for,100,90,a,0.2,0.28,0.05,0.03,0.07
      mouth,0.1,0.04,0.4,0.1,0.7,test,against,100,90,a,0.02,0.06,0.05,0.03,0.07
      neck,0.1,,,,,test,for,100,90,a,,,,,
      mouth,0.1,0.3,3,2.8,3.2,wrong,for,10,9,a,0.2,0.4,-0.02,-0.05,0.01
      mouth,0.1,0.05,0.5,0.3,0.7,test,for,100,90,b,0.03,0.07,0.05,0.03,0.07
      """;
  @TempDir private Path folder;

  private List<Region> regions(String text) throws IOException {
    Path file = folder.resolve("regions.csv");
    Files.writeString(file, text);
    return Region.all(CsvFile.read(file));
  }

  private List<Region> main() throws IOException {
    return regions(TABLE).stream().filter(r -> r.method().equals("a")).toList();
  }

  @Test
  void eachGroupThatWasMeasuredCanBeChosen() throws IOException {
    String html = new RegionPanels(main(), WORDS).html();

    assertThat(html.split("<option", -1)).hasSize(3);
    assertThat(html)
        .contains("<option value=\"test\">All test faces</option>")
        .contains("<option value=\"wrong\">Faces the net is wrong about</option>")
        .contains("data-panel=\"wrong\"", "id=\"chart-drop-wrong\"");
  }

  @Test
  void facesOfTheHighestLogitsAreNotCalledAnswers() throws IOException {
    String table = TABLE.replace("wrong", "most_confident_positive");

    assertThat(new RegionPanels(regions(table).stream().filter(r -> r.method().equals("a")).toList(), WORDS).html())
        .contains(">The highest logits, most for “labelled attractive”</option>")
        .doesNotContain("surest answers");
  }

  @Test
  void theTableHoldsShareLiftAndDropWithTheirIntervals() throws IOException {
    String table = LiftChart.of("test", "all", main()).table().html();

    assertThat(table.replace("\u202f", " "))
        .contains("<td>24.0 % (20.0–28.0 %)</td><td>2.40× (2.10–2.70)</td>", "<td>5.0 points (3.0–7.0)</td>")
        .contains("<th scope=\"row\">neck</th><td>10.0 %</td><td>—</td><td>—</td>")
        .doesNotContain("NaN");
  }

  @Test
  void aDropBelowZeroIsShownAsSuch() throws IOException {
    JsonNode row = DropChart.of("wrong", "wrong", main()).spec().path("data").path("values").path(0);

    assertThat(row.path("dot").doubleValue()).isEqualTo(-0.02);
    assertThat(row.path("drop").asText().replace("\u202f", " ")).isEqualTo("−2.0 points (−5.0 to 1.0)");
  }

  @Test
  void aFileOfBeforeHasNoDropAndAllItsRowsAreTheMainMethods() throws IOException {
    List<Region> before =
        regions("region,area_share,heat_share,lift,lo,hi,group,direction,faces,subjects\n"
            + "mouth,0.1,0.24,2.4,2.1,2.7,test,for,100,90\n");

    assertThat(new RegionPanels(before, WORDS).html()).contains("chart-lift-test").doesNotContain("chart-drop-test");
    assertThat(before.get(0).method()).isEmpty();
  }

  @Test
  void methodsThatDisagreeAreColouredApart() throws IOException {
    List<MapMethod> methods =
        List.of(
            new MapMethod("a", "Method A", "conv5", false, "", 100, false, List.of()),
            new MapMethod("b", "Method B", "-", true, "", 100, false, List.of()));
    String html = new RegionsByMethod(regions(TABLE), methods).html();

    assertThat(html).contains("<td class=\"up\" style=\"--depth:28%\"><b>2.4×</b>");
    assertThat(html).contains("<td class=\"down\" style=\"--depth:23%\"><b>0.5×</b>");
    assertThat(html.indexOf("Controls")).isBetween(html.indexOf("Method A"), html.indexOf("Method B"));
    assertThat(new RegionsByMethod(regions(TABLE), methods.subList(0, 1)).html()).isEmpty();
  }
}

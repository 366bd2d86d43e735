package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardSectionTest {
  @TempDir private Path folder;

  private List<TestedMethod> methods(String text) throws IOException {
    Path file = folder.resolve("scoreboard.csv");
    Files.writeString(file, text);
    return TestedMethod.all(CsvFile.read(file));
  }

  @Test
  void aMethodBeatsTheBestControlOnlyIfItsWholeIntervalDoes() throws IOException {
    List<TestedMethod> all =
        methods(
            """
            method,layer,deletion,deletion_lo,deletion_hi,road,road_lo,road_hi,faces,control
            good,conv5,0.4,0.35,0.49,0.3,0.21,0.4,100,0
            doubtful,conv5,0.4,0.3,0.51,0.3,0.2,0.4,100,0
            low,-,0.5,0.4,0.6,0.1,0,0.2,100,1
            high,-,0.9,0.8,1,0.2,0.1,0.3,100,1
            """);
    double deletion = TestedMethod.floor(all, MapTest.DELETION);
    double road = TestedMethod.floor(all, MapTest.ROAD);

    assertThat(deletion).isEqualTo(0.5);
    assertThat(road).isEqualTo(0.2);
    assertThat(all.get(0).beats(deletion, MapTest.DELETION)).isTrue();
    assertThat(all.get(1).beats(deletion, MapTest.DELETION)).isFalse();
    assertThat(all.get(0).beats(road, MapTest.ROAD)).isTrue();
    assertThat(all.get(1).beats(road, MapTest.ROAD)).isFalse();
    String table = new ScoreboardTable(all, Map.of()).html("x", List.of(MapTest.DELETION, MapTest.ROAD));
    assertThat(table.split(ScoreboardTable.NO_BETTER, -1)).hasSize(3);
    assertThat(table.indexOf("Controls: the floor")).isBetween(table.indexOf("doubtful"), table.indexOf("low"));
  }

  @Test
  void aControlSetsNoFloorForWhatItPassesByKnowingNothing() throws IOException {
    List<TestedMethod> all =
        methods(
            """
            method,layer,mirrored,mirrored_lo,mirrored_hi,faces,control
            good,conv5,0.9,0.85,0.95,100,0
            edges,-,1,1,1,100,1
            """);

    assertThat(new ScoreboardTable(all, Map.of()).html("x", List.of(MapTest.MIRRORED)))
        .doesNotContain(ScoreboardTable.NO_BETTER, "Controls: the floor")
        .contains(">Controls</th>")
        .contains("--depth:41%");
  }

  @Test
  void aTestNobodyTookHasNoColumnAndAMissingFigureIsADash() throws IOException {
    List<TestedMethod> all = methods("method,layer,road,deletion,faces\ngrad-cam,conv5,,0.4,100\nrandom,-,,,100\n");
    ScoreboardTable board = new ScoreboardTable(all, Map.of());

    assertThat(board.taken(MapTest.ROAD, MapTest.DELETION)).containsExactly(MapTest.DELETION);
    assertThat(all).extracting(TestedMethod::control).containsExactly(false, true);
    assertThat(board.html("x", List.of(MapTest.DELETION))).contains("<b>0.40</b>", "<b>—</b>").doesNotContain("NaN");
  }

  @Test
  void thePageSaysWhichMethodMissesWhichPlantedTarget() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    ReportPage.write(run);

    assertThat(Files.readString(run.report()))
        .contains("✓ Grad-CAM (97.0")
        .contains("✗ missed by Integrated gradients &lt;b&gt; (21.0")
        .contains("By the net, and by random weights", "peak inside", "81.0")
        .contains("⚠ Integrated gradients &lt;b&gt;", "barely changes with random weights");
  }

  @Test
  void aTargetIsNotJudgedByFacesOfFewerThanFivePeople() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    String rows = Files.readString(run.checks());
    Files.writeString(run.checks(), rows.replaceAll("(?m)^(grad-cam,.*,pointing_game,)1$", "$1"));
    ReportPage.write(run);

    assertThat(Files.readString(run.report()))
        .doesNotContain("✓ Grad-CAM (97.0")
        .contains("? of faces of fewer than five people, and so not judged: Grad-CAM (97.0");
  }

  @Test
  void whetherATargetIsReachedIsWhatTheChecksSay() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    String rows = Files.readString(run.checks());
    Files.writeString(run.checks(), rows.replaceAll("(?m)^(grad-cam,.*,pointing_game,)1$", "$10"));
    ReportPage.write(run);
    assertThat(Files.readString(run.report())).doesNotContain("✓ Grad-CAM (97.0").contains("✗ missed by Grad-CAM (97.0");

    Files.delete(run.checks());
    ReportPage.write(run);
    assertThat(Files.readString(run.report()))
        .contains("Without <code>checks.csv</code> no method is judged")
        .doesNotContain("✓ Grad-CAM (97.0", "✗ missed by Grad-CAM (97.0");
  }

  @Test
  void whatDoesNotMoveTheNetCannotBeSeenOrMissed() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    String table =
        new CausalTable(CsvFile.read(run.causal()), "grad-cam", Map.of(), Set.of("random", "edges")).html();

    assertThat(table).contains("✓ 3 of 4", "✗ 0 of 4");
    assertThat(table.replaceAll("(?s).*Wearing Hat(.*?)</tr>.*", "$1")).endsWith("<td><b>—</b></td>");
    assertThat(table).contains("−1.25", "−1.50 to −1.00", "+15.0 to +25.0");
  }

  @Test
  void aNumberThatIsNoneIsNamedWithItsLine() throws IOException {
    assertThatThrownBy(() -> methods("method,layer,road,faces\ngrad-cam,conv5,high,100\n"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("'high'");
  }

  @Test
  void aCurveOfEachMethodIsDrawnAndTheControlsDashed() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    List<TestedMethod> methods = TestedMethod.all(CsvFile.read(run.scoreboard()));
    Chart chart = new CurvesCharts(CsvFile.read(run.curves()), methods, Map.of(), "grad-cam").chart("deletion", "x");

    assertThat(chart.spec().path("data").path("values")).hasSize(6 * 11);
    assertThat(chart.spec().path("data").path("values"))
        .extracting(row -> row.path("kind").asText())
        .containsOnly("main method", "other methods", "controls");
  }
}

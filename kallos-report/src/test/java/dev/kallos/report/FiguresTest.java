package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Disclaimer.Origin;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final Words WORDS = new Words("Attractive", Origin.OPINION, "CelebA, official", true);
  @TempDir private Path folder;

  private CsvFile table(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return CsvFile.read(file);
  }

  @Test
  void theHistogramShowsEveryTestFaceOnTheSideOfItsLabel() {
    Scores scores =
        new Scores(new String[] {"a", "b", "c"}, new String[] {"1", "2", "3"}, new int[] {1, 1, 0},
            new double[] {50, -50, 0});
    ProbabilityChart chart = new ProbabilityChart("probabilities", scores, WORDS);

    assertThat(chart.decided(true)).isEqualTo(1);
    assertThat(chart.decided(false)).isZero();
    double up = 0;
    double down = 0;
    for (JsonNode row : chart.chart().spec().path("data").path("values")) {
      double side = row.path("side").doubleValue();
      up += Math.max(side, 0);
      down += Math.max(-side, 0);
      assertThat(side == 0 || side > 0 == row.path("label").asText().equals("labelled attractive")).isTrue();
    }
    assertThat(up).isEqualTo(2);
    assertThat(down).isEqualTo(1);
  }

  @Test
  void labelsAreCountedByPartAndUnknownOnesInNone() throws IOException {
    RunFolder run = RunFixture.photographs().writeTo(folder);
    CsvFile.write(
        run.labels(),
        List.of("file", "Attractive"),
        List.of(List.of("b.jpg", "1"), List.of("a.jpg", "0"), List.of("c.jpg", ""), List.of("d.jpg", "1")));
    CsvFile.write(
        run.split(),
        List.of("file", "subject", "partition"),
        List.of(
            List.of("a.jpg", "1", "train"), List.of("b.jpg", "1", "train"), List.of("c.jpg", "2", "test"),
            List.of("d.jpg", "2", "test")));

    LabelCounts counts = LabelCounts.of(RunFiles.read(run));

    assertThat(counts.count(Part.TRAIN, true)).isEqualTo(1);
    assertThat(counts.count(Part.TRAIN, false)).isEqualTo(1);
    assertThat(counts.count(Part.TEST, true)).isEqualTo(1);
    assertThat(counts.count(Part.TEST, false)).isZero();
  }

  @Test
  void aPartThatIsNoneIsNamedWithItsLine() throws IOException {
    CsvFile split = table("file,subject,partition\na,1,test\nb,1,exam\n");

    assertThatThrownBy(() -> LabelCounts.part(split, split.rows().get(1), 2))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("'exam'");
  }

  @Test
  void theEpochKeptIsTheFirstOfTheHighestValidationAccuracyOrLowestLoss() throws IOException {
    String head = "epoch,train_loss,train_accuracy,val_loss,val_accuracy\n";

    assertThat(new LearningCurves(table(head + "1,1,.5,1,.6\n2,1,.5,1,.7\n3,1,.5,1,.7\n4,1,.9,1,\n"), false).best())
        .isEqualTo(2);
    assertThat(new LearningCurves(table(head + "1,1,.5,.6,.8\n2,1,.5,.4,.7\n3,1,.5,.4,.7\n4,1,.9,,.9\n"), true).best())
        .isEqualTo(2);
    assertThat(new LearningCurves(table(head), false).best()).isNaN();
  }

  @Test
  void anIntervalThatTouchesOneIsNotAboveIt() {
    assertThat(region(1.2, 1.0, 1.4).above()).isFalse();
    assertThat(region(1.2, 1.01, 1.4).above()).isTrue();
    assertThat(region(.8, .7, .99).below()).isTrue();
    assertThat(region(Double.NaN, Double.NaN, Double.NaN).above()).isFalse();
    assertThat(region(Double.NaN, Double.NaN, Double.NaN).below()).isFalse();
  }

  private static Region region(double lift, double lo, double hi) {
    return region("mouth", new Interval(lift, lo, hi));
  }

  private static Region region(String name, Interval lift) {
    Interval none = Interval.NONE;
    return new Region(name, .1, new Interval(.1, .08, .12), lift, none, "test", "grad-cam", true, "10", 10);
  }

  @Test
  void anAxisOfLiftsTakesZeroAndHugeOnes() {
    Chart chart =
        LiftChart.of("test", "test", List.of(region(0, 0, 0),
            region("nose", new Interval(40, 0, 90))));

    chart.spec().path("data").path("values").forEach(row -> {
      assertThat(row.path("lo").doubleValue()).isBetween(.1, 30.);
      assertThat(row.path("hi").doubleValue()).isBetween(.1, 30.);
    });
    assertThat(chart.table().html()).contains("40.00× (0.00–90.00)");
  }

  @Test
  void aLabelIsAlwaysCalledALabel() {
    assertThat(WORDS.labelled(true)).isEqualTo("labelled attractive");
    assertThat(WORDS.labelled(false)).isEqualTo("labelled not attractive");
    assertThat(new Words("Wearing_Hat", Origin.OPINION, "CelebA, official", true).labelled(false))
        .isEqualTo("labelled not Wearing Hat");
    assertThat(new Words("Smiling", Origin.DRAWN, "CelebA, official", true).disclaimer())
        .contains("drawn by the program")
        .doesNotContain("planted");
    assertThat(new Words("Smiling", Origin.OPINION, "CelebA, official", true).disclaimer())
        .contains("labelled Smiling")
        .doesNotContain("ttractive");
  }

  @Test
  void whatIsRoundedToZeroHasNoSign() {
    assertThat(Numbers.signed(-0.0004, 3)).isEqualTo("0.000");
    assertThat(Numbers.signed(0.0004, 3)).isEqualTo("0.000");
    assertThat(Numbers.signed(-0.0005, 3)).isEqualTo("−0.001");
    assertThat(Numbers.points(0)).isEqualTo("0.0 points");
    assertThat(Numbers.pointsEnds(-0.0004, 0.01)).isEqualTo("0.0 to +1.0");
  }

  @Test
  void aLiftIsNotShownOutsideItsOwnInterval() {
    Interval lift = new Interval(1.0746, 1.0491, 1.0937);
    assertThat(lift.timesWithEnds()).isEqualTo("1.07× (1.05–1.09)");
    assertThat(new Interval(1.0746, Double.NaN, Double.NaN).timesWithEnds()).isEqualTo("1.1×");
    Interval low = new Interval(0.094, 0.06, 0.12);
    assertThat(MapTest.TRUE_REGION_LIFT.shown(low.value()) + " " + MapTest.TRUE_REGION_LIFT.ends(low)).isEqualTo("0.09× 0.06–0.12");
    EffectChart effects = new EffectChart("e", "e", "change", "").line("a", new Interval(0.0156, 0.0151, 0.0158), Double.NaN);
    assertThat(effects.chart().spec().at("/data/values/0/shown").asText()).isEqualTo("+0.016 (+0.015 to +0.016)");
  }

  @Test
  void theAxisOfEpochsHasWholeTicks() throws IOException {
    CsvFile history = table("epoch,train_loss,train_accuracy,val_loss,val_accuracy\n1,1,.5,1,.6\n2,1,.5,1,.7\n");
    assertThat(new LearningCurves(history, false).loss().spec().at("/layer/1/encoding/x/axis/values").toString())
        .isEqualTo("[1.0,2.0]");
    assertThat(Channel.quantity("x", "epoch").whole(40).json().at("/axis/values").toString())
        .isEqualTo("[5.0,10.0,15.0,20.0,25.0,30.0,35.0,40.0]");
    assertThat(Channel.quantity("x", "epoch").whole(9).json().at("/axis/values").toString())
        .isEqualTo("[2.0,4.0,6.0,8.0]");
  }

  @Test
  void theAxisOfFallsCountsInThePointsOfItsTitle() {
    Region hidden =
        new Region("mouth", .1, new Interval(.1, .08, .12), new Interval(1, .9, 1.1), new Interval(.05, .03, .07), "test", "m",
            true, "10", 10);
    assertThat(DropChart.of("test", "test", List.of(hidden)).spec().at("/layer/1/encoding/x/axis/labelExpr").asText())
        .contains("100 * datum.value");
  }

  @Test
  void fallsWithoutIntervalsLieWithinTheirAxis() {
    Region hidden =
        new Region("mouth", .1, new Interval(.1, .08, .12), new Interval(1, .9, 1.1),
            new Interval(.3, Double.NaN, Double.NaN), "test", "m", true, "10", 10);
    assertThat(DropChart.of("test", "test", List.of(hidden)).spec().at("/layer/2/encoding/x/scale/domain/1").asDouble())
        .isGreaterThan(.3);
  }

  @Test
  void aShareBelowZeroHasAMinusSignAndItsIntervalNoDash() {
    assertThat(Numbers.percent(-.096)).isEqualTo("−9.6\u202f%");
    assertThat(Numbers.percents(-.096, .219)).isEqualTo("−9.6 to 21.9\u202f%");
    assertThat(Numbers.percents(.096, .219)).isEqualTo("9.6–21.9\u202f%");
  }

  @Test
  void noLineEndsBetweenANumberOfAFilesSentenceAndItsPerCentSign() {
    assertThat(Numbers.kept("It is 74.1 % for 5 people (3 % to 9 %), of which % says nothing."))
        .isEqualTo("It is 74.1\u202f% for 5 people (3\u202f% to 9\u202f%), of which % says nothing.");
  }

  @Test
  void numbersAreReadableAndMissingOnesADash() {
    assertThat(Numbers.percent(.7745)).startsWith("77.5").endsWith("%");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("—");
    assertThat(Numbers.percents(.7, Double.NaN)).isEqualTo("—");
    assertThat(Numbers.times(1.84)).isEqualTo("1.8×");
    assertThat(Numbers.decimal(5120.153, 2)).isEqualTo("5,120.15");
    assertThat(Numbers.decimals(-1234.4, 5678, 0)).isEqualTo("−1,234 to 5,678");
    assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(Numbers.count(1, "face") + ", " + Numbers.people(2)).isEqualTo("1 face, 2 people");
  }
}

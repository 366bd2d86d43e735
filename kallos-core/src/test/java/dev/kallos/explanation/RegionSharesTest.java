package dev.kallos.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.Landmarks;
import dev.kallos.explanation.test.SubjectMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionSharesTest {
  private static final int W = 64;
  private static final int H = 80;
  private static final RegionMap MAP = RegionMap.aligned(W, H);

  @TempDir Path folder;

  @Test
  void sharesAreTheSumsOverEachRegionsPixels() {
    float[] heat = noise(1);
    RegionShares shares = RegionShares.of(heat, MAP);
    double total = 0;
    for (float h : heat) {
      total += h;
    }
    for (Region region : Region.values()) {
      double inside = 0;
      int pixels = 0;
      for (int y = 0; y < H; y++) {
        for (int x = 0; x < W; x++) {
          if (MAP.at(x, y) == region) {
            inside += heat[y * W + x];
            pixels++;
          }
        }
      }
      assertThat(shares.heat()[region.ordinal()]).isCloseTo(inside / total, within(1e-9));
      assertThat(lift(shares, region)).isCloseTo(inside / total / pixels * W * H, within(1e-9));
    }
    assertThat(Arrays.stream(shares.heat()).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void evenHeatLiftsNoRegion() {
    float[] even = new float[W * H];
    Arrays.fill(even, 0.3f);
    RegionShares shares = RegionShares.of(even, MAP);
    for (Region region : Region.values()) {
      assertThat(lift(shares, region)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void aMapThatIsZeroEverywhereIsEmptyAndDividesIntoNothing() {
    RegionShares shares = RegionShares.of(new float[W * H], MAP);
    assertThat(shares.isEmpty()).isTrue();
    assertThat(shares.heat()).containsOnly(0);
    assertThat(RegionShares.of(noise(1), MAP).isEmpty()).isFalse();
  }

  @Test
  void aNegativeOrUndefinedHeatAndAnotherShapeAreRefused() {
    float[] negative = noise(1);
    negative[7] = -0.1f;
    float[] undefined = noise(1);
    undefined[7] = Float.NaN;
    assertThatThrownBy(() -> RegionShares.of(negative, MAP)).hasMessageContaining("pixel 7");
    assertThatThrownBy(() -> RegionShares.of(undefined, MAP)).hasMessageContaining("pixel 7");
    assertThatThrownBy(() -> RegionShares.of(new float[5], MAP)).hasMessageContaining("64x80");
  }

  @Test
  void aGroupsLiftIsThatOfItsFacesMeansAndEmptyMapsOnlyCountAsEmpty() {
    RegionMap near = RegionMap.of(Landmarks.ALIGNED.scaled(0.45, 0.45), W, H);
    List<RegionShares> shares =
        List.of(
            RegionShares.of(noise(1), MAP), RegionShares.of(new float[W * H], MAP), RegionShares.of(noise(2), near));
    RegionSummary summary = summary(shares, List.of("a", "b", "c"));
    assertThat(summary.faces()).isEqualTo(2);
    assertThat(summary.subjects()).isEqualTo(2);
    assertThat(summary.empty()).isEqualTo(1);
    for (RegionSummary.RegionLift lift : summary.regions()) {
      int r = lift.region().ordinal();
      double heat = (shares.get(0).heat()[r] + shares.get(2).heat()[r]) / 2;
      double area = (shares.get(0).area()[r] + shares.get(2).area()[r]) / 2;
      assertThat(lift.heatShare().value()).isCloseTo(heat, within(1e-12));
      assertThat(lift.areaShare()).isCloseTo(area, within(1e-12));
      assertThat(lift.lift().value()).isCloseTo(heat / area, within(1e-12));
    }
  }

  @Test
  void theIntervalOfAHotRegionLiesAboveOneAndHoldsTheLift() {
    SplittableRandom random = new SplittableRandom(4);
    List<RegionShares> shares = new ArrayList<>();
    List<String> subjects = new ArrayList<>();
    for (int face = 0; face < 40; face++) {
      float[] heat = noise(face);
      double extra = 1 + random.nextDouble();
      for (int i = 0; i < heat.length; i++) {
        heat[i] += MAP.at(i) == Region.MOUTH ? (float) extra : 0;
      }
      shares.add(RegionShares.of(heat, MAP));
      subjects.add("s" + face / 2);
    }
    RegionSummary.RegionLift mouth = summary(shares, subjects).regions().get(Region.MOUTH.ordinal());
    assertThat(mouth.region()).isEqualTo(Region.MOUTH);
    assertThat(mouth.lift().ci95().lo()).isGreaterThan(1);
    assertThat(mouth.lift().ci95().contains(mouth.lift().value())).isTrue();
    SubjectMean likewise =
        SubjectMean.of(
            shares.stream().mapToDouble(share -> share.heat()[Region.MOUTH.ordinal()]).toArray(), subjects.toArray(String[]::new), 1);
    assertThat(mouth.heatShare().ci95().lo()).isCloseTo(likewise.measured().ci95().lo(), within(1e-12));
    assertThat(mouth.heatShare().ci95().hi()).isCloseTo(likewise.measured().ci95().hi(), within(1e-12));
  }

  @Test
  void aDropIsTheMeanOverTheFacesWhoseRegionWasHiddenEmptyMapsAmongThem() {
    List<RegionShares> shares = new ArrayList<>();
    List<double[]> drops = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      shares.add(RegionShares.of(i < 6 ? noise(i) : new float[W * H], MAP));
      drops.add(drops(i < 3 ? 0.1 : i < 6 ? Double.NaN : 0.3));
    }
    RegionSummary summary =
        RegionSummary.of(
            "grad-cam",
            RegionSummary.Group.TEST,
            Direction.FOR,
            shares,
            drops,
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"),
            1);
    assertThat(summary.of(Region.EYES).drop().value()).isCloseTo(0.2, within(1e-12));
    assertThat(summary.faces()).isEqualTo(6);
    assertThat(summary.dropSubjects()).isEqualTo(6);
    assertThat(summary.of(Region.EYES).drop().ci95().lo()).isCloseTo(0.1, within(1e-12));
    assertThat(summary.of(Region.EYES).drop().ci95().hi()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void theFileHasARowForEachRegionAndEmptyCellsForWhatDoesNotExist() throws IOException {
    RegionSummary some = summary(List.of(RegionShares.of(noise(1), MAP)), List.of("a"));
    RegionSummary none =
        RegionSummary.of(
            "grad-cam",
            RegionSummary.Group.MOST_CONFIDENT_NEGATIVE,
            Direction.AGAINST,
            List.of(RegionShares.of(new float[W * H], MAP)),
            List.of(drops(0.1)),
            List.of("a"),
            1);
    Path path = folder.resolve("regions.csv");
    RegionsFile.write(path, List.of(some, none));
    List<String> lines = Files.readAllLines(path);
    assertThat(lines).hasSize(21);
    assertThat(lines.get(0)).isEqualTo(
            "region,area_share,heat_share,lift,lo,hi,group,direction,faces,subjects,method,heat_lo,heat_hi,drop,drop_lo,drop_hi");
    assertThat(lines.get(1)).matches("hair,0\\.\\d+,0\\.\\d+,[01]\\.\\d+,,,test,for,1,1,grad-cam,,,0\\.25,,");
    assertThat(lines.get(18)).isEqualTo("chin_and_jaw,,,,,,most_confident_negative,against,0,0,grad-cam,,,0.1,,");
  }

  private static double lift(RegionShares shares, Region region) {
    return RegionShares.ratio(shares.heat()[region.ordinal()], shares.area()[region.ordinal()]);
  }

  private static RegionSummary summary(List<RegionShares> shares, List<String> subjects) {
    List<double[]> drops = shares.stream().map(each -> drops(0.25)).toList();
    return RegionSummary.of("grad-cam", RegionSummary.Group.TEST, Direction.FOR, shares, drops, subjects, 1);
  }

  private static double[] drops(double drop) {
    double[] drops = new double[Region.values().length];
    Arrays.fill(drops, drop);
    return drops;
  }

  private static float[] noise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] heat = new float[W * H];
    IntStream.range(0, heat.length).forEach(i -> heat[i] = (float) random.nextDouble());
    return heat;
  }
}

package dev.kallos.explanation.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.method.RandomMap;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FakeDevice;
import dev.kallos.network.FaceBatch;
import dev.kallos.scoring.Scorer;
import dev.kallos.training.MemoryFaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Region drops, stability and the causal check, of a net that looks at one place. */
class ChangedPicturesTest {
  private static final int[] FACES = {0, 1, 2, 3, 4, 5};
  private static final String[] SUBJECTS = {"a", "b", "c", "d", "e", "f"};

  private static ConvNet net;

  @BeforeAll
  static void start() {
    Engine.start(2);
    net = RedSpot.net();
  }

  @AfterAll
  static void close() {
    net.close();
  }

  @Test
  void hidingTheOneRegionThatDecidesTakesTheAnswerAndHidingAnotherNothing() {
    MemoryFaces red = RedSpot.faces(FACES.length, true);
    double[] logits = Scorer.logits(net, red, FACES, 4, Progress.silent(), () -> false);
    double[][] drops =
        RegionDrops.of(net, red, FACES, i -> RedSpot.REGIONS, logits, 1, Progress.silent(), () -> false).drops();

    double all = Scores.probability(logits[0]) - Scores.probability(-4);
    for (Region region : Region.values()) {
      double expected = region == Region.MOUTH ? all : 0;
      assertThat(drops[0][region.ordinal()]).as(region.id()).isCloseTo(expected, within(0.05));
    }
  }

  @Test
  void aMapThatRanksRegionsAsHidingDoesIsCorrelatedByOne() {
    double[] drops = IntStream.range(0, 10).mapToDouble(r -> 0.01 * r).toArray();
    RegionShares same = new RegionShares(new double[10], IntStream.range(0, 10).mapToDouble(r -> r / 45.0).toArray());
    RegionShares opposite =
        new RegionShares(new double[10], IntStream.range(0, 10).mapToDouble(r -> (9 - r) / 45.0).toArray());
    double[] unknown = new double[10];
    Arrays.fill(unknown, Double.NaN);

    assertThat(RegionDrops.correlation(Optional.of(same), drops)).isCloseTo(1, within(1e-12));
    assertThat(RegionDrops.correlation(Optional.of(opposite), drops)).isCloseTo(-1, within(1e-12));
    assertThat(RegionDrops.correlation(Optional.of(same), unknown)).isNaN();
    assertThat(RegionDrops.correlation(Optional.empty(), drops)).isNaN();
    assertThat(RegionDrops.correlation(Optional.of(new RegionShares(new double[10], new double[10])), drops)).isNaN();
  }

  @Test
  void aMapThatFollowsThePictureIsStableAndNoiseIsNot() {
    Stability following = stability(new Redness());
    Stability noise = stability(new RandomMap(3));

    assertThat(Arrays.stream(following.mirrored()).boxed()).allMatch(rank -> Math.abs(rank - 1) < 1e-9);
    assertThat(Arrays.stream(following.shifted()).boxed()).allMatch(rank -> Math.abs(rank - 1) < 1e-9);
    assertThat(Arrays.stream(following.noised()).boxed()).allMatch(rank -> rank > 0.05 && rank < 0.999);
    assertThat(Arrays.stream(noise.mirrored()).average().orElseThrow()).isCloseTo(0, within(0.1));
    assertThat(noise.noised()).containsOnly(1);
  }

  @Test
  void aMapOfWhatChangedTheScoreAgreesAndOneOfAnotherPlaceDoesNot() {
    MemoryFaces grey = RedSpot.faces(FACES.length, false);
    MemoryFaces red = RedSpot.faces(FACES.length, true);
    CausalCheck check = CausalCheck.of(net, grey, red, SUBJECTS, 1, () -> false);
    List<SignedMap> nothing = Arrays.stream(FACES).mapToObj(i -> RedSpot.map(Region.NECK)).toList();
    List<SignedMap> mouth = Arrays.stream(FACES).mapToObj(i -> RedSpot.map(Region.MOUTH)).toList();

    assertThat(check.isEffectKnown()).isTrue();
    assertThat(check.effect().measured().value()).isGreaterThan(8);
    assertThat(check.region(i -> RedSpot.REGIONS)).isEqualTo(Region.MOUTH);
    CausalCheck.Seen seen = check.by(nothing, mouth, 32, 40, 1);
    assertThat(seen.agrees()).contains(true);
    assertThat(seen.heat().measured().value()).isCloseTo(1, within(1e-9));
    assertThat(seen.heatChange().measured().value()).isCloseTo(1, within(1e-9));
    assertThat(seen.area().measured().value()).isCloseTo(RedSpot.REGIONS.areaShare(Region.MOUTH), within(1e-9));
    assertThat(check.by(nothing, nothing, 32, 40, 1).agrees()).contains(false);
    assertThat(check.by(mouth, nothing, 32, 40, 1).agrees()).contains(false);
  }

  @Test
  void coloursThatDifferAsLittleAsAFilesCodingMakesThemAreNotTheThing() {
    MemoryFaces red = RedSpot.faces(FACES.length, true);
    SplittableRandom random = new SplittableRandom(8);
    for (byte[] face : red.pixels()) {
      for (int i = 0; i < face.length; i++) {
        face[i] += RedSpot.isMouth(i / 3) ? 0 : random.nextInt(-15, 16);
      }
    }
    CausalCheck check = CausalCheck.of(net, RedSpot.faces(FACES.length, false), red, SUBJECTS, 1, () -> false);

    boolean[] mouth = new boolean[RedSpot.SIZE.pixels()];
    for (int i = 0; i < mouth.length; i++) {
      mouth[i] = RedSpot.isMouth(i);
    }
    assertThat(check.changed()).hasSize(FACES.length).allSatisfy(changed -> assertThat(changed).isEqualTo(mouth));
  }

  @Test
  void ofFewerThanFivePeopleNeitherAnEffectNorAMapIsJudged() {
    int faces = FACES.length;
    String[] four = {"a", "b", "c", "d", "a", "b"};
    List<SignedMap> maps = Arrays.stream(FACES).mapToObj(i -> RedSpot.map(Region.MOUTH)).toList();
    List<SignedMap> empty = Arrays.stream(FACES).mapToObj(i -> new SignedMap(1, 1, new float[1])).toList();
    CausalCheck ofFour =
        CausalCheck.of(net, RedSpot.faces(faces, false), RedSpot.faces(faces, true), four, 1, () -> false);
    CausalCheck ofSix =
        CausalCheck.of(net, RedSpot.faces(faces, false), RedSpot.faces(faces, true), SUBJECTS, 1, () -> false);

    assertThat(ofFour.isEffectKnown()).isFalse();
    assertThat(ofFour.by(empty, maps, 32, 40, 1).agrees()).isEmpty();
    assertThat(ofSix.isEffectKnown()).isTrue();
    assertThat(ofSix.by(empty, empty, 32, 40, 1).agrees()).isEmpty();
  }

  @Test
  void ofAThingThatDoesNothingNoMapIsAsked() {
    MemoryFaces red = RedSpot.faces(FACES.length, true);
    CausalCheck check = CausalCheck.of(net, red, red, SUBJECTS, 1, () -> false);
    List<SignedMap> maps = Arrays.stream(FACES).mapToObj(i -> RedSpot.map(Region.MOUTH)).toList();

    assertThat(check.isEffectKnown()).isFalse();
    assertThat(check.by(maps, maps, 32, 40, 1).agrees()).isEmpty();
  }

  @Test
  void theCascadeTakesTheLayersFromTheTopAndEndsInRandomWeights() {
    float[] before = net.parameters().toArray();
    List<String> layers = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    WeightCascade.of(
        net,
        9,
        (layer, copy) -> {
          layers.add(layer);
          values.add(copy.parameters().toArray());
        });

    assertThat(layers).containsExactly("logit", "conv1").isEqualTo(WeightCascade.layers(net));
    int logit = net.parameters().entries().get(2).offset();
    assertThat(Arrays.copyOf(values.get(0), logit)).isEqualTo(Arrays.copyOf(before, logit));
    assertThat(values.get(0)[logit]).isNotEqualTo(before[logit]);
    try (ConvNet fresh = ConvNet.create(net.summary().design(), RedSpot.SIZE, net.precision(), 9)) {
      assertThat(values.get(1)).isEqualTo(fresh.parameters().toArray());
    }
    assertThat(net.parameters().toArray()).isEqualTo(before);
  }

  @Test
  void theCascadesCopyLiesWhereTheNetDoes() {
    try (ConvNet there = FakeDevice.net(net.summary().design(), RedSpot.SIZE, net.precision(), 1)) {
      WeightCascade.of(
          there, 9, (layer, copy) -> assertThat(copy.parameters().placement()).isEqualTo(there.parameters().placement()));
    }
  }

  @Test
  void theTrueRegionIsHitByAMapOfItAndItsLiftIsTheInverseOfItsArea() {
    SignedMap mouth = RedSpot.map(Region.MOUTH);
    SignedMap neck = RedSpot.map(Region.NECK);
    List<SignedMap> maps = List.of(mouth, neck, new SignedMap(1, 1, new float[1]), mouth, neck, mouth, neck);
    TrueRegion found =
        TrueRegion.of(Region.MOUTH, maps, Collections.nCopies(7, RedSpot.REGIONS), new double[] {2, 2, 2, 2, 2, 2, 2});

    assertThat(found.hits()).containsExactly(1, 0, Double.NaN, 1, 0, 1, 0);
    assertThat(found.inside()).containsExactly(1, 0, Double.NaN, 1, 0, 1, 0);
    assertThat(found.faces()).isEqualTo(6);
    assertThat(found.lift()).isCloseTo(0.5 / RedSpot.REGIONS.areaShare(Region.MOUTH), within(1e-9));
    assertThat(found.lift(new String[] {"a", "b", "c", "d", "e", "f", "g"}, 1).ci95().contains(found.lift())).isTrue();
    double mouthOfPixels = TrueRegion.cells(maps.get(0), RedSpot.REGIONS, Region.MOUTH);
    double mouthOfCells = TrueRegion.cells(new SignedMap(10, 8, new float[80]), RedSpot.REGIONS, Region.MOUTH);
    assertThat(mouthOfPixels).isBetween(1.0, 6.0);
    assertThat(mouthOfCells).isCloseTo(mouthOfPixels / 4, within(1e-9));
  }

  @Test
  void thePointingGameForgivesFifteenPixelsOfTwoHundredAndTwentyFourToCellsAndPixelsAlike() {
    RegionMap map = RegionMap.aligned(224, 280);
    int x = IntStream.range(0, 224).filter(c -> map.touches(Region.MOUTH, c, 0, c + 1, 280)).min().orElseThrow();
    int y = IntStream.range(0, 280).filter(r -> map.at(x, r) == Region.MOUTH).findFirst().orElseThrow();
    List<SignedMap> maps =
        Stream.of(0, 15, 16, 100).map(away -> RedSpot.peak(224, 280, x - away, y)).collect(Collectors.toList());
    maps.add(RedSpot.peak(32, 40, (x - 7) / 7, y / 7));
    TrueRegion found = TrueRegion.of(Region.MOUTH, maps, Collections.nCopies(5, map), new double[] {1, 1, 1, 1, 1});

    assertThat(found.misses()[1] * 224).isCloseTo(15, within(1e-9));
    assertThat(found.hits()).containsExactly(1, 1, 0, 0, 1);
    assertThat(found.inside()).containsExactly(1, 0, 0, 0, 0);
  }

  @Test
  void ofACellThatReachesBeyondThePictureTheMiddleOfWhatIsInsideCounts() {
    SignedMap corner = new SignedMap(3, 3, new Extent(2.25, 2.5), new float[] {0, 0, 0, 0, 0, 0, 0, 0, 1});
    double x = 224 * (2 + 2.5) / 2 / 2.5;
    double y = 280 * (2 + 2.25) / 2 / 2.25;
    RegionMap map = RegionMap.aligned(224, 280);
    TrueRegion found = TrueRegion.of(Region.MOUTH, List.of(corner), List.of(map), new double[] {1});

    assertThat(found.misses()[0]).isCloseTo(map.distance(Region.MOUTH, x, y) / 224, within(1e-9));
  }

  private static Stability stability(Explainer explainer) {
    MemoryFaces red = RedSpot.faces(FACES.length, true);
    List<SignedMap> maps = explainer.explain(net, red, FACES, 4, Progress.silent(), () -> false);
    return Stability.of(net, explainer, red, FACES, maps, 1, 4, Progress.silent(), () -> false);
  }

  /** Each pixel's red. */
  private record Redness() implements Explainer {
    @Override
    public String id() {
      return "redness";
    }

    @Override
    public String name() {
      return "redness";
    }

    @Override
    public String paper() {
      return "-";
    }

    @Override
    public String layer() {
      return "input";
    }

    @Override
    public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
      List<SignedMap> maps = new ArrayList<>();
      int pixels = batch.height() * batch.width();
      for (int face = 0; face < batch.size(); face++) {
        float[] values = new float[pixels];
        for (int i = 0; i < pixels; i++) {
          values[i] = batch.pixels().get(3 * (face * pixels + i)) & 0xff;
        }
        maps.add(new SignedMap(batch.height(), batch.width(), values));
      }
      return maps;
    }
  }
}

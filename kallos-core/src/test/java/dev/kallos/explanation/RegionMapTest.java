package dev.kallos.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.dataset.Landmarks;
import dev.kallos.dataset.Landmarks.Point;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegionMapTest {
  private static final int W = 178;
  private static final int H = 218;
  private static final RegionMap ALIGNED = RegionMap.aligned(W, H);

  @ParameterizedTest
  @CsvSource({"178,218", "89,109", "64,80", "128,128", "8,8"})
  void everyPixelIsInExactlyOneRegion(int width, int height) {
    RegionMap map = RegionMap.aligned(width, height);
    int[] counts = new int[Region.values().length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        counts[map.at(x, y).ordinal()]++;
      }
    }
    for (Region region : Region.values()) {
      assertThat(map.area(region)).isEqualTo(counts[region.ordinal()]);
    }
    assertThat(Arrays.stream(Region.values()).mapToDouble(map::areaShare).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Region.class)
  void everyRegionIsThereEvenAtTheSizeOfASmallNet(Region region) {
    assertThat(RegionMap.aligned(32, 40).area(region)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "88,5,BACKGROUND", "3,110,BACKGROUND", "88,40,HAIR", "35,110,HAIR", "141,110,HAIR", "88,78,FOREHEAD",
    "69,96,BROWS", "108,96,BROWS", "69,111,EYES", "108,111,EYES", "88,112,NOSE", "88,135,NOSE", "55,135,CHEEKS",
    "122,135,CHEEKS", "88,152,MOUTH", "88,175,CHIN_AND_JAW", "56,165,CHIN_AND_JAW", "88,205,NECK"
  })
  void anatomyOfTheAlignedFaceIsWhereAPersonWouldPutIt(int x, int y, Region region) {
    assertThat(ALIGNED.at(x, y)).isEqualTo(region);
  }

  @Test
  void theMapOfAMirroredFaceIsTheMirroredMap() {
    Landmarks face = moved(Landmarks.ALIGNED, p -> rotated(p, 0.1));
    Landmarks mirrored =
        new Landmarks(
            mirror(face.rightEye()),
            mirror(face.leftEye()),
            mirror(face.nose()),
            mirror(face.rightMouth()),
            mirror(face.leftMouth()));
    RegionMap map = RegionMap.of(face, W, H);
    RegionMap other = RegionMap.of(mirrored, W, H);
    assertThat(other).isNotEqualTo(map);
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        assertThat(other.at(W - 1 - x, y)).isEqualTo(map.at(x, y));
      }
    }
  }

  @Test
  void aShiftedFaceHasAShiftedMap() {
    RegionMap map = RegionMap.of(moved(Landmarks.ALIGNED, p -> new Point(p.x() + 12, p.y() - 9)), W, H);
    for (int y = 9; y < H; y++) {
      for (int x = 0; x < W - 12; x++) {
        assertThat(map.at(x + 12, y - 9)).isEqualTo(ALIGNED.at(x, y));
      }
    }
  }

  @Test
  void aFaceTwiceAsLargeHasRegionsTwiceAsLarge() {
    RegionMap map = RegionMap.of(Landmarks.ALIGNED.scaled(2, 2), 2 * W, 2 * H);
    for (Region region : Region.values()) {
      assertThat(map.areaShare(region)).isCloseTo(ALIGNED.areaShare(region), within(0.002));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3", "-0.3"})
  void aTiltedFaceHasATiltedMap(double angle) {
    RegionMap map = RegionMap.of(moved(Landmarks.ALIGNED, p -> rotated(p, angle)), W, H);
    int agreeing = 0;
    int compared = 0;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        Point to = rotated(new Point(x + 0.5, y + 0.5), angle);
        if (to.x() >= 0 && to.y() >= 0 && to.x() < W && to.y() < H) {
          compared++;
          agreeing += map.at((int) to.x(), (int) to.y()) == ALIGNED.at(x, y) ? 1 : 0;
        }
      }
    }
    assertThat(agreeing).isGreaterThan((int) (0.96 * compared));
  }

  @Test
  void eyesNoseAndMouthCornersLieInTheirRegionsWhereverTheLandmarksAre() {
    Landmarks turned =
        new Landmarks(
            new Point(71, 113), new Point(107, 108), new Point(98, 138), new Point(78, 158), new Point(112, 150));
    for (Landmarks face : new Landmarks[] {Landmarks.ALIGNED, turned}) {
      RegionMap map = RegionMap.of(face, W, H);
      assertThat(regionAt(map, face.leftEye())).isEqualTo(Region.EYES);
      assertThat(regionAt(map, face.rightEye())).isEqualTo(Region.EYES);
      assertThat(regionAt(map, face.nose())).isEqualTo(Region.NOSE);
      assertThat(regionAt(map, face.leftMouth())).isEqualTo(Region.MOUTH);
      assertThat(regionAt(map, face.rightMouth())).isEqualTo(Region.MOUTH);
    }
  }

  @Test
  void aGridOfAnotherSizeSeesTheSameFace() {
    Landmarks face = moved(Landmarks.ALIGNED, p -> rotated(p, 0.1));
    RegionMap fine = RegionMap.of(face, W, H);
    RegionMap coarse = RegionMap.of(face, W, H, 89, 109);
    assertThat(coarse.width()).isEqualTo(89);
    for (Region region : Region.values()) {
      assertThat(coarse.areaShare(region)).isCloseTo(fine.areaShare(region), within(0.005));
    }
    assertThat(coarse.at((int) (face.nose().x() / 2), (int) (face.nose().y() / 2))).isEqualTo(Region.NOSE);
  }

  @Test
  void landmarksNoFaceCanHaveAreNotFollowed() {
    Point same = new Point(80, 100);
    assertThat(RegionMap.of(new Landmarks(same, same, same, same, same), W, H)).isEqualTo(ALIGNED);
    Landmarks upsideDown = moved(Landmarks.ALIGNED, p -> new Point(W - p.x(), H - p.y()));
    assertThat(RegionMap.of(upsideDown, W, H)).isEqualTo(ALIGNED);
    Landmarks beyond = moved(Landmarks.ALIGNED, p -> new Point(p.x() + W, p.y()));
    assertThat(RegionMap.of(beyond, W, H)).isEqualTo(ALIGNED);
    assertThat(RegionMap.follows(beyond, W, H)).isFalse();
    assertThat(RegionMap.follows(Landmarks.ALIGNED, W, H)).isTrue();
  }

  @Test
  void aCellTouchesTheRegionsItHoldsPixelsOf() {
    assertThat(ALIGNED.touches(Region.MOUTH, 80, 145, 96, 160)).isTrue();
    assertThat(ALIGNED.touches(Region.MOUTH, 0, 0, 40, 40)).isFalse();
    assertThat(ALIGNED.touches(Region.BACKGROUND, -10, -10, 1, 1)).isTrue();
    int x = 88;
    int top = 111;
    while (ALIGNED.at(x, top) != Region.MOUTH) {
      top++;
    }
    assertThat(ALIGNED.touches(Region.MOUTH, x, top - 5, x + 1, top)).isFalse();
    assertThat(ALIGNED.touches(Region.MOUTH, x, top - 5, x + 1, top + 1)).isTrue();
  }

  @Test
  void aPointInARegionIsNoDistanceFromItAndElsewhereAsFarAsFromTheNearestPixelOfIt() {
    assertThat(ALIGNED.distance(Region.MOUTH, 88.9, 152.1)).isZero();
    assertThat(ALIGNED.distance(Region.BACKGROUND, W, H)).isZero();
    double nearest = Double.POSITIVE_INFINITY;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        if (ALIGNED.at(x, y) == Region.MOUTH) {
          nearest = Math.min(nearest, Math.sqrt(Math.pow(x + .5 - 20.2, 2) + Math.pow(y + .5 - 30.9, 2)));
        }
      }
    }
    assertThat(ALIGNED.distance(Region.MOUTH, 20.2, 30.9)).isCloseTo(nearest, within(1e-9));
    assertThatThrownBy(() -> ALIGNED.distance(Region.MOUTH, -1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aPixelOutsideThePictureIsRefused() {
    assertThatThrownBy(() -> ALIGNED.at(W, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void idsReadBackAndWordsArePlain() {
    for (Region region : Region.values()) {
      assertThat(Region.of(region.id())).isEqualTo(region);
    }
    assertThat(Region.CHIN_AND_JAW.words()).isEqualTo("chin and jaw");
    assertThatThrownBy(() -> Region.of("ear")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Region regionAt(RegionMap map, Point p) {
    return map.at((int) p.x(), (int) p.y());
  }

  private static Point mirror(Point p) {
    return new Point(W - p.x(), p.y());
  }

  private static Point rotated(Point p, double angle) {
    double x = p.x() - 89;
    double y = p.y() - 120;
    return new Point(
        89 + x * Math.cos(angle) - y * Math.sin(angle), 120 + x * Math.sin(angle) + y * Math.cos(angle));
  }

  private static Landmarks moved(Landmarks face, UnaryOperator<Point> move) {
    return new Landmarks(
        move.apply(face.leftEye()),
        move.apply(face.rightEye()),
        move.apply(face.nose()),
        move.apply(face.leftMouth()),
        move.apply(face.rightMouth()));
  }
}

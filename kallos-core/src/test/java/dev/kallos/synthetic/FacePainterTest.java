package dev.kallos.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Landmarks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FacePainterTest {
  private static final List<FaceSpec> FACES =
      Album.of(new DrawingRecipe(150, 21, Optional.empty())).faces().stream().map(Album.Entry::spec).toList();

  private final FacePainter painter = new FacePainter();

  @ParameterizedTest
  @EnumSource(FaceAttribute.class)
  void everyDrawnAttributeShowsAndTheLabelDoesNot(FaceAttribute attribute) {
    if (attribute == FaceAttribute.NO_BEARD) {
      return;
    }
    double most = 0;
    for (FaceSpec face : FACES.subList(0, 14)) {
      if (attribute == FaceAttribute.RECEDING_HAIRLINE && face.has(FaceAttribute.BALD)) {
        continue;
      }
      most = Math.max(most, changed(face.with(attribute, false), face.with(attribute, true), 0, 218));
    }
    if (FaceAttribute.DRAWN.contains(attribute)) {
      assertThat(most).as("share of pixels that change by more than 12 levels").isGreaterThan(.002);
    } else {
      assertThat(most).isZero();
    }
  }

  @Test
  void whatIsPaintedDependsOnTheFaceAloneNotOnWhatWasPaintedBefore() {
    byte[] fresh = new FacePainter().paint(FACES.get(0)).bgr();
    painter.paint(FACES.get(1));
    assertThat(painter.paint(FACES.get(0)).bgr()).isEqualTo(fresh);
  }

  @ParameterizedTest
  @CsvSource({
    "FOREHEAD,30,115", "BROWS,80,112", "EYES,85,145", "NOSE,90,160",
    "CHEEKS,98,175", "MOUTH,130,188", "CHIN_AND_JAW,145,205", "NECK,165,218"
  })
  void whatAPlantWeighsIsDrawnInItsRegionAlone(Plant plant, int top, int bottom) {
    for (FaceSpec face : FACES.subList(0, 8)) {
      FaceSpec sharp = face.with(FaceAttribute.BLURRY, false);
      for (FaceAttribute attribute : plant.weights().keySet()) {
        FaceSpec without = sharp.with(attribute, false);
        FaceSpec with = sharp.with(attribute, true);
        assertThat(changed(without, with, 0, top)).as("%s above row %d", attribute, top).isZero();
        if (bottom < 218) {
          assertThat(changed(without, with, bottom, 218)).as("%s below row %d", attribute, bottom).isZero();
        }
      }
    }
  }

  @Test
  void theLandmarksKeepToCelebasAlignedGeometry() {
    double noseX = 0;
    for (FaceSpec face : FACES) {
      Landmarks five = painter.paint(face).landmarks();
      near(five.leftEye(), Landmarks.ALIGNED.leftEye(), 3.5);
      near(five.rightEye(), Landmarks.ALIGNED.rightEye(), 3.5);
      near(five.nose(), Landmarks.ALIGNED.nose(), 12);
      near(five.leftMouth(), Landmarks.ALIGNED.leftMouth(), 10);
      near(five.rightMouth(), Landmarks.ALIGNED.rightMouth(), 10);
      noseX += five.nose().x() / FACES.size();
    }
    assertThat(noseX).isCloseTo(Landmarks.ALIGNED.nose().x(), within(2.0));
  }

  @Test
  void oneHairColourTakesThePlaceOfAnother() {
    FaceSpec face = FACES.get(0).with("Black_Hair", true).with("Blond_Hair", true);
    assertThat(face.has(FaceAttribute.BLACK_HAIR)).isFalse();
    assertThat(face.has(FaceAttribute.BLOND_HAIR)).isTrue();
  }

  @Test
  void noBeardFollowsFromTheBeards() {
    FaceSpec bare =
        FACES.get(0)
            .with("Goatee", false)
            .with("Mustache", false)
            .with("Sideburns", false)
            .with("5_o_Clock_Shadow", false);
    assertThat(bare.has(FaceAttribute.NO_BEARD)).isTrue();
    assertThat(bare.with("Goatee", true).has(FaceAttribute.NO_BEARD)).isFalse();
  }

  @Test
  void anUnknownAttributeIsRefused() {
    FaceSpec face = FACES.get(0);
    assertThatThrownBy(() -> face.with("Smirking", true))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'Smirking'");
  }

  /** The share of pixels between two rows that differ by more than 12 levels in some channel. */
  private double changed(FaceSpec one, FaceSpec two, int top, int bottom) {
    byte[] a = painter.paint(one).bgr();
    byte[] b = painter.paint(two).bgr();
    int count = 0;
    for (int i = top * 178; i < bottom * 178; i++) {
      for (int c = 0; c < 3; c++) {
        if (Math.abs((a[3 * i + c] & 255) - (b[3 * i + c] & 255)) > 12) {
          count++;
          break;
        }
      }
    }
    return count / (178.0 * (bottom - top));
  }

  private static void near(Landmarks.Point point, Landmarks.Point mean, double most) {
    assertThat(Math.hypot(point.x() - mean.x(), point.y() - mean.y())).isLessThan(most);
  }
}

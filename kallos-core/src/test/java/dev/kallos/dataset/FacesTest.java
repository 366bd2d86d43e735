package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FacesTest {
  private static final Landmarks WHOLE = landmarks(69, -3);
  private static final List<Face> LIST =
      List.of(
          new Face("a.jpg", Optional.of("7"), Optional.of(Part.TEST), Optional.of(WHOLE)),
          new Face("b.jpg", Optional.empty(), Optional.empty(), Optional.empty()),
          new Face("c.jpg", Optional.of("7"), Optional.of(Part.TRAIN), Optional.of(landmarks(70, 0))));

  @Test
  void facesComeOutAsTheyWentIn() {
    assertThat(Faces.of(LIST)).isEqualTo(LIST);
  }

  @Test
  void landmarksBetweenPixelsAndFarOffStayToTheBit() {
    for (double odd : new double[] {0.1, 40_000, -32_768, -0.0, Double.MIN_VALUE, 1e300}) {
      Face first = new Face("a.jpg", Optional.empty(), Optional.empty(), Optional.of(WHOLE));
      Face second = new Face("b.jpg", Optional.empty(), Optional.empty(), Optional.of(landmarks(5, odd)));
      Face third = new Face("c.jpg", Optional.empty(), Optional.empty(), Optional.empty());
      assertThat(Faces.of(List.of(first, second, third))).containsExactly(first, second, third);
    }
  }

  @Test
  void someFacesKeepAllThatIsKnownOfThem() {
    assertThat(Faces.of(LIST).select(new int[] {1, 2})).isEqualTo(LIST.subList(1, 3));
  }

  @Test
  void aFaceIsFoundByItsPicture() {
    assertThat(Faces.of(LIST).find("c.jpg")).isEqualTo(2);
    assertThat(Faces.of(LIST).find("d.jpg")).isEqualTo(-1);
    assertThat(Faces.of(LIST).select(new int[] {1, 2}).find("c.jpg")).isEqualTo(1);
  }

  @Test
  void twoFacesOfOnePictureAreRefused() {
    assertThatThrownBy(() -> Faces.of(List.of(LIST.get(0), LIST.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.jpg");
  }

  private static Landmarks landmarks(double first, double last) {
    return new Landmarks(
        new Landmarks.Point(first, 111),
        new Landmarks.Point(108, 111),
        new Landmarks.Point(88, 135),
        new Landmarks.Point(71, 152),
        new Landmarks.Point(105, last));
  }
}

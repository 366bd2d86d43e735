package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AlignedLandmarksTest {
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"89,109", "109,160", "128,157", "356,436"})
  void celebasOwnCoordinatesAreScaledToResizedPhotos(int width, int height) {
    List<Face> faces = inFrame(Landmarks.ALIGNED, width, height);
    Landmarks.Point mouth = faces.get(0).landmarks().orElseThrow().rightMouth();
    assertThat(mouth.x()).isCloseTo(105.5 * width / 178, within(1e-9));
    assertThat(mouth.y()).isCloseTo(152.0 * height / 218, within(1e-9));
    assertThat(warnings).hasSize(1).first().asString().contains(width + "x" + height, "scaled");
  }

  @ParameterizedTest
  @CsvSource({"89,109", "128,157", "178,218", "356,436"})
  void landmarksInThePhotosOwnPixelsStayAsTheyAre(int width, int height) {
    Landmarks own = Landmarks.ALIGNED.scaled(width / 178.0, height / 218.0);
    assertThat(inFrame(own, width, height).get(0).landmarks()).contains(own);
    assertThat(warnings).isEmpty();
  }

  @Test
  void facesWithoutLandmarksAreLeftAlone() {
    Faces faces = Faces.of(List.of(new Face("a.jpg", Optional.empty(), Optional.empty(), Optional.empty())));
    assertThat(AlignedLandmarks.inFrame(faces, new PhotoHeader("JPEG", 64, 64, true), warnings)).isEqualTo(faces);
    assertThat(warnings).isEmpty();
  }

  private List<Face> inFrame(Landmarks landmarks, int width, int height) {
    Faces faces = Faces.of(List.of(new Face("a.jpg", Optional.empty(), Optional.empty(), Optional.of(landmarks))));
    return AlignedLandmarks.inFrame(faces, new PhotoHeader("JPEG", width, height, true), warnings);
  }
}

package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.image.NpyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCellsTest {
  @TempDir private Path folder;

  @Test
  void aValueComesBackWithinHalfAStepOfItsSidesHighest() {
    Random random = new Random(5);
    float[] values = new float[3 * 5 * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * (i < 20 ? 1e-6 : 1e4));
    }
    SignedCells cells = SignedCells.of(3, 5, 4, List.of(5.0, 4.0), values, 1);

    for (int i = 0; i < values.length; i++) {
      float highest = cells.highest()[2 * (i / 20) + (values[i] > 0 ? 0 : 1)];
      assertThat(cells.steps()[i] / 127.0 * highest).isCloseTo(values[i], within(highest / 254 * 1.001));
    }
  }

  private static Offset<Double> within(double step) {
    return Offset.offset(step);
  }

  @Test
  void aSmallSideIsAsFineAsALargeOne() {
    SignedCells cells = SignedCells.of(1, 1, 3, List.of(1.0, 3.0), new float[] {1000, -1e-3f, -5e-4f}, 1);

    assertThat(cells.steps()).containsExactly(127, -127, -63);
    assertThat(cells.highest()).containsExactly(1000, 1e-3f);
  }

  @Test
  void anEmptyMapStaysEmptyAndWhatIsNotFiniteCountsAsNothing() {
    SignedCells cells =
        SignedCells.of(2, 1, 2, List.of(1.0, 2.0), new float[] {0, 0, Float.NaN, Float.POSITIVE_INFINITY}, 1);

    assertThat(cells.steps()).containsOnly(0);
    assertThat(cells.highest()).containsOnly(0);
  }

  @Test
  void fineMapsAreAveragedOverBlocksAndTheEdgesOverWhatThereIs() {
    SignedCells cells = SignedCells.of(1, 2, 3, List.of(1.5, 2.5), new float[] {1, 3, 8, 5, 7, 0}, 2);

    assertThat(cells.rows()).isEqualTo(1);
    assertThat(cells.columns()).isEqualTo(2);
    assertThat(cells.covered()).containsExactly(0.75, 1.25);
    assertThat(cells.highest()[0]).isEqualTo(4);
    assertThat(cells.steps()).containsExactly(127, 127);
  }

  @Test
  void valuesAreWrittenTheSameWhereDecimalsHaveAComma() {
    Locale before = Locale.getDefault();
    ObjectNode method = JsonNodeFactory.instance.objectNode();
    try {
      Locale.setDefault(Locale.GERMANY);
      SignedCells.of(1, 1, 2, List.of(1.0, 2.0), new float[] {1.25f, -0.5f}, 1).addTo(method);
    } finally {
      Locale.setDefault(before);
    }

    assertThat(method.path("highest")).extracting(JsonNode::doubleValue).containsExactly(1.25, 0.5);
  }

  @Test
  void mapsOfManyPixelsAreMadeSmall() throws IOException {
    Path file = folder.resolve("fine.npy");
    NpyFile.writeFloats(file, new int[] {2, 218, 178}, new float[2 * 218 * 178]);

    assertThat(SignedCells.read(file, 2, List.of()).steps()).hasSize(2 * 73 * 60);
  }

  @Test
  void mapsOfAnotherNumberOfFacesAreRefused() throws IOException {
    Path file = folder.resolve("maps.npy");
    NpyFile.writeFloats(file, new int[] {3, 2, 2}, new float[12]);

    assertThatThrownBy(() -> SignedCells.read(file, 20, List.of()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("[3, 2, 2]")
        .hasMessageContaining("20 faces");
  }
}

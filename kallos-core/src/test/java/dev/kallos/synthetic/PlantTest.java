package dev.kallos.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A planted truth is one only if what carries the label lies where it is said to lie. */
class PlantTest {
  private static final int FACES = 40;

  /** Rims run around the eyes, and bags lie beneath them. */
  private static final Set<FaceAttribute> AROUND = Set.of(FaceAttribute.EYEGLASSES, FaceAttribute.BAGS_UNDER_EYES);

  private final FacePainter painter = new FacePainter();

  @ParameterizedTest
  @EnumSource(Plant.class)
  void noRegionChangesMoreToThePixelThanTheOneThatCarriesTheLabel(Plant plant) {
    List<Album.Entry> faces = Album.of(new DrawingRecipe(FACES, 21, Optional.of(plant.region()))).faces();
    for (FaceAttribute attribute : plant.weights().keySet()) {
      double[] changes = new double[Region.values().length];
      long[] areas = new long[changes.length];
      for (Album.Entry face : faces) {
        FaceSpec sharp = face.spec().with(FaceAttribute.BLURRY, false);
        FacePainter.Painted without = painter.paint(sharp.with(attribute, false));
        FacePainter.Painted with = painter.paint(sharp.with(attribute, true));
        RegionMap map = RegionMap.of(with.landmarks(), FacePainter.WIDTH, FacePainter.HEIGHT);
        for (int p = 0; p < FacePainter.WIDTH * FacePainter.HEIGHT; p++) {
          int region = map.at(p % FacePainter.WIDTH, p / FacePainter.WIDTH).ordinal();
          changes[region] += change(without.bgr(), with.bgr(), p);
          areas[region]++;
        }
      }
      double all = DoubleStream.of(changes).sum();
      double[] densities = IntStream.range(0, changes.length).mapToDouble(r -> changes[r] / areas[r]).toArray();
      int own = Region.of(plant.region()).ordinal();
      assertThat(densities[own]).as("%s, by region %s", attribute, Arrays.toString(densities))
          .isEqualTo(DoubleStream.of(densities).max().orElseThrow());
      assertThat(changes[own] / all).as("%s, share of the squared change", attribute)
          .isGreaterThan(AROUND.contains(attribute) ? .33 : .85);
    }
  }

  private static double change(byte[] one, byte[] two, int pixel) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      double difference = (one[3 * pixel + c] & 255) - (two[3 * pixel + c] & 255);
      sum += difference * difference;
    }
    return sum;
  }
}

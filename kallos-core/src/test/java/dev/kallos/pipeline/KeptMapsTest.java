package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.method.HiResCam;
import dev.kallos.explanation.method.SmoothIntegratedGradients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMapsTest {
  private static final Explainer METHOD = new HiResCam("conv1");
  private static final int[] FACES = {4, 7};
  private static final List<SignedMap> MAPS = List.of(map(1, -2), map(3, 4));

  @TempDir Path folder;

  @Test
  void mapsOfAnotherLayerSettingOrFaceAreNotFound() throws IOException {
    KeptMaps kept = new KeptMaps(folder, new byte[1]);
    kept.keep(METHOD, FACES, MAPS);
    kept.keep(SmoothIntegratedGradients.of(1), FACES, MAPS);

    assertThat(kept.find(new HiResCam("conv1"), FACES)).isPresent();
    assertThat(kept.find(new HiResCam("conv2"), FACES)).isEmpty();
    assertThat(kept.find(SmoothIntegratedGradients.of(1), FACES)).isPresent();
    assertThat(kept.find(SmoothIntegratedGradients.of(2), FACES)).isEmpty();
    assertThat(kept.find(METHOD, new int[] {4, 8})).isEmpty();
    assertThat(kept.find(METHOD, new int[] {7, 4})).isEmpty();
  }

  @Test
  void mapsAreFoundAsTheyWereKept() throws IOException {
    KeptMaps kept = new KeptMaps(folder, new byte[1]);
    kept.keep(METHOD, FACES, MAPS);

    assertThat(kept.find(METHOD, FACES).orElseThrow()).usingRecursiveComparison().isEqualTo(MAPS);
  }

  private static SignedMap map(float first, float second) {
    return new SignedMap(1, 2, new Extent(1, 1.5), new float[] {first, second});
  }
}

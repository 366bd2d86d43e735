package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class Celeba10kTest {
  @Test
  void tenThousandFacesReadWithTheirPublishedCounts() throws Exception {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(Celeba10k.folder()), Progress.silent())) {
      assertThat(data.size()).isEqualTo(10_000);
      assertThat(data.layout()).isEqualTo("CelebA, official");
      assertThat(data.frameWidth() + "x" + data.frameHeight()).isEqualTo("89x109");
      assertThat(data.faces().stream().map(Face::subject).flatMap(Optional::stream).distinct()).hasSize(5429);
      assertThat(share(data, "Attractive")).isCloseTo(0.5115, within(0.00005));
      assertThat(share(data, "Male")).isCloseTo(0.422, within(0.0005));
      assertThat(data.warnings()).isEmpty();
    }
  }

  @Test
  void aSplitBySubjectSharesNobodyAndIsNearEightyTenTen() throws Exception {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(Celeba10k.folder()), Progress.silent())) {
      boolean[] usable = new boolean[data.size()];
      Arrays.fill(usable, true);
      Split split = Splitter.split(data, Optional.empty(), usable, 1);
      assertThat(split.kind()).isEqualTo(Split.Kind.SUBJECTS);
      assertThat(split.overlap()).isZero();
      int[] sizes = Stream.of(Part.values()).mapToInt(part -> split.faces(part).length).toArray();
      assertThat(sizes[0]).isBetween(7950, 8050);
      assertThat(sizes[1]).isBetween(975, 1025);
      assertThat(sizes[2]).isBetween(975, 1025);
      assertThat(Arrays.stream(sizes).sum()).isEqualTo(10_000);
    }
  }

  private static double share(FaceDataset data, String attribute) {
    long holding = 0;
    for (byte value : data.labels().of(attribute)) {
      holding += value;
    }
    return holding / (double) data.size();
  }
}

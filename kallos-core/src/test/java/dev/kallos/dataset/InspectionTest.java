package dev.kallos.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kallos.Progress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {
  @TempDir Path temp;

  @Test
  void peoplePartsAndBalanceAreCounted() throws Exception {
    SmallFaces.official(temp, 9);
    SmallFaces.write(temp.resolve(SmallFaces.PARTITION), SmallFaces.rows(9, i -> i < 5 ? "0" : "2"));
    Inspection seen = inspect("Attractive");
    assertThat(seen.faces()).isEqualTo(9);
    assertThat(seen.subjects()).contains(new Inspection.Subjects(5, 1, 2, 2, 1, 0));
    assertThat(seen.chosen()).isEqualTo(new Inspection.Balance("Attractive", 5, 4, 0));
    assertThat(seen.partition()).containsExactly(
        new Inspection.PartSize(Part.TRAIN, 5, 3, new Inspection.Balance("Attractive", 3, 2, 0)),
        new Inspection.PartSize(Part.TEST, 4, 3, new Inspection.Balance("Attractive", 2, 2, 0)));
    assertThat(seen.partitionOverlap()).isEqualTo(1);
    assertThat(seen.unreadable()).isEmpty();
    assertThat(seen.withUnreadable(Map.of(3, "truncated JPEG")).unreadable()).contains(Map.of(3, "truncated JPEG"));
  }

  @Test
  void aPartOfThePartitionThatHasOneClassIsWarnedOf() throws Exception {
    SmallFaces.official(temp, 9);
    assertThat(inspect("Attractive").warnings()).isEmpty();
    SmallFaces.write(temp.resolve(SmallFaces.PARTITION), SmallFaces.rows(9, i -> i == 8 ? "1" : i < 5 ? "0" : "2"));
    assertThat(inspect("Attractive").warnings())
        .singleElement()
        .asString()
        .matches("The part validation has [01] faces with 'Attractive' and [01] without, and a run needs both; ask for --split"
            + " subjects, or another attribute\\.");
  }

  @Test
  void phiIsPearsonsCorrelationOfTheTwoLabels() throws Exception {
    SmallFaces.official(temp, 12);
    Inspection seen = inspect("Attractive");
    Inspection.Association male = seen.attributes().get(1);
    assertThat(male.balance().attribute()).isEqualTo("Male");
    assertThat(male.chosenGiven()).isEqualTo(0.5);
    assertThat(male.phi()).isEqualTo(pearson("Male"), within(1e-12));
    assertThat(seen.attributes().get(2).phi()).isEqualTo(pearson("Smiling"), within(1e-12));
    assertThat(seen.attributes().get(2).chosenGiven()).isEqualTo(1);
    assertThat(seen.attributes().get(2).chosenGivenNot()).isEqualTo(5 / 11.0);
    assertThat(seen.attributes().get(0).phi()).isEqualTo(1);
  }

  private Inspection inspect(String attribute) throws Exception {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(temp), Progress.silent())) {
      return Inspection.of(data, attribute);
    }
  }

  private double pearson(String other) throws Exception {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(temp), Progress.silent())) {
      byte[] x = data.labels().of("Attractive");
      byte[] y = data.labels().of(other);
      double mx = 0;
      double my = 0;
      for (int i = 0; i < x.length; i++) {
        mx += x[i] / (double) x.length;
        my += y[i] / (double) x.length;
      }
      double xy = 0;
      double xx = 0;
      double yy = 0;
      for (int i = 0; i < x.length; i++) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
      }
      return xy / Math.sqrt(xx * yy);
    }
  }
}

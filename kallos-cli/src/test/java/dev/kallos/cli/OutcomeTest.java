package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {
  private static final String REGIONS = "region,area_share,heat_share,lift,lo,hi,group,direction,faces,subjects";

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void aRunOfPhotographs() throws IOException {
    run = new RunFolder(folder);
    config("null");
  }

  private void config(String drawn) throws IOException {
    Files.writeString(
        run.config(),
        """
        {"attribute": "Wavy_Hair",
         "data": {"layout": "CelebA, official", "subjects": 2, "subjects_known": true, "drawn": %s}}
        """
            .formatted(drawn));
  }

  @Test
  void preparingTellsThePartsAndWhatWasLeftOut() throws IOException {
    Files.writeString(run.split(), "file,subject,partition\na,1,train\nb,1,train\nc,2,test\nd,3,validation\n");
    Files.writeString(run.skipped(), "file,reason\ne,truncated\n");
    assertThat(Outcome.of(Stage.PREPARE, run))
        .isEqualTo(
            "Prepared 4 faces of 2 subjects (CelebA, official): 2 to train, 1 to validate, 1 to test; 1 left out, see %s."
                .formatted(run.skipped()));
  }

  @Test
  void facesOfUnknownSubjectsAreNotCountedAsSubjects() throws IOException {
    Files.writeString(run.config(), Files.readString(run.config()).replace("true", "false"));
    Files.writeString(run.split(), "file,subject,partition\na,a,train\nb,b,test\n");
    Files.writeString(run.skipped(), "file,reason\n");
    assertThat(Outcome.of(Stage.PREPARE, run)).startsWith("Prepared 2 faces (CelebA, official)");
  }

  @Test
  void trainingTellsTheFirstOfTheBestEpochs() throws IOException {
    Files.writeString(
        run.history(),
        """
        epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds,images_per_second
        1,0.6,0.6,0.6,0.61,10.2,100
        2,0.5,0.7,0.5,0.754,10.2,100
        3,0.4,0.8,0.6,0.754,10.2,100
        """);
    assertThat(Outcome.of(Stage.TRAIN, run))
        .isEqualTo("Trained 3 epochs in 31 s; best validation accuracy 75.4 % at epoch 2.");
  }

  @Test
  void trainingTellsTheEpochOfTheLowestLossWhereThatIsKept() throws IOException {
    Files.writeString(run.config(), "{\"training\": {\"kept_by\": \"loss\"}}");
    Files.writeString(
        run.history(),
        """
        epoch,train_loss,train_accuracy,val_loss,val_accuracy,seconds,images_per_second
        1,0.6,0.6,0.6,0.81,10.2,100
        2,0.5,0.7,0.5,0.754,10.2,100
        """);
    assertThat(Outcome.of(Stage.TRAIN, run)).isEqualTo("Trained 2 epochs in 20 s; best validation loss 0.500 at epoch 2.");
  }

  @Test
  void theMeanOverAttributesLeavesOutThoseNoTestFaceIsKnownFor() throws IOException {
    Files.writeString(
        run.metrics(), "{\"test\": {\"n\": 10, \"accuracy\": 0.7}, \"baselines\": {}, \"bayes_accuracy\": null}");
    Files.writeString(run.attributes(), "attribute,accuracy\nWavy_Hair,0.7\nBald,\nMale,0.9\n");
    assertThat(Outcome.of(Stage.EVALUATE, run)).contains("Mean accuracy of the 2 of 3 attributes known of test faces 80.0 %").doesNotContain("NaN");
  }

  @Test
  void evaluatingPutsTheNetBesideItsBaselinesAndSaysWhatItNeverKnew() throws IOException {
    config("{\"seed\": 1}");
    Files.writeString(
        run.metrics(),
        """
        {"test": {"n": 1000, "accuracy": 0.771, "accuracy_ci95": [0.745, 0.796], "auc": 0.8534},
         "baselines": {"majority": {"accuracy": 0.512}, "sex_only": null}, "bayes_accuracy": 0.861}
        """);
    assertThat(Outcome.of(Stage.EVALUATE, run))
        .isEqualTo(
            "Test accuracy 77.1 % (95 % interval 74.5 % to 79.6 %) on "
                + "%,d".formatted(1000)
                + " drawn faces, AUC 0.853; always the train part's commoner label 51.2 %; best reachable 86.1 %.");
  }

  @Test
  void anAucHasThreeDecimalsWhateverItIs() throws IOException {
    for (String auc : new String[] {"0.0", "0.0421", "1.0"}) {
      Files.writeString(run.metrics(), "{\"test\": {\"n\": 3, \"accuracy\": 1.0, \"auc\": %s}, \"baselines\": {}}".formatted(auc));
      assertThat(Outcome.of(Stage.EVALUATE, run)).endsWith(", AUC %.3f.".formatted(Double.valueOf(auc)));
    }
  }

  @Test
  void evaluatingLeavesOutWhatIsUndefined() throws IOException {
    Files.writeString(
        run.metrics(), "{\"test\": {\"n\": 3, \"accuracy\": 1.0, \"accuracy_ci95\": null, \"auc\": null}, \"baselines\": {}}");
    assertThat(Outcome.of(Stage.EVALUATE, run)).isEqualTo("Test accuracy 100.0 % on 3 faces.");
  }

  private String explained(String header, String... rows) throws IOException {
    Files.createDirectories(run.explanations());
    Files.writeString(run.regions(), header + "\n" + String.join("\n", rows) + "\n");
    return Outcome.of(Stage.EXPLAIN, run);
  }

  @Test
  void explainingNamesTheRegionWithTheHighestLiftOnTheWholeTestPart() throws IOException {
    assertThat(
            explained(
                REGIONS,
                "nose,0.1,0.9,9,8,10,most_confident_positive,for,10,9",
                "forehead,0.1,0.9,9,0.9,80,test,for,10,9",
                "chin_and_jaw,0.1,0.31,3.1,3,4,test,for,10,9",
                "hair,0.1,0.1,1,1,1,test,for,10,9",
                "eyes,0.1,0.7,7,6,8,test,against,10,9"))
        .isEqualTo(
            "Explained: what speaks for “labelled Wavy Hair” is densest on the chin and jaw, 3.10 times (3.00 to 4.00) its share"
                + " of the area, on 10 faces of 9 subjects.");
    assertThat(
            explained(
                REGIONS + ",method",
                "mouth,0.1,0.2,2,1.1,3,test,for,10,9,layercam",
                "hair,0.1,0.9,9,8,10,test,for,10,9,random"))
        .contains("densest on the mouth, 2.00 times");
    assertThat(explained(REGIONS, "mouth,0.1,,,,,test,for,0,0"))
        .isEqualTo("Explained: nothing speaks for “labelled Wavy Hair” on any test face.");
  }

  @Test
  void explainingNamesNoRegionWhereThatCannotBeTold() throws IOException {
    assertThat(explained(REGIONS, "mouth,0.1,0.3,3,2,4,test,for,10,4"))
        .isEqualTo(
            "Explained: the test faces show too few people to tell where what speaks for “labelled Wavy Hair” is densest.");
    assertThat(explained(REGIONS, "mouth,0.1,0.3,3,1,4,test,for,10,5", "nose,0.1,0.2,2,,,test,for,10,5"))
        .isEqualTo(
            "Explained: of no region can it be told that what speaks for “labelled Wavy Hair” is denser there than elsewhere.");
  }

  @Test
  void auditingCountsGroupsNotRowsAndNotAllFacesTogether() throws IOException {
    Files.writeString(
        run.audit(),
        "group,metric,value,lo,hi,faces,subjects\nall,auc,1,1,1,2,2\nMale=1,accuracy,1,1,1,1,1\nMale=1,auc,1,1,1,1,1\nMale=0,auc,1,1,1,1,1\n");
    assertThat(Outcome.of(Stage.AUDIT, run)).startsWith("Audited 2 groups: ");
  }
}

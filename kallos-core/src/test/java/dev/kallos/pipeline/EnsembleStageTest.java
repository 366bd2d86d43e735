package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.NpyFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of five faces, written by hand: two to train on, one to validate, two to test. */
final class EnsembleStageTest {
  private static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "Smiling", "seed": SEED,
       "data": {"path": "/faces", "layout": "table", "fingerprint": "f1", "faces": 5, "subjects": 5,
                "subjects_known": true, "skipped": 0, "frame": "8x8", "allow_unreadable": false, "warnings": []},
       "split": {"kind": "subjects", "overlap": 0},
       "network": {"name": "article", "size": "32x40", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": SEED, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "precision_reason": "as asked", "threads": 1},
       "versions": {}}
      """;
  private static final String SPLIT =
      """
      file,subject,partition
      a.jpg,anna,train
      b.jpg,ben,train
      c.jpg,cleo,validation
      d.jpg,dora,test
      e.jpg,emil,test
      """;

  @TempDir Path folder;
  private Stages stages;
  private RunFolder one;
  private RunFolder two;
  private RunFolder out;

  @BeforeEach
  void writeTwoRuns() throws IOException {
    stages = new Stages(folder.resolve("cache"), Progress.silent(), () -> false);
    one = run("one", 1, "3.0", "-1.5", "0.25");
    two = run("two", 2, "-1.0", "0.5", "0.75");
    out = new RunFolder(folder.resolve("out"));
  }

  private RunFolder run(String name, int seed, String c, String d, String e) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(name)));
    Files.writeString(run.config(), CONFIG.replace("SEED", Integer.toString(seed)));
    Files.writeString(run.split(), SPLIT);
    Files.writeString(run.labels(), "file,Smiling\na.jpg,1\nb.jpg,0\nc.jpg,1\nd.jpg,0\ne.jpg,1\n");
    Files.writeString(run.skipped(), "file,reason\nz.jpg,truncated\n");
    Files.writeString(run.weights(), "weights of " + name);
    Files.writeString(
        run.scores(),
        "file,subject,partition,label,logit\nc.jpg,cleo,validation,1,%s\nd.jpg,dora,test,0,%s\ne.jpg,emil,test,1,%s\n"
            .formatted(c, d, e));
    return run;
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private void average(RunFolder... runs) throws IOException {
    stages.ensemble(Stream.of(runs).map(RunFolder::path).toList(), out);
  }

  private void assertRefused(String sentence) throws IOException {
    assertThatThrownBy(() -> average(one, two)).isInstanceOf(UnusableInputException.class).hasMessage(sentence);
    assertThat(out.path()).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void theScoresAreTheMeanOfTheLogitsOfAllMembers() throws IOException {
    average(one, two, run("three", 3, "4.0", "-2.0", "-4.0"));
    assertThat(ScoresFile.read(out.scores()).get(Part.VALIDATION).logits()).containsExactly(2.0);
    assertThat(ScoresFile.read(out.scores()).get(Part.TEST).logits()).containsExactly(-1.0, -1.0);
    assertThat(ScoresFile.read(out.scores()).get(Part.TEST).labels()).containsExactly(0, 1);
    assertThat(Files.readAllLines(out.members()))
        .containsExactly(
            "file,partition,logit_1,logit_2,logit_3",
            "c.jpg,validation,3.0,-1.0,4.0",
            "d.jpg,test,-1.5,0.5,-2.0",
            "e.jpg,test,0.25,0.75,-4.0");
  }

  @Test
  void stoppedAtAnyPointItLeavesNothing() throws IOException {
    BooleanSupplier atOnce = () -> true;
    BooleanSupplier whenWritten = () -> names().anyMatch(name -> name.endsWith(".part"));
    for (BooleanSupplier stopped : List.of(atOnce, whenWritten)) {
      stages = new Stages(folder.resolve("cache"), Progress.silent(), stopped);
      assertThatThrownBy(() -> average(one, two)).isInstanceOf(StoppedException.class);
      assertThat(names()).containsExactlyInAnyOrder("one", "two");
    }
  }

  private Stream<String> names() {
    return Stream.of(folder.toFile().list());
  }

  @Test
  void theOrderOfAMembersRowsDoesNotMatter() throws IOException {
    Files.writeString(
        two.scores(),
        "file,subject,partition,label,logit\ne.jpg,emil,test,1,0.75\nd.jpg,dora,test,0,0.5\nc.jpg,cleo,validation,1,-1\n");
    Files.writeString(two.split(), Stream.concat(Stream.of("file,subject,partition"), SPLIT.lines().skip(1)
        .sorted((a, b) -> b.compareTo(a))).reduce("", (text, line) -> text + line + "\n"));
    Files.writeString(two.labels(), "file,Smiling\ne.jpg,1\nd.jpg,0\nc.jpg,1\nb.jpg,0\na.jpg,1\n");
    average(one, two);
    assertThat(ScoresFile.read(out.scores()).get(Part.TEST).files()).containsExactly("d.jpg", "e.jpg");
    assertThat(ScoresFile.read(out.scores()).get(Part.TEST).logits()).containsExactly(-0.5, 0.5);
  }

  @Test
  void theFolderSaysOfWhatItIsMadeAndIsMeasuredAsAny() throws IOException {
    average(one, two);
    RunConfig config = RunConfig.read(out);
    assertThat(config.isEnsemble()).isTrue();
    assertThat(config.training()).isNull();
    assertThat(config.members()).extracting(RunConfig.Member::name).containsExactly("one", "two");
    assertThat(config.members()).extracting(RunConfig.Member::seed).containsExactly(1L, 2L);
    assertThat(config.members()).extracting(member -> member.training().batch()).containsExactly(1, 2);
    assertThat(config.members().get(1).run()).isEqualTo(two.path().toAbsolutePath().toString());
    assertThat(config.members().get(1).weightsSha256())
        .isEqualTo("a45ca922d34691063dce1ade3c2ae128b6fc3dac56864c9f2cb01147f3d88b0d");
    assertThat(out.split()).hasSameTextualContentAs(one.split());
    assertThat(out.labels()).hasSameTextualContentAs(one.labels());
    assertThat(CsvFile.read(out.skipped()).rows()).hasSize(1);
    stages.evaluate(out);
    stages.audit(out);
    assertThat(Files.readString(out.metrics())).contains("\"name\" : \"two\"", "\"gain\"");
    assertThat(Files.readString(out.modelCard())).contains("an ensemble of 2 nets");
  }

  @Test
  void whatHasTheVeryWeightsOfAnotherIsNoMember() throws IOException {
    Files.copy(one.weights(), two.weights(), StandardCopyOption.REPLACE_EXISTING);
    assertRefused(
        "%s and %s have the very same weights, so nothing would be averaged; train one of them with another --seed."
            .formatted(one.path(), two.path()));
  }

  @Test
  void oneRunAloneAndOneNamedTwiceAreRefused() {
    assertThatThrownBy(() -> average(one)).hasMessage("An ensemble needs two runs or more; name another run folder.");
    assertThatThrownBy(() -> average(one, new RunFolder(folder.resolve("two/../one"))))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is named twice");
  }

  @Test
  void aFolderWithSomethingInItIsRefusedAndAnEmptyOneIsNot() throws IOException {
    Files.createDirectory(out.path());
    Path thesis = Files.writeString(out.path().resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> average(one, two)).hasMessageContaining("out is not empty; name a new folder");
    assertThat(out.scores()).doesNotExist();
    Files.delete(thesis);
    average(one, two);
    assertThat(out.scores()).exists();
  }

  @Test
  void anotherAttributeIsRefused() throws IOException {
    change(two.config(), "Smiling", "Young");
    assertRefused(
        "%s learnt Smiling, and %s Young; average runs that learnt the same attribute.".formatted(one.path(), two.path()));
  }

  @Test
  void otherDataAreRefused() throws IOException {
    change(two.config(), "\"f1\"", "\"f2\"");
    assertRefused(
        "%s was made from the data of fingerprint f1, and %s f2; average runs of the same data."
            .formatted(one.path(), two.path()));
  }

  @Test
  void anotherNetOrInputIsRefused() throws IOException {
    change(two.config(), "32x40", "64x80");
    assertRefused(
        "%s is of the net article at 32x40, and %s article at 64x80; average nets of one design and one input."
            .formatted(one.path(), two.path()));
  }

  @Test
  void anotherSplitIsRefusedByTheFirstFaceThatTellsThemApart() throws IOException {
    change(two.split(), "b.jpg,ben,train\nc.jpg,cleo,validation", "b.jpg,ben,validation\nc.jpg,cleo,train");
    assertRefused(
        ("b.jpg is a train face of subject ben in %s and a validation face of subject ben in %s; average runs of one split,"
                + " which --split-seed gives to runs of different seeds.")
            .formatted(one.path(), two.path()));
  }

  @Test
  void aFaceThatOneRunDoesNotUseIsAnotherSplit() throws IOException {
    change(two.split(), "a.jpg,anna,train\n", "");
    change(two.labels(), "a.jpg,1\n", "");
    assertThatThrownBy(() -> average(one, two)).hasMessageStartingWith("a.jpg is a train face of subject anna in ")
        .hasMessageContaining(" and not used in " + two.path());
    assertThatThrownBy(() -> average(two, one)).hasMessageStartingWith("a.jpg is not used in " + two.path());
  }

  @Test
  void whatIsNotTrainedOrNotScoredIsRefused() throws IOException {
    Files.delete(two.scores());
    assertRefused("%s is missing; make it with: kallos evaluate %s.".formatted(two.scores(), two.path()));
    Files.delete(two.weights());
    assertRefused("%s is missing; make it with: kallos train %s.".formatted(two.weights(), two.path()));
  }

  @Test
  void scoresThatAreNotThoseOfTheSplitAreRefused() throws IOException {
    change(two.scores(), "d.jpg,dora,test,0,0.5\n", "");
    assertRefused(
        "%s has no row for the test face d.jpg; delete it and run: kallos evaluate %s".formatted(two.scores(), two.path()));
    change(two.scores(), "e.jpg,emil,test,1", "e.jpg,emil,test,0");
    assertRefused(
        "%s labels e.jpg otherwise than labels.csv does; delete it and run: kallos evaluate %s"
            .formatted(two.scores(), two.path()));
    change(two.scores(), "e.jpg,emil,test,0", "x.jpg,emil,test,0");
    assertThatThrownBy(() -> average(one, two)).hasMessageContaining("names x.jpg, which is no test face of split.csv");
  }

  @Test
  void scoresThatCannotBeUsedAreMadeAgainWithTheWholeEnsemble() throws IOException {
    average(one, two);
    String cure = "; empty %1$s and make it again with: kallos ensemble %2$s %3$s --out %1$s"
        .formatted(out.path(), one.path(), two.path());
    assertThatThrownBy(() -> stages.score(out)).hasMessageEndingWith("made with its folder" + cure + ".");
    String whole = Files.readString(out.scores());
    Files.writeString(out.scores(), whole.replaceFirst("(?m)^d.jpg,dora,test,0", "d.jpg,dora,test,2"));
    assertThatThrownBy(() -> stages.evaluate(out)).hasMessageEndingWith("the label is '2' where 0 or 1 is needed" + cure);
    Files.writeString(out.scores(), whole.replaceFirst("(?m)^d.jpg,dora,test,.*\n", ""));
    assertThatThrownBy(() -> stages.evaluate(out)).hasMessageEndingWith("test faces where split.csv has 2" + cure + ".");
    Files.delete(out.members());
    Files.delete(out.scores());
    assertThatThrownBy(() -> stages.evaluate(out)).hasMessage(out.scores() + " is missing" + cure + ".");
    String[] stranger = {"x.jpg"};
    assertThatThrownBy(() -> FaceTable.read(out).rowsOf(out, Part.TEST, stranger))
        .hasMessageEndingWith("is no test face of split.csv" + cure);
  }

  @Test
  void logitsThatDoNotFitTheScoresAreMadeAgainWithTheWholeEnsemble() throws IOException {
    for (RunFolder run : List.of(one, two)) {
      change(run.config(), "\"seed\"", "\"attributes\": [\"Smiling\", \"Young\"], \"seed\"");
      NpyFile.writeFloats(run.logits(), new int[] {4, 2}, new float[8]);
    }
    average(one, two);
    assertThatThrownBy(() -> stages.evaluate(out))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            "%1$s does not fit %2$s; empty %3$s and make it again with: kallos ensemble %4$s %5$s --out %3$s"
                .formatted(out.scores(), out.logits(), out.path(), one.path(), two.path()));
  }

  @Test
  void anEnsembleIsNoMemberAndHasNoNetToTrainScoreExplainOrExport() throws IOException {
    average(one, two);
    assertThatThrownBy(() -> stages.ensemble(List.of(out.path(), one.path()), new RunFolder(folder.resolve("more"))))
        .hasMessage(out.path() + " is itself an ensemble; name its members in its stead.");
    String members = one.path() + ", " + two.path();
    String sentence = out.path() + " is an ensemble and has no net of its own to %s; name one of its members: " + members + ".";
    assertThatThrownBy(() -> stages.train(out, false)).hasMessage(sentence.formatted("train"));
    assertThatThrownBy(() -> stages.explain(out)).hasMessage(sentence.formatted("explain"));
    assertThatThrownBy(() -> stages.export(out, Optional.empty())).hasMessage(sentence.formatted("export"));
    assertThatThrownBy(() -> stages.scoreTraining(out)).hasMessage(sentence.formatted("score the training part with"));
    assertThatThrownBy(() -> stages.score(out))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is an ensemble, whose scores are made with its folder");
    assertThat(out.export()).doesNotExist();
  }

  @Test
  void settingsWithoutAMembersWeightsOrTrainingAreRefused() throws IOException {
    average(one, two);
    change(out.config(), "weights_sha256", "weights");
    assertThatThrownBy(() -> RunConfig.read(out))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(out.config() + " has no members.0.weights_sha256; prepare the run again.");
  }

  /** Makes a run one of a net that learnt two attributes. */
  private static void learnTwo(RunFolder run, String second, float... logits) throws IOException {
    String asked = "\"attribute\": \"Smiling\",";
    change(run.config(), asked, asked + " \"attributes\": [\"Smiling\", \"%s\"],".formatted(second));
    NpyFile.writeFloats(run.logits(), new int[] {logits.length / 2, 2}, logits);
  }

  @Test
  void theLogitsOfAllAttributesAreAveragedToo() throws IOException {
    learnTwo(one, "Male", 3, 1, -1.5f, 2, 0.25f, -3);
    learnTwo(two, "Male", -1, 0, 0.5f, 4, 0.75f, -1);

    stages.ensemble(List.of(one.path(), two.path()), out);

    assertThat(NpyFile.readFloats(out.logits()).shape()).containsExactly(3, 2);
    assertThat(NpyFile.readFloats(out.logits()).values()).containsExactly(1, 0.5f, -0.5f, 3, 0.5f, -2);
  }

  @Test
  void theAskedAttributesLogitsAreTheScoresRoundedOnceSoThatAllAttributesAreMeasured() throws IOException {
    float[][] answers = {{3.1f, -1.7f, 0.3f}, {-1.3f, 0.9f, 0.7f}, {0.1f, 2.9f, -5.3f}};
    RunFolder[] members = new RunFolder[answers.length];
    for (int m = 0; m < members.length; m++) {
      float[] a = answers[m];
      members[m] = run("member" + m, m + 1, "" + (double) a[0], "" + (double) a[1], "" + (double) a[2]);
      learnTwo(members[m], "Male", a[0], 1, a[1], 1, a[2], 1);
      Files.writeString(
          members[m].labels(), "file,Smiling,Male\na.jpg,1,0\nb.jpg,0,1\nc.jpg,1,0\nd.jpg,0,1\ne.jpg,1,0\n");
    }
    average(members);

    double[] test = ScoresFile.read(out.scores()).get(Part.TEST).logits();
    float[] every = NpyFile.readFloats(out.logits()).values();
    assertThat(new float[] {every[2], every[4]}).containsExactly((float) test[0], (float) test[1]);
    stages.evaluate(out);
    assertThat(CsvFile.read(out.attributes()).rows()).hasSize(2);
  }

  @Test
  void runsThatLearntOtherAttributesBesideTheAskedOneAreRefused() throws IOException {
    learnTwo(one, "Male", 3, 1, -1.5f, 2, 0.25f, -3);
    learnTwo(two, "Young", -1, 0, 0.5f, 4, 0.75f, -1);

    assertThatThrownBy(() -> stages.ensemble(List.of(one.path(), two.path()), out))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("learnt in all Smiling, Male")
        .hasMessageContaining("Smiling, Young; average runs that learnt the same attributes.");
  }

  @Test
  void logitsOfAnotherShapeAreRefused() throws IOException {
    learnTwo(one, "Male", 3, 1, -1.5f, 2, 0.25f, -3);
    learnTwo(two, "Male", -1, 0);

    assertThatThrownBy(() -> stages.ensemble(List.of(one.path(), two.path()), out))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("has another shape than the other members'");
  }
}

package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsemblePageTest {
  @TempDir private Path folder;

  /** The page of an ensemble of two, one of them named as no one should. */
  private String page() throws IOException {
    RunFolder run =
        RunFixture.photographs()
            .writeTo(
                folder.resolve("ensemble"),
                config -> {
                  ArrayNode members = config.putArray("members");
                  ObjectNode longer = ((ObjectNode) config.get("training")).deepCopy().put("epochs", 77);
                  member(members, "a/run", 11).set("training", config.get("training"));
                  member(members, "<b>run", 12).set("training", longer);
                  config.putNull("training");
                });
    ObjectNode metrics = (ObjectNode) new ObjectMapper().readTree(run.metrics().toFile());
    ObjectNode ensemble = metrics.putObject("ensemble");
    ArrayNode members = ensemble.putArray("members");
    figure(members.addObject(), 0.7512);
    figure(members.addObject(), 0.7634);
    figure(ensemble.putObject("gain"), 0.0123);
    new ObjectMapper().writeValue(run.metrics().toFile(), metrics);
    Files.delete(run.history());
    Files.writeString(
        run.attributes(),
        "attribute,faces,share,majority,accuracy,accuracy_lo,accuracy_hi,gain,gain_lo,gain_hi,auc,published\n"
            + "Attractive,120,0.5,0.5,0.8,0.75,0.85,0.3,0.25,0.35,0.88,0.81\n");
    for (int seed : new int[] {11, 12}) {
      RunFolder made = new RunFolder(Files.createDirectories(folder.resolve("seed " + seed)));
      Files.createFile(made.history());
      Files.createFile(made.report());
    }
    RunFolder explained = new RunFolder(folder.resolve("seed 11"));
    Files.createDirectory(explained.explanations());
    Files.createFile(explained.explanationIndex());
    Files.setLastModifiedTime(explained.report(), Files.getLastModifiedTime(explained.explanationIndex()));
    RunFolder explainedLater = new RunFolder(folder.resolve("seed 12"));
    Files.createDirectory(explainedLater.explanations());
    Files.createFile(explainedLater.explanationIndex());
    Files.setLastModifiedTime(explainedLater.report(), FileTime.fromMillis(0));
    Files.setLastModifiedTime(explainedLater.history(), FileTime.fromMillis(0));
    WholeFolder.remove(run.explanations());
    ReportPage.write(run);
    return Files.readString(run.report()).replaceAll("(?s)<script>.*?</script>", "");
  }

  private ObjectNode member(ArrayNode members, String name, int seed) {
    String run = folder.resolve("seed " + seed).toString();
    return members.addObject().put("name", name).put("run", run).put("seed", seed).put("weights_sha256", "f");
  }

  private static void figure(ObjectNode node, double accuracy) {
    node.put("accuracy", accuracy).putArray("accuracy_ci95").add(accuracy - 0.02).add(accuracy + 0.02);
    node.putNull("auc").putNull("log_loss");
  }

  @Test
  void itSaysThatItIsAnEnsembleOfWhichMembersAndHowEachDoes() throws IOException {
    assertThat(page())
        .contains("ensemble of 2 nets <code>article</code>", "seeds 11, 12", "2 nets together", "the ensemble agrees")
        .contains("<th scope=\"row\">a/run</th><td>11</td><td>75.1\u202f% (73.1–77.1\u202f%)</td><td>—</td>")
        .contains("the ensemble less their mean", "+1.2 points")
        .contains("The ensemble answers for 1 attribute.", "ensemble says yes", "by the probability the ensemble gives it")
        .doesNotContain("NaN", ">net says yes<", "net says yes", "the net is right", "The net says")
        .doesNotContain("<b>run");
  }

  @Test
  void whatNeedsOneNetIsReplacedByASentenceAndNoCommandThatWouldBeRefused() throws IOException {
    assertThat(page())
        .contains("There are no heat maps, for a map is of one net.", "There are no learning curves.")
        .contains("There are no heat maps, for a map is of one net. An ensemble has no net of its own. One member’s report has"
            + " this part: <a href=\"../seed%2011/report.html#maps\"><code>a/run</code></a>.")
        .contains("Its members’ reports have this part: <a href=\"../seed%2011/report.html#training\"><code>a/run</code></a>,"
            + " <a href=\"../seed%2012/report.html#training\"><code>&lt;b&gt;run</code></a>.")
        .contains("Without heat maps no method was put to the test. An ensemble has no net of its own, and no report of a member"
            + " that has this part was found.")
        .doesNotContain("kallos explain RUN")
        .doesNotContain("id=\"figure-4\"");
  }

  @Test
  void eachWayOfTrainingIsShownWithTheMembersTrainedSo() throws IOException {
    assertThat(page()).containsPattern("(?s)<p class=\"note\">a/run:</p>.*>40<.*&lt;b&gt;run:</p>.*>77<");
  }
}

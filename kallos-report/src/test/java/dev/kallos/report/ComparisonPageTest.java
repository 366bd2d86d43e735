package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.Progress;
import dev.kallos.audit.ComparedRun;
import dev.kallos.audit.Comparison;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonPageTest {
  @TempDir private Path folder;

  private RunFolder run(String name, RunFixture fixture) throws IOException {
    return fixture.writeTo(folder.resolve(name));
  }

  private String page(RunFolder... folders) throws IOException {
    List<ComparedRun> runs = ComparedRun.open(List.of(folders).stream().map(RunFolder::path).toList());
    Path page = folder.resolve("page.html");
    ComparisonPage.write(page, runs, Comparison.of(runs, Progress.silent(), () -> false));
    return Files.readString(page);
  }

  @Test
  void thePageHasFiguresCurvesAndGroups() throws IOException {
    String page = page(run("one", RunFixture.photographs()), run("two", RunFixture.photographs()));

    assertThat(page).contains("On the 120 test faces of", "one is right on", "0.0 points, which cannot be told from none");
    assertThat(page).contains("id=\"spec-accuracies\"", "id=\"spec-validation-accuracy\"", "id=\"figures-groups\"");
    assertThat(page).contains("Diamonds have an interval that leaves the dashed line out.");
    assertThat(page).doesNotContain("<!--fill:").doesNotContain("unsafe-eval");
  }

  @Test
  void whereNoGroupCanBeComparedOneSentenceSaysWhyAndNothingIsOfferedToChoose() throws IOException {
    RunFolder one = run("one", RunFixture.photographs());
    RunFolder two = run("two", RunFixture.photographs());
    String labels = Files.readString(one.labels());
    Files.writeString(one.labels(), labels.replaceAll("(?m)^([^,]*),.*,([^,]*)$", "$1,$2"));
    assertThat(page(one, two))
        .contains("one has no other attribute that these faces are labelled with.")
        .doesNotContain("data-explorer", "a few do so by chance");

    Files.writeString(one.labels(), labels.replaceAll("(?m)^((?!file|000005)[^,]*),.*,([^,]*)$", "$1,,,,$2"));
    assertThat(page(one, two))
        .contains("Each group shows too few people for a figure.")
        .doesNotContain("data-explorer", "a few do so by chance");
  }

  @Test
  void noLevelOfHeadingIsSkipped() throws IOException {
    String page = page(run("one", RunFixture.photographs()), run("two", RunFixture.photographs()));
    List<Integer> levels =
        Pattern.compile("<h([1-6])[ >]").matcher(page).results().map(found -> Integer.valueOf(found.group(1))).toList();
    assertThat(levels).hasSizeGreaterThan(5);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).as("heading %d", i).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void aRunWithoutAHistoryIsNamedAndItsCurveLeftOut() throws IOException {
    RunFolder two = run("two", RunFixture.photographs());
    Files.delete(two.history());

    assertThat(page(run("one", RunFixture.photographs()), two)).contains("No <code>history.csv</code>: two.");
  }

  @Test
  void runsAndAttributesNamedLikeMarkupAreText() throws IOException {
    String hostile = "<img src=x onerror=alert(1)>";
    RunFixture fixture = new RunFixture("</script>" + hostile, "subjects", false, hostile);

    assertThat(page(run("<b>one", fixture), run("two", fixture)))
        .contains("&lt;b&gt;one")
        .doesNotContain("<b>one", "<img src=x", "\"</script>");
  }
}

package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceSectionTest {
  @TempDir private Path folder;

  /** The page without its section of settings; empty if it cannot be written. */
  private static String rest(RunFolder run) throws IOException {
    try {
      ReportPage.write(run);
    } catch (UnusableInputException e) {
      return "";
    }
    return Files.readString(run.report()).replaceFirst("(?s)<section id=\"provenance\".*?</section>", "");
  }

  private static String provenance(RunFolder run) throws IOException {
    return new ProvenanceSection(RunFiles.read(run)).html();
  }

  @Test
  void everyFileThatThePageCannotBeTheSameWithoutIsNamedAndNoOther() throws IOException {
    RunFolder run = RunFixture.drawnFaces().writeTo(folder);
    String whole = rest(run);
    String named = provenance(run);
    List<String> missed = new ArrayList<>();
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all = files.filter(file -> !file.equals(run.report()) && !file.equals(run.lock())).toList();
    }
    for (Path file : all) {
      if (Files.isDirectory(file)) {
        WholeFolder.remove(file);
      } else {
        Files.delete(file);
      }
      if (!rest(run).equals(whole)) {
        missed.add(file.getFileName().toString());
      }
      RunFixture.drawnFaces().writeTo(folder);
    }
    assertThat(missed).hasSizeGreaterThan(12).allSatisfy(name -> assertThat(named).containsPattern("<code>" + name + "/?</code>"));
    assertThat(named.split("Files</h3>")[1].split("<code>")).hasSize(1 + missed.size() + 1);
  }

  @Test
  void settingsAreCalledAsTheirOptionsAre() throws IOException {
    RunFolder run =
        RunFixture.photographs()
            .writeTo(
                folder,
                config ->
                    ((ObjectNode) config.path("training"))
                        .put("averaged", 7).put("others", 4.0).put("smoothing", 0.1).put("kept_by", "loss"));
    assertThat(provenance(run))
        .contains(">average</th><td>7<", ">other attributes</th><td>4.0<", ">label smoothing</th><td>0.1<", ">keep</th><td>loss<");
  }
}

package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say that a compiler or a count can hold them to. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("..");
  private static final int MOST_LINES = 400;

  @TempDir Path folder;

  @Test
  void theProgramThatCallsTheStagesFromJavaCompiles() throws IOException {
    Matcher block =
        Pattern.compile("```java\\n(.*?public final class (\\w+) .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PROJECT.resolve("docs").resolve("how-to.md")));
    assertThat(block.find()).isTrue();
    Path program = Files.writeString(folder.resolve(block.group(2) + ".java"), block.group(1));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
      boolean compiled = compiler.getTask(told, files, null, options, null, files.getJavaFileObjects(program)).call();
      assertThat(compiled).as(told.toString()).isTrue();
    }
  }

  @Test
  void noSourceIsLongerThanContributingSays() throws IOException {
    assertThat(Files.readString(PROJECT.resolve("CONTRIBUTING.md"))).contains("Files stay under %d lines".formatted(MOST_LINES));
    for (String folder : List.of("kallos-core/src", "kallos-report/src", "kallos-cli/src", "kallos-acceptance/src", "bench")) {
      try (Stream<Path> all = Files.walk(PROJECT.resolve(folder))) {
        List<Path> sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        assertThat(sources).as(folder).isNotEmpty();
        for (Path source : sources) {
          assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThan(MOST_LINES);
        }
      }
    }
  }
}

package dev.kallos.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data that people have by mistake: one sentence, exit code 2, and no run folder left behind. */
@Timeout(60)
class UnusableInputTest {
  @TempDir static Path folder;

  @BeforeAll
  static void goodFaces() throws Exception {
    DrawnFacesFixture.draw(folder);
  }

  private static String refusal(String data, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", data, "--out", "refused", "--size", "32x40"));
    words.addAll(List.of(options));
    Kallos.Ended ended = Kallos.in(folder).run(words.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    List<String> sentences =
        ended.errorLines().stream().filter(line -> !line.startsWith("Warning: ")).toList();
    assertThat(sentences).hasSize(1);
    assertThat(folder.resolve("refused/config.json")).doesNotExist();
    return sentences.get(0);
  }

  /** A copy of the good data, to be spoilt. */
  private static Path copy(String name) throws IOException {
    Path source = folder.resolve("faces");
    Path target = folder.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copied = target.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(file, copied);
        }
      }
    }
    return target;
  }

  private static Path find(Path data, String name) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void aMissingFolder() throws Exception {
    assertThat(refusal("nowhere")).contains("nowhere");
  }

  @Test
  void anEmptyFolder() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    assertThat(refusal("empty")).contains("empty");
  }

  @Test
  void anUnknownAttributeIsMetWithTheNearestNames() throws Exception {
    assertThat(refusal("faces", "--attribute", "Atractive")).contains("'Atractive'", "Attractive");
  }

  @Test
  void anUnknownNetworkIsMetWithThoseThereAre() throws Exception {
    assertThat(refusal("faces", "--network", "vgg")).contains("'vgg'", "baseline", "article");
  }

  @Test
  void aQuotaPageInThePlaceOfATable() throws Exception {
    Path data = copy("quota");
    Files.writeString(
        find(data, "list_attr_celeba.txt"), "<!DOCTYPE html><html><title>Google Drive - Quota exceeded</title></html>\n");
    assertThat(refusal("quota")).contains("list_attr_celeba.txt", "web page", "download");
  }

  @Test
  void anUnreadableLabelIsToldWithItsFileAndLine() throws Exception {
    Path data = copy("garbled");
    Path table = find(data, "list_attr_celeba.txt");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    lines.set(6, lines.get(6).replaceFirst(" -?1\\b", " x"));
    Files.write(table, lines);
    assertThat(refusal("garbled")).contains("list_attr_celeba.txt", "7");
  }

  @Test
  void manyTruncatedPhotosUnlessToldToGoOn() throws Exception {
    Path data = copy("truncated");
    List<Path> photos;
    try (Stream<Path> files = Files.walk(data)) {
      photos = files.filter(file -> file.toString().endsWith(".jpg")).sorted().limit(20).toList();
    }
    for (Path photo : photos) {
      byte[] bytes = Files.readAllBytes(photo);
      Files.write(photo, Arrays.copyOf(bytes, bytes.length / 2));
    }
    assertThat(refusal("truncated")).contains("20", "--allow-unreadable");
    Kallos.Ended allowed =
        Kallos.in(folder)
            .run(
                "run", "truncated", "--out", "allowed", "--size", "32x40", "--allow-unreadable", "--stop-after", "prepare");
    assertThat(allowed.code()).as(allowed.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("allowed/skipped.csv"))).hasSize(21);
  }
}

package dev.kallos.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Part;
import dev.kallos.internal.file.CsvFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnFacesTest {
  private static final DrawingRecipe SMALL = new DrawingRecipe(40, 5, Optional.empty());

  @TempDir Path temp;

  @Test
  void theBytesDependOnTheRecipeAloneNotOnTheThreads() throws IOException {
    Map<String, byte[]> one = files(draw(SMALL, "one", 1));
    Map<String, byte[]> three = files(draw(SMALL, "three", 3));
    Map<String, byte[]> other = files(draw(new DrawingRecipe(40, 6, Optional.empty()), "other", 2));
    assertThat(three.keySet()).isEqualTo(one.keySet());
    one.forEach((name, bytes) -> assertThat(three.get(name)).as(name).isEqualTo(bytes));
    assertThat(other.get("Img/img_align_celeba/000001.jpg"))
        .isNotEqualTo(one.get("Img/img_align_celeba/000001.jpg"));
  }

  @Test
  void theLayoutIsCelebasOwn() throws IOException {
    Path root = draw(SMALL, "faces", 2);
    List<String> attributes = Files.readAllLines(root.resolve("Anno/list_attr_celeba.txt"));
    assertThat(attributes.get(0)).isEqualTo("40");
    assertThat(attributes.get(1).split(" ")).hasSize(40).startsWith("5_o_Clock_Shadow").endsWith("Young");
    assertThat(attributes).hasSize(42);
    assertThat(attributes.subList(2, 42)).allMatch(row -> row.matches("\\d{6}\\.jpg(  1| -1){40}"));
    assertThat(Files.readAllLines(root.resolve("Anno/identity_CelebA.txt")))
        .hasSize(40)
        .allMatch(row -> row.matches("\\d{6}\\.jpg \\d+"));
    assertThat(Files.readAllLines(root.resolve("Eval/list_eval_partition.txt")))
        .hasSize(40)
        .allMatch(row -> row.matches("\\d{6}\\.jpg [012]"));
    List<String> landmarks = Files.readAllLines(root.resolve("Anno/list_landmarks_align_celeba.txt"));
    assertThat(landmarks.get(0)).isEqualTo("40");
    assertThat(landmarks.get(1).split(" ")).hasSize(10).startsWith("lefteye_x").endsWith("rightmouth_y");
    assertThat(landmarks.subList(2, 42)).allMatch(row -> row.matches("\\d{6}\\.jpg( +\\d+){10}"));
    for (int i = 1; i <= 40; i++) {
      Path photo = root.resolve("Img/img_align_celeba/%06d.jpg".formatted(i));
      BufferedImage image = ImageIO.read(photo.toFile());
      assertThat(image.getWidth()).isEqualTo(178);
      assertThat(image.getHeight()).isEqualTo(218);
    }
  }

  @Test
  void theReaderOfRealDataReadsWhatWasDrawn() throws IOException {
    Path root = draw(new DrawingRecipe(40, 5, Optional.of("eyes")), "faces", 2);
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      assertThat(data.warnings()).isEmpty();
      assertThat(data.size()).isEqualTo(40);
      assertThat(data.labels().attributes()).hasSize(40);
      assertThat(data.faces()).allMatch(face -> face.subject().isPresent());
      assertThat(data.faces()).allMatch(face -> face.landmarks().isPresent());
      assertThat(data.faces()).extracting(face -> face.officialPart().orElseThrow()).contains(Part.values());
      DrawnTruth truth = data.drawn().orElseThrow();
      assertThat(truth.region()).contains("eyes");
      assertThat(truth.weights()).containsOnlyKeys("Eyeglasses", "Narrow_Eyes", "Bags_Under_Eyes");
    }
  }

  @Test
  void noSubjectStandsInTwoPartsAndTheFirstPartIsEightTenths() throws IOException {
    Path root = draw(new DrawingRecipe(120, 9, Optional.empty()), "faces", 2);
    Map<String, String> partOf = new HashMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, String> subjects = table(root.resolve("Anno/identity_CelebA.txt"));
    table(root.resolve("Eval/list_eval_partition.txt"))
        .forEach(
            (file, part) -> {
              sizes.merge(part, 1, Integer::sum);
              String before = partOf.putIfAbsent(subjects.get(file), part);
              assertThat(before == null || before.equals(part)).isTrue();
            });
    assertThat(sizes.get("0")).isBetween(86, 96);
    assertThat(sizes.get("1")).isBetween(12, 17);
    assertThat(sizes.get("2")).isBetween(12, 17);
  }

  @Test
  void theBayesAccuracyIsWhatTheTruthTableSays() throws IOException {
    Path root = draw(SMALL, "faces", 2);
    CsvFile truth = CsvFile.read(root.resolve("truth.csv"));
    double sum = 0;
    for (CsvFile.Row row : truth.rows()) {
      double p = truth.number(row, truth.column("planted_probability"));
      sum += Math.max(p, 1 - p);
    }
    JsonNode json = new ObjectMapper().readTree(root.resolve("drawn.json").toFile());
    assertThat(json.get("bayes_accuracy").asDouble()).isCloseTo(sum / truth.rows().size(), within(1e-12));
    assertThat(json.get("region").isNull()).isTrue();
    assertThat(json.get("attribute").asText()).isEqualTo("Attractive");
    assertThat(json.get("attributes")).hasSize(39).extracting(JsonNode::asText).contains("Smiling").doesNotContain("Attractive");
  }

  @Test
  void eachPlantedProbabilityFollowsFromTheRowsAttributesAndTheDisclosedRule() throws IOException {
    Path root = draw(new DrawingRecipe(40, 3, Optional.of("mouth")), "faces", 2);
    JsonNode json = new ObjectMapper().readTree(root.resolve("drawn.json").toFile());
    assertThat(json.get("region").asText()).isEqualTo("mouth");
    List<String> lines = Files.readAllLines(root.resolve("Anno/list_attr_celeba.txt"));
    List<String> names = Arrays.asList(lines.get(1).trim().split(" "));
    CsvFile truth = CsvFile.read(root.resolve("truth.csv"));
    for (int i = 0; i < 40; i++) {
      String[] cells = lines.get(i + 2).split(" +");
      double logit = json.get("intercept").asDouble();
      for (String name : json.get("weights").propertyStream().map(Map.Entry::getKey).toList()) {
        if (cells[1 + names.indexOf(name)].equals("1")) {
          logit += json.get("weights").get(name).asDouble();
        }
      }
      CsvFile.Row row = truth.rows().get(i);
      assertThat(row.values().get(0)).isEqualTo(cells[0]);
      assertThat(truth.number(row, 1)).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-12));
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsRefusedAndLeftAlone() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("mine"));
    Files.writeString(folder.resolve("note.txt"), "mine");
    assertThatThrownBy(() -> DrawnFaces.draw(SMALL, folder, 1, Progress.silent()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is not empty");
    assertThat(files(folder)).containsOnlyKeys("note.txt");
    assertThatThrownBy(() -> DrawnFaces.draw(SMALL, folder.resolve("note.txt"), 1, Progress.silent()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is no folder");
  }

  @Test
  void aDrawingThatFailsHalfwayLeavesNothing() throws IOException {
    Path folder = temp.resolve("broken");
    Progress breaking = new Breaking(12);
    assertThatThrownBy(() -> DrawnFaces.draw(SMALL, folder, 2, breaking)).isInstanceOf(IllegalStateException.class);
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
  }

  private Path draw(DrawingRecipe recipe, String name, int threads) throws IOException {
    Path folder = temp.resolve(name);
    DrawnFaces.draw(recipe, folder, threads, Progress.silent());
    return folder;
  }

  private static Map<String, String> table(Path path) throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String line : Files.readAllLines(path)) {
      String[] cells = line.split(" ");
      table.put(cells[0], cells[1]);
    }
    return table;
  }

  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }

  /** Fails when so many faces are drawn. */
  private record Breaking(AtomicLong left) implements Progress, Progress.Task {
    Breaking(int faces) {
      this(new AtomicLong(faces));
    }

    @Override
    public Task start(String what, long total, String unit) {
      return this;
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}

    @Override
    public void advance(long units) {
      if (left.addAndGet(-units) < 0) {
        throw new IllegalArgumentException("enough");
      }
    }

    @Override
    public void note(String words) {}

    @Override
    public void close() {}
  }
}

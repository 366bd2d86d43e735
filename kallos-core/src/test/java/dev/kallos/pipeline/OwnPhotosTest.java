package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.DatasetRequest;
import dev.kallos.dataset.DatasetRequest.Cut;
import dev.kallos.dataset.SmallFaces;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on people's own photos: a table, large pictures, names of all kinds, subjects known in part or not at all. */
final class OwnPhotosTest {
  private static final List<String> TEST =
      List.of("张三.jpg", "李四.jpg", "a/1.jpg", "a_1.jpg");

  @TempDir Path temp;
  private Stages stages;
  private RunFolder run;

  @BeforeEach
  void makeStages() {
    stages = new Stages(temp.resolve("cache"), Progress.silent(), () -> false);
    run = new RunFolder(temp.resolve("run"));
  }

  @Test
  void phonePhotosOfPeopleUnknownGoThroughToTheirExplanations() throws IOException {
    stages.prepare(Settings.of(phonePhotos(), "smiles"), run);
    stages.train(run, false);
    stages.score(run);
    stages.evaluate(run);
    stages.explain(run);
    stages.audit(run);
    RunConfig.Data data = RunConfig.read(run).data();
    assertThat(data.subjectsKnown()).isFalse();
    assertThat(data.subjects()).isZero();
    assertThat(data.warnings()).anyMatch(sentence -> sentence.contains("assume CelebA's framing"));
    Map<String, String> photos = photos();
    assertThat(photos).containsOnlyKeys(TEST);
    assertThat(photos.values()).doesNotHaveDuplicates();
    for (String photo : photos.values()) {
      BufferedImage image = ImageIO.read(run.explanations().resolve(photo).toFile());
      assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(410, 512);
    }
  }

  @Test
  void photosTooLargeToTrainOnAreRefusedUnlessASizeIsGiven() throws IOException {
    Path photos = phonePhotos();
    assertThatThrownBy(() -> stages.prepare(Settings.of(photos, "smiles", Optional.empty()), run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("1200x1500 pixels")
        .hasMessageContaining("--size 128x128");
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void aNetTooLargeToTrainIsRefusedBeforeAnyPhotoIsPacked() throws IOException {
    Path photos = phonePhotos();
    assertThatThrownBy(
            () -> stages.prepare(Settings.of(photos, "smiles", Optional.of(new ImageSize(512, 512))), run))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("268,")
        .hasMessageContaining("50,000,000")
        .hasMessageContaining("--size 128x128");
    assertThat(temp.resolve("cache")).doesNotExist();
  }

  @Test
  void facesOfPeopleUnknownAreLeftOutOfASplitBySubjectAndSaidSo() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 62);
    StringBuilder table = new StringBuilder("file,subject,smiles\n");
    for (int i = 0; i < 62; i++) {
      table.append(SmallFaces.name(i)).append(',').append(i < 60 ? "s" + i / 2 : "").append(',').append(i % 2).append('\n');
    }
    SmallFaces.write(temp.resolve("own/faces.csv"), table.toString());
    stages.prepare(Settings.of(temp.resolve("own"), "smiles"), run);
    RunConfig.Data data = RunConfig.read(run).data();
    assertThat(data.faces()).isEqualTo(60);
    assertThat(data.subjectsKnown()).isTrue();
    assertThat(data.subjects()).isEqualTo(30);
    assertThat(CsvFile.read(run.skipped()).rows().stream().map(CsvFile.Row::values))
        .containsExactly(
            List.of(SmallFaces.name(60), "its subject is unknown"), List.of(SmallFaces.name(61), "its subject is unknown"));
  }

  @Test
  void everyPhotoThatTheTableNamesAndThatIsAbsentIsListedAsLeftOut() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 60);
    StringBuilder table = new StringBuilder("file,subject,smiles\n");
    for (int i = 0; i < 65; i++) {
      table.append(SmallFaces.name(i)).append(",s").append(i / 2).append(',').append(i % 2).append('\n');
    }
    SmallFaces.write(temp.resolve("own/faces.csv"), table.toString());
    stages.prepare(Settings.of(temp.resolve("own"), "smiles"), run);
    assertThat(RunConfig.read(run).data().skipped()).isEqualTo(5);
    assertThat(CsvFile.read(run.skipped()).rows().stream().map(CsvFile.Row::values))
        .containsExactlyElementsOf(
            IntStream.range(60, 65).mapToObj(i -> List.of(SmallFaces.name(i), "its photo is absent")).toList());
  }

  @Test
  void aMedianAskedForIsKeptAsTheNumberItWasAndCutsTheSameAgain() throws IOException {
    SmallFaces.pictures(temp.resolve("own"), 60);
    StringBuilder table = new StringBuilder("file,subject,rating\n");
    for (int i = 0; i < 60; i++) {
      table.append(SmallFaces.name(i)).append(",s").append(i / 2).append(',').append(i % 2 + i / 20.0).append('\n');
    }
    SmallFaces.write(temp.resolve("own/faces.csv"), table.toString());
    Cut median = new Cut("rating", OptionalDouble.empty());
    DatasetRequest data =
        new DatasetRequest(temp.resolve("own"), Optional.empty(), Optional.empty(), Optional.of(median));
    stages.prepare(Settings.of(data, "rating", Optional.of(new ImageSize(32, 40))), run);
    assertThat(RunConfig.read(run).data().cutColumn()).isEqualTo("rating");
    assertThat(RunConfig.read(run).data().cutThreshold()).isBetween(1.9, 2.1);
    stages.train(run, false);
    assertThat(run.weights()).exists();
  }

  @Test
  void dataChangedSinceItWasPreparedIsRefused() throws IOException {
    Path photos = phonePhotos();
    stages.prepare(Settings.of(photos, "smiles"), run);
    Path table = photos.resolve("faces.csv");
    Files.writeString(table, Files.readString(table).replace("0.jpg,train,0", "0.jpg,train,1"));
    assertThatThrownBy(() -> stages.train(run, false))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("has changed since");
    assertThat(run.checkpoint()).doesNotExist();
  }

  /** For each face of the index, its photo. */
  private Map<String, String> photos() throws IOException {
    Map<String, String> photos = new HashMap<>();
    JsonNode index = new ObjectMapper().readTree(run.explanationIndex().toFile());
    for (JsonNode group : index.get("groups")) {
      group.get("faces").forEach(face -> photos.put(face.get("file").asText(), face.get("photo").asText()));
    }
    return photos;
  }

  /** A table of 16 photos of 1200×1500 pixels, in a zip so that their names do not hang on the file system. */
  private Path phonePhotos() throws IOException {
    List<String> names = new ArrayList<>(IntStream.range(0, 12).mapToObj(i -> i + ".jpg").toList());
    names.addAll(TEST);
    Path folder = Files.createDirectory(temp.resolve("phone"));
    byte[][] jpegs =
        IntStream.range(0, 2).mapToObj(i -> SmallFaces.jpeg(SmallFaces.colour(i), 1200, 1500)).toArray(byte[][]::new);
    StringBuilder table = new StringBuilder("file,partition,smiles\n");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("photos.zip")), StandardCharsets.UTF_8)) {
      for (int i = 0; i < names.size(); i++) {
        zip.putNextEntry(new ZipEntry(names.get(i)));
        zip.write(jpegs[i % 2]);
        zip.closeEntry();
        String part = i < 8 ? "train" : i < 12 ? "validation" : "test";
        table.append(names.get(i)).append(',').append(part).append(',').append(i % 2).append('\n');
      }
    }
    Files.writeString(folder.resolve("faces.csv"), table);
    return folder;
  }
}

package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.image.ImageSize;
import dev.kallos.image.Photos;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's net in another program's hands. */
class ExportStageTest {
  private static final ImageSize SIZE = new ImageSize(32, 40);

  @TempDir static Path folder;
  private static Stages stages;
  private static RunFolder run;

  @BeforeAll
  static void train() throws IOException {
    DrawnFaces.draw(new DrawingRecipe(60, 1, Optional.empty()), folder.resolve("faces"), 2, Progress.silent());
    stages = new Stages(folder.resolve("cache"), Progress.silent(), () -> false);
    run = new RunFolder(folder.resolve("run"));
    stages.prepare(Settings.of(folder.resolve("faces"), "Attractive"), run);
    stages.train(run, false);
    stages.score(run);
  }

  @Test
  void onnxRuntimeScoresTheRunsOwnPhotosAsTheRunDid() throws IOException, OrtException {
    Path exported = stages.export(run, Optional.empty());
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(exported.resolve("model.onnx").toString())) {
      for (int i = 0; i < test.size(); i++) {
        byte[] rgb = Photos.decode(photo(test.files()[i]), SIZE).rgb();
        ByteBuffer pixels = ByteBuffer.allocateDirect(rgb.length).put(rgb).flip();
        try (OnnxTensor face =
                OnnxTensor.createTensor(environment, pixels, new long[] {1, 40, 32, 3}, OnnxJavaType.UINT8);
            OrtSession.Result result = session.run(Map.of("pixels", face))) {
          float[] logit = (float[]) result.get("logit").orElseThrow().getValue();
          assertThat((double) logit[0]).isCloseTo(test.logits()[i], offset(1e-4));
        }
      }
    }
  }

  @Test
  void weightsWhoseScoresAreOfOthersAreNeitherExportedNorScoredWith() throws IOException {
    byte[] weights = Files.readAllBytes(run.weights());
    byte[] others = weights.clone();
    others[others.length - 2] ^= 1;
    PhotoScoring scoring = new PhotoScoring(Progress.silent(), 2, Optional.empty(), () -> false);
    try {
      Files.write(run.weights(), others);
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> stages.export(run, Optional.of(folder.resolve("exchanged"))),
              () -> scoring.score(run, List.of(folder.resolve("faces/Img/img_align_celeba/000001.jpg")), score -> {}))) {
        assertThatThrownBy(use)
            .isInstanceOf(UnusableInputException.class)
            .hasMessageStartingWith(run.scores() + " was made with other weights than weights.safetensors; delete it and run:");
      }
    } finally {
      Files.write(run.weights(), weights);
    }
    assertThat(folder.resolve("exchanged")).doesNotExist();
  }

  @Test
  void exportingAgainReplacesTheRunsOwnExportAndNothingOfTheUsers() throws IOException {
    stages.export(run, Optional.empty());
    Path exported = stages.export(run, Optional.empty());
    try (Stream<Path> files = Files.list(exported)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.onnx", "model.safetensors", "model.json");
    }
    Path users = Files.createDirectory(folder.resolve("users"));
    Files.writeString(users.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> stages.export(run, Optional.of(users)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("not empty");
    assertThat(users.resolve("notes.txt")).hasContent("mine");
  }

  private static byte[] photo(String file) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("faces"))) {
      return Files.readAllBytes(files.filter(path -> path.endsWith(file)).findFirst().orElseThrow());
    }
  }
}

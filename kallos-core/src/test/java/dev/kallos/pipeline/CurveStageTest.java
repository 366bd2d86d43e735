package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveStageTest {
  private static final String CONFIG =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "Smiling", "seed": 1,
       "data": {"path": "/faces", "layout": "table", "fingerprint": "f", "faces": 3, "subjects": 3,
                "subjects_known": %s, "skipped": 0, "frame": "8x8", "allow_unreadable": false, "warnings": []},
       "split": {"kind": "faces-leaky", "overlap": %d},
       "network": {"name": "article", "size": "8x8", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": 1, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "precision_reason": "as asked", "threads": 1},
       "versions": {}}
      """;
  private static final String HEADER = "file,subject,partition,label,logit,probability\n";

  @TempDir private Path folder;

  private RunFolder run(String name, boolean subjectsKnown, int overlap) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve(name)));
    Files.writeString(run.config(), CONFIG.formatted(subjectsKnown, overlap));
    Files.writeString(run.split(), "file,subject,partition\na.jpg,anna,train\nb.jpg,ben,test\nc.jpg,cleo,validation\n");
    Files.writeString(run.labels(), "file,Smiling\na.jpg,1\nb.jpg,0\nc.jpg,1\n");
    Files.writeString(run.scores(), HEADER + "b.jpg,ben,test,0,1.0,0.7\nc.jpg,cleo,validation,1,-0.5,0.4\n");
    Files.writeString(run.trainScores(), HEADER + "a.jpg,anna,train,1,2.0,0.9\n");
    return run;
  }

  @Test
  void theTestPartShowsStrangersOnlyIfNoRunCountsAnyoneInTwoParts() throws IOException {
    RunFolder apart = run("apart", true, 0);

    assertThat(new CurveStage().run(List.of(apart), 10).strangers()).isTrue();
    assertThat(new CurveStage().run(List.of(apart, run("shared", true, 1)), 10).strangers()).isFalse();
    assertThat(new CurveStage().run(List.of(run("unknown", false, -1)), 10).strangers()).isFalse();
  }

  @Test
  void scoresOfTrainingFacesThatBrokeOffAreNotMeasured() throws IOException {
    RunFolder half = run("half", true, 0);
    Files.writeString(half.trainScores(), HEADER);

    assertThatThrownBy(() -> new CurveStage().run(List.of(half), 10))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            half.trainScores()
                + " has scores of 0 train faces where split.csv has 1; delete it and give the same command again.");
  }
}

package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoppedPreparationTest {
  private static final int FACES = 300;

  @Test
  void aStopAmidThePackLeavesNothingAndTheSameAgainWorks(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.of("mouth")), data, 2, Progress.silent());
    RunSettings settings = Settings.of(data, "Attractive");
    RunFolder run = new RunFolder(folder.resolve("run"));
    Path cache = folder.resolve("cache");
    AtomicBoolean stop = new AtomicBoolean();
    Stages stopping = new Stages(cache, new StopsWhenPacking(stop), stop::get);
    assertThatThrownBy(() -> stopping.prepare(settings, run)).isInstanceOf(StoppedException.class);
    stop.set(false);
    assertThatThrownBy(() -> stopping.prepareUnlessDone(settings, run)).isInstanceOf(StoppedException.class);
    assertThat(run.path()).doesNotExist();
    assertThat(cache.resolve("packs")).isEmptyDirectory();
    new Stages(cache, Progress.silent(), () -> false).prepareUnlessDone(settings, run);
    assertThat(FaceTable.read(run).faces()).hasSize(FACES);
  }

  /** Asks for a stop as soon as some faces are packed. */
  private record StopsWhenPacking(AtomicBoolean stop) implements Progress {
    @Override
    public Task start(String what, long total, String unit) {
      Task silent = Progress.silent().start(what, total, unit);
      return new Task() {
        @Override
        public void advance(long units) {
          stop.set(stop.get() || what.equals("Packing faces"));
        }

        @Override
        public void note(String words) {
          silent.note(words);
        }

        @Override
        public void close() {
          silent.close();
        }
      };
    }

    @Override
    public void say(String line) {}

    @Override
    public void warn(String sentence) {}
  }
}

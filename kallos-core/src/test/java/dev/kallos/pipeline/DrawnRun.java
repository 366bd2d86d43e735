package dev.kallos.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A net trained for an epoch on drawn faces, scored and measured, and the files of it that tests read. */
record DrawnRun(Path folder, Path data, RunFolder run, Stages stages) {
  static final int FACES = 200;

  static DrawnRun in(Path folder) throws IOException {
    Path data = folder.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(FACES, 3, Optional.of("mouth")), data, 2, Progress.silent());
    Stages stages = new Stages(folder.resolve("cache"), Progress.silent(), () -> false);
    RunFolder run = new RunFolder(folder.resolve("run"));
    stages.prepare(Settings.of(data, "Attractive"), run);
    stages.train(run, false);
    stages.score(run);
    stages.evaluate(run);
    return new DrawnRun(folder, data, run, stages);
  }

  Path cache() {
    return folder.resolve("cache");
  }

  /** A copy of the run's own files, to be broken. */
  RunFolder copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(run.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return new RunFolder(copy);
  }

  static Scores test(RunFolder run) throws IOException {
    return ScoresFile.read(run.scores()).get(Part.TEST);
  }

  static Scores reversed(Scores scores) {
    return scores.select(IntStream.range(0, scores.size()).map(i -> scores.size() - 1 - i).toArray());
  }

  static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** What lies in a run's folder under a name that is not its own yet. */
  static List<Path> unfinished(RunFolder run) {
    try (Stream<Path> inside = Files.list(run.path())) {
      return inside
          .filter(path -> path.getFileName().toString().startsWith("."))
          .filter(path -> !List.of(run.keptMaps(), run.lock()).contains(path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When each file in the folder was last written, and its size. */
  static Map<String, String> stamps(Path folder) throws IOException {
    Map<String, String> stamps = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        stamps.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    }
    return stamps;
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.RegionsFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Sums up the main method's maps by region; writes regions.
 *
 * @param progress where it shows
 * @param stopped asked for each face, by several threads
 */
record RegionTable(Progress progress, BooleanSupplier stopped) {

  /** Writes the file into the explanations' folder. */
  void write(RunFolder run, Path folder, Explained explained) throws IOException {
    RegionsFile.write(
        folder.resolve(run.regions().getFileName()), summaries(explained.seed(), explained.test(), shares(explained)));
  }

  /** How each face's maps divide among its regions, in the order of the scores. */
  private Map<Direction, RegionShares[]> shares(Explained explained) {
    int[] faces = explained.faces();
    Map<Direction, RegionShares[]> shares = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      shares.put(direction, new RegionShares[faces.length]);
    }
    try (Progress.Task task = progress.start("Dividing maps among regions", faces.length, "faces")) {
      IntStream.range(0, faces.length)
          .parallel()
          .forEach(
              i -> {
                if (stopped.getAsBoolean()) {
                  throw new StoppedException();
                }
                RegionMap map = explained.regions().of(faces[i]);
                shares.forEach(
                    (direction, each) ->
                        each[i] =
                            RegionShares.of(
                                explained
                                    .main()
                                    .maps()
                                    .get(i)
                                    .heat(direction)
                                    .resized(map.width(), map.height())
                                    .values(),
                                map));
                task.advance(1);
              });
    }
    return shares;
  }

  private static List<RegionSummary> summaries(long seed, Scores test, Map<Direction, RegionShares[]> shares) {
    List<RegionSummary> summaries = new ArrayList<>();
    for (RegionSummary.Group group : RegionSummary.Group.values()) {
      int[] members =
          switch (group) {
            case MOST_CONFIDENT_POSITIVE -> Gallery.mostConfident(test, Direction.FOR);
            case MOST_CONFIDENT_NEGATIVE -> Gallery.mostConfident(test, Direction.AGAINST);
            case TEST -> IntStream.range(0, test.size()).toArray();
          };
      List<String> subjects = IntStream.of(members).mapToObj(i -> test.subjects()[i]).toList();
      for (Direction direction : Direction.values()) {
        List<RegionShares> some = IntStream.of(members).mapToObj(i -> shares.get(direction)[i]).toList();
        summaries.add(RegionSummary.of(group, direction, some, subjects, seed));
      }
    }
    return summaries;
  }
}

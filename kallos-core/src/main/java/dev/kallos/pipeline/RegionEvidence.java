package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.RegionShares;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.test.RegionDrops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What maps say of each region of each face, and what hiding the region says.
 *
 * @param shares for each method, in its order, how the map of each face of the test part divides; null for a face the method
 *     was not used on
 * @param drops for each face of the test part the fall of the answer's probability for each region; NaN for a face that was not
 *     drawn: the most confident ones are not like the rest
 * @param surestDrops the same for the most confident faces, drawn or not; NaN for all others
 */
record RegionEvidence(
    List<Map<Direction, RegionShares[]>> shares, double[][] drops, double[][] surestDrops) {
  /** How many faces are drawn to have their regions hidden. */
  private static final int DRAWN = 1000;

  /** Divides all maps and hides the regions of some faces; {@code stopped} is asked for each face, by several threads. */
  static RegionEvidence of(Explained explained, Progress progress, BooleanSupplier stopped) {
    return of(explained, DRAWN, progress, stopped);
  }

  /**
   * Divides all maps and hides the regions of some faces.
   *
   * @param most how many faces at most are drawn for that
   * @param stopped asked for each face, by several threads
   */
  static RegionEvidence of(Explained explained, int most, Progress progress, BooleanSupplier stopped) {
    List<Map<Direction, RegionShares[]>> shares = new ArrayList<>();
    long maps = explained.methods().stream().mapToLong(method -> method.members().length).sum();
    try (Progress.Task task = progress.start("Dividing maps among regions", maps, "maps")) {
      for (Explained.Maps method : explained.methods()) {
        shares.add(shares(explained, method, task, stopped));
      }
    }
    int[] surest =
        Arrays.stream(Direction.values())
            .flatMapToInt(direction -> IntStream.of(Gallery.mostConfident(explained.test(), direction)))
            .toArray();
    int[] drawn = TestedFaces.of(explained, explained.main(), most).places();
    int[] hidden = IntStream.concat(IntStream.of(surest), IntStream.of(drawn)).distinct().sorted().toArray();
    double[][] drops = drops(explained, hidden, progress, stopped);
    return new RegionEvidence(shares, only(drawn, drops), only(surest, drops));
  }

  /** For each face of the test part, how much of the heat for the net's answer is in each region; null where none is known. */
  RegionShares[] forAnswers(int method, double[] logits) {
    RegionShares[] result = new RegionShares[logits.length];
    for (int place = 0; place < logits.length; place++) {
      result[place] = shares.get(method).get(Direction.of(logits[place]))[place];
    }
    return result;
  }

  private static Map<Direction, RegionShares[]> shares(
      Explained explained, Explained.Maps method, Progress.Task task, BooleanSupplier stopped) {
    Map<Direction, RegionShares[]> shares = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      shares.put(direction, new RegionShares[explained.test().size()]);
    }
    IntStream.range(0, method.members().length)
        .parallel()
        .forEach(
            i -> {
              if (stopped.getAsBoolean()) {
                throw new StoppedException();
              }
              int place = method.members()[i];
              RegionMap map = explained.regions().of(explained.faces()[place]);
              SignedMap signed = method.maps().get(i);
              shares.forEach(
                  (direction, each) ->
                      each[place] =
                          RegionShares.of(signed.heat(direction).resized(map.width(), map.height()).values(), map));
              task.advance(1);
            });
    return shares;
  }

  /** The drops of some faces, by place; null for all others. */
  private static double[][] drops(Explained explained, int[] places, Progress progress, BooleanSupplier stopped) {
    TestedFaces some = TestedFaces.at(explained, explained.main(), places);
    double[][] each =
        RegionDrops.of(
                explained.net(),
                explained.open().pack(),
                some.faces(),
                explained.regions()::of,
                some.logits(),
                explained.seed(),
                progress,
                stopped)
            .drops();
    double[][] drops = new double[explained.test().size()][];
    for (int i = 0; i < each.length; i++) {
      drops[places[i]] = each[i];
    }
    return drops;
  }

  /** The drops of the given places; NaN for all others. */
  private static double[][] only(int[] places, double[][] drops) {
    double[][] only = new double[drops.length][Region.values().length];
    for (double[] row : only) {
      Arrays.fill(row, Double.NaN);
    }
    for (int place : places) {
      only[place] = drops[place];
    }
    return only;
  }
}

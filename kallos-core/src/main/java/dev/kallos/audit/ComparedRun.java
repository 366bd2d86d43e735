package dev.kallos.audit;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WholeScores;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import dev.kallos.run.RunNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several runs to be compared.
 *
 * @param name what it is called beside the others: as much of its path as tells them apart
 * @param folder where it is
 * @param config its settings
 * @param test its scores of its own test part
 */
public record ComparedRun(String name, RunFolder folder, RunConfig config, Scores test) {

  /**
   * Opens two or more runs.
   *
   * @throws UnusableInputException if there are fewer, one is named twice, a file is missing or malformed, or they did
   *     not learn the same attribute
   */
  public static List<ComparedRun> open(List<Path> paths) throws IOException {
    if (paths.size() < 2) {
      throw new UnusableInputException("A comparison needs two runs or more; name another run folder.");
    }
    List<String> names = RunNames.of(paths);
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      RunFolder folder = new RunFolder(paths.get(i));
      RunConfig config = RunConfig.read(folder);
      Scores test = WholeScores.read(folder, FaceTable.read(folder)).get(Part.TEST);
      runs.add(new ComparedRun(names.get(i), folder, config, test));
    }
    for (ComparedRun run : runs) {
      requireSameAttribute(runs.get(0), run);
    }
    return List.copyOf(runs);
  }

  /** How many nets' mean its scores are. */
  public int nets() {
    return config.isEnsemble() ? config.members().size() : 1;
  }

  private static void requireSameAttribute(ComparedRun first, ComparedRun other) {
    if (!other.config.attribute().equals(first.config.attribute())) {
      throw new UnusableInputException(
          "%s learnt “%s” and %s “%s”; compare runs that learnt the same attribute."
              .formatted(first.name, first.config.attribute(), other.name, other.config.attribute()));
    }
  }

  /** What should be known before these runs' figures are set side by side, a sentence each. */
  public static List<String> warnings(List<ComparedRun> runs) throws IOException {
    List<String> warnings = new ArrayList<>();
    for (ComparedRun run : runs) {
      if (ScoresRecord.isOfOthers(run.folder)) {
        warnings.add("The scores of " + run.name + " are not as they were written, so its figures may be another net's.");
      }
    }
    if (runs.stream().map(run -> run.config.data().fingerprint()).distinct().count() > 1) {
      warnings.add(
          "The runs were made from data that are not the same throughout (their fingerprints differ); faces of one name,"
              + " subject and label are taken for the same face.");
    }
    String shared =
        runs.stream()
            .filter(run -> run.config.split().sharesPeople())
            .map(ComparedRun::name)
            .collect(Collectors.joining(", "));
    if (!shared.isEmpty()) {
      warnings.add("The same people stand in more than one part, or may, so the figures are no test on strangers: " + shared + ".");
    }
    return warnings;
  }
}

package dev.kallos.evaluation;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads a run's scores where they are to be measured: a file that broke off would pass for a smaller part. */
public final class WholeScores {
  private WholeScores() {}

  /**
   * The scores of each part.
   *
   * @param table the run's faces
   * @throws UnusableInputException if they are not as many as the faces of the validation and the test part, or as the run wrote
   *     them and its weights exchanged
   */
  public static Map<Part, Scores> read(RunFolder run, FaceTable table) throws IOException {
    Map<Part, Scores> scores = read(run, run.scores());
    requireWhole(run.scores(), scores, Part.VALIDATION, run, table);
    requireWhole(run.scores(), scores, Part.TEST, run, table);
    ScoresRecord.requireSame(run);
    return scores;
  }

  /**
   * The scores of the training part.
   *
   * @param table the run's faces
   * @throws UnusableInputException if they are not as many as its faces
   */
  public static Scores ofTraining(RunFolder run, FaceTable table) throws IOException {
    Map<Part, Scores> scores = read(run, run.trainScores());
    requireWhole(run.trainScores(), scores, Part.TRAIN, run, table);
    return scores.get(Part.TRAIN);
  }

  private static Map<Part, Scores> read(RunFolder run, Path file) throws IOException {
    return ScoresFile.read(run.needed(file, ScoresCure.ofMissing(run, file)));
  }

  private static void requireWhole(Path file, Map<Part, Scores> scores, Part part, RunFolder run, FaceTable table) {
    int due = table.rows(part).length;
    int there = scores.get(part).size();
    if (there != due) {
      throw new UnusableInputException(
          "%s has scores of %,d %s faces where %s has %,d; %s."
              .formatted(
                  file, there, part.id(), run.split().getFileName(), due, ScoresCure.ofUnusable(run, file)));
    }
  }
}

package dev.kallos.evaluation;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads a run's scores where they are to be measured: a file that broke off would pass for a smaller part. */
public final class WholeScores {
  private WholeScores() {}

  /**
   * The scores of each part.
   *
   * @param table the run's faces
   * @throws UnusableInputException if they are not as many as the faces of the validation and the test part
   */
  public static Map<Part, Scores> read(RunFolder run, FaceTable table) throws IOException {
    boolean ensemble = Files.exists(run.members());
    String cure = ensemble ? "make the ensemble again" : "run: kallos evaluate " + run.path();
    Map<Part, Scores> scores = ScoresFile.read(run.needed(run.scores(), cure));
    requireWhole(run.scores(), scores, Part.VALIDATION, run, table, cure);
    requireWhole(run.scores(), scores, Part.TEST, run, table, cure);
    return scores;
  }

  /**
   * The scores of the training part.
   *
   * @param table the run's faces
   * @throws UnusableInputException if they are not as many as its faces
   */
  public static Scores ofTraining(RunFolder run, FaceTable table) throws IOException {
    String cure = "give the same command again";
    Map<Part, Scores> scores = ScoresFile.read(run.needed(run.trainScores(), cure));
    requireWhole(run.trainScores(), scores, Part.TRAIN, run, table, cure);
    return scores.get(Part.TRAIN);
  }

  private static void requireWhole(
      Path file, Map<Part, Scores> scores, Part part, RunFolder run, FaceTable table, String cure) {
    int due = table.rows(part).length;
    int there = scores.get(part).size();
    if (there != due) {
      throw new UnusableInputException(
          "%s has scores of %,d %s faces where %s has %,d; delete it and %s."
              .formatted(file, there, part.id(), run.split().getFileName(), due, cure));
    }
  }
}

package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads a run's scores where they are to be measured: a file that broke off would pass for a smaller test part. */
final class WholeScores {
  private WholeScores() {}

  /**
   * The scores of each part.
   *
   * @throws UnusableInputException if they are not those of all faces of the validation and the test part
   */
  static Map<Part, Scores> read(RunFolder run, FaceTable table) throws IOException {
    Map<Part, Scores> scores = ScoresFile.read(run.scores());
    for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
      int due = table.rows(part).length;
      if (scores.get(part).size() != due) {
        throw new UnusableInputException(
            "%s has scores of %,d %s faces where %s has %,d; delete it and run: kallos evaluate %s."
                .formatted(
                    run.scores(), scores.get(part).size(), part.id(), run.split().getFileName(), due, run.path()));
      }
    }
    return scores;
  }
}

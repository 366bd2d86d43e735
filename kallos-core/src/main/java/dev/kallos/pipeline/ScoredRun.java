package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.AbsolutePath;
import dev.kallos.internal.file.Sha256;
import dev.kallos.run.FaceRow;
import dev.kallos.run.FaceRows;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * A trained and scored run that is to be a member of an ensemble.
 *
 * @param name what it is called beside the others
 * @param folder where it is
 * @param config its settings
 * @param table its faces
 * @param scores its scores of each part
 * @param weights SHA-256 of its weights, in hex
 */
record ScoredRun(
    String name, RunFolder folder, RunConfig config, FaceTable table, Map<Part, Scores> scores, String weights) {

  /**
   * Opens one.
   *
   * @throws UnusableInputException if it is none, has no weights or no scores of these, or is itself an ensemble
   */
  static ScoredRun open(String name, RunFolder folder) throws IOException {
    RunConfig config = RunConfig.read(folder);
    if (config.isEnsemble()) {
      throw new UnusableInputException(folder.path() + " is itself an ensemble; name its members in its stead.");
    }
    folder.needed(folder.weights(), "make it with: " + folder.command("train"));
    folder.needed(folder.scores(), "make it with: " + folder.command("evaluate"));
    Map<Part, Scores> scores = ScoresFile.read(folder.scores());
    ScoresRecord.requireSame(folder);
    if (ScoresRecord.isOfOthers(folder)) {
      throw new UnusableInputException(
          "%s is not as it was written, so it may be another net's; %s."
              .formatted(folder.scores(), ScoresCure.ofUnusable(folder, folder.scores())));
    }
    return new ScoredRun(name, folder, config, FaceTable.read(folder), scores, Sha256.of(folder.weights()));
  }

  /** What the ensemble's settings say of it. */
  RunConfig.Member member() throws IOException {
    return new RunConfig.Member(
        name, AbsolutePath.of(folder.path()).toString(), config.seed(), weights, config.training());
  }

  /**
   * Refuses a run that cannot be averaged with this one.
   *
   * @throws UnusableInputException naming the first difference
   */
  void requireFitting(ScoredRun other) {
    requireSame("learnt", config.attribute(), other, other.config.attribute(), "average runs that learnt the same attribute");
    requireSame(
        "was made from the data of fingerprint", config.data().fingerprint(), other, other.config.data().fingerprint(),
        "average runs of the same data");
    requireSame("is of the net", net(), other, other.net(), "average nets of one design and one input");
    requireSame(
        "learnt in all", String.join(", ", config.attributes()), other, String.join(", ", other.config.attributes()),
        "average runs that learnt the same attributes");
    requireSameSplit(other);
    if (weights.equals(other.weights)) {
      throw new UnusableInputException(
          "%s and %s have the very same weights, so nothing would be averaged; train one of them with another --seed."
              .formatted(folder.path(), other.folder.path()));
    }
  }

  private String net() {
    return config.network().name() + " at " + config.network().size();
  }

  private void requireSame(String what, String mine, ScoredRun other, String its, String cure) {
    if (!mine.equals(its)) {
      throw new UnusableInputException(
          "%s %s %s, and %s %s; %s.".formatted(folder.path(), what, mine, other.folder.path(), its, cure));
    }
  }

  private void requireSameSplit(ScoredRun other) {
    FaceRows mine = table.faces();
    FaceRows its = other.table.faces();
    for (FaceRow row : mine) {
      int at = its.find(row.file());
      FaceRow same = at < 0 ? null : its.get(at);
      if (!row.equals(same)) {
        throw otherSplit(other, row.file(), row, same);
      }
    }
    for (FaceRow row : its) {
      if (mine.find(row.file()) < 0) {
        throw otherSplit(other, row.file(), null, row);
      }
    }
  }

  private UnusableInputException otherSplit(ScoredRun other, String file, FaceRow mine, FaceRow its) {
    return new UnusableInputException(
        "%s is %s in %s and %s in %s; average runs of one split, which --split-seed gives to runs of different seeds."
            .formatted(file, place(mine), folder.path(), place(its), other.folder.path()));
  }

  private static String place(FaceRow row) {
    return row == null ? "not used" : "a %s face of subject %s".formatted(row.part().id(), row.subject());
  }

  /**
   * The logits of a part's faces.
   *
   * @param order a table of the same faces, in whose order they are given
   * @throws UnusableInputException if the scores are not those of all faces of the part
   */
  double[] logits(FaceTable order, Part part) {
    Scores given = scores.get(part);
    int[] rows = order.rows(part);
    int[] rowOf = order.rowsOf(folder, part, given.files());
    byte[] label = order.labels().of(config.attribute());
    double[] logits = new double[rows.length];
    Arrays.fill(logits, Double.NaN);
    for (int i = 0; i < rowOf.length; i++) {
      if (label[rowOf[i]] != given.labels()[i]) {
        throw stale("labels %s otherwise than %s does".formatted(given.files()[i], folder.labels().getFileName()));
      }
      logits[Arrays.binarySearch(rows, rowOf[i])] = given.logits()[i];
    }
    for (int i = 0; i < logits.length; i++) {
      if (Double.isNaN(logits[i])) {
        throw stale("has no row for the %s face %s".formatted(part.id(), order.faces().file(rows[i])));
      }
    }
    return logits;
  }

  private UnusableInputException stale(String what) {
    return new UnusableInputException(
        "%s %s; delete it and run: %s".formatted(folder.scores(), what, folder.command("evaluate")));
  }
}

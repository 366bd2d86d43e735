package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.audit.Audit;
import dev.kallos.audit.AuditFile;
import dev.kallos.audit.AuditRow;
import dev.kallos.audit.ConfidentErrors;
import dev.kallos.audit.Crossing;
import dev.kallos.audit.FairnessFile;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The part of an audit that sets groups of faces against each other; writes audit and fairness. */
record GroupsPart(Progress progress, BooleanSupplier stopped) {

  /**
   * What came of it.
   *
   * @param audit the test faces and their groups
   * @param rows every group's figures
   */
  record Found(Audit audit, List<AuditRow> rows) {
    /** The surest errors of each group. */
    ConfidentErrors errors() {
      return audit.confidentErrors();
    }

    /** Writes both into a folder. */
    void write(AuditedRun run, RunFolder made) throws IOException {
      AuditFile.write(made.audit(), rows);
      FairnessFile.write(
          made.fairness(),
          audit.fairness(run.config().data().subjectsKnown()),
          audit.impossibilities(),
          MeasuredFiles.hashes(run.folder()));
    }
  }

  /**
   * Measures; writes nothing.
   *
   * @param crossings what is to be crossed, as {@link Crossing#parse} reads it; empty for sex and age where they are known
   * @throws dev.kallos.UnusableInputException if there is nothing of a crossing's name
   */
  Found measure(AuditedRun run, Optional<List<String>> crossings) {
    RunConfig config = run.config();
    Labels labels = run.attributes(Part.TEST);
    Audit audit =
        Audit.of(
            run.scores(Part.TEST), labels, config.attribute(), crossings(crossings, labels, config), config.seed());
    return new Found(audit, audit.rows(progress, stopped));
  }

  private static List<Crossing> crossings(Optional<List<String>> named, Labels labels, RunConfig config) {
    return named
        .map(texts -> texts.stream().map(text -> Crossing.parse(text, labels, config.attribute())).toList())
        .map(Crossing::distinct)
        .orElseGet(() -> Crossing.usual(labels, config.attribute()));
  }
}

package dev.kallos.pipeline;

import dev.kallos.calibration.CalibrationFile;
import dev.kallos.calibration.Confidence;
import dev.kallos.calibration.ConfidenceFile;
import dev.kallos.dataset.Part;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunFolder;
import java.io.IOException;

/** The part of an audit that asks how far the probabilities hold; writes confidence and calibration. */
final class ConfidencePart {
  private ConfidencePart() {}

  /** Measures, and writes both into a folder. */
  static void write(AuditedRun run, RunFolder made) throws IOException {
    Confidence confidence =
        Confidence.of(
            run.scores(Part.VALIDATION),
            run.scores(Part.TEST),
            run.config().data().subjectsKnown(),
            run.config().seed());
    CalibrationFile.write(
        made.calibration(), confidence.temperature(), MeasuredFiles.hashesOfScores(run.folder()));
    ConfidenceFile.write(made.confidence(), confidence);
  }
}

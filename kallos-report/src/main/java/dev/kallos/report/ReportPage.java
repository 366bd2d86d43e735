package dev.kallos.report;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.RunFolder;
import dev.kallos.run.RunLock;
import java.io.IOException;
import java.util.Optional;

/**
 * The report: one page that opens offline, a pure function of the run folder's files; an ensemble's also names its members' reports
 * that are there.
 */
public final class ReportPage {
  private ReportPage() {}

  /**
   * Writes {@code report.html} from the run's other files; no photo is scored. What a stage that has not run would have
   * added is replaced by the command that adds it.
   *
   * @throws UnusableInputException if a file the report cannot do without is missing, any is malformed, or another process
   *     writes into the run folder
   */
  public static void write(RunFolder run) throws IOException {
    try (RunLock held = RunLock.take(run)) {
      WholeFile.write(run.report(), page(RunFiles.read(run)));
    }
  }

  private static String page(RunFiles files) throws IOException {
    Words words = files.words();
    Pictures pictures = new Pictures(files.run().explanations(), "explain");
    Optional<FaceGrid> grid = files.explanations().map(index -> new FaceGrid(index, pictures, words));
    AuditFiles made = AuditFiles.read(files.run());
    PageTemplate page = PageTemplate.read("report.html");
    SummarySection summary = new SummarySection(files);
    return page.title("Kallos report: " + words.labelled(true) + (words.drawn() ? " (drawn faces)" : ""))
        .fill("summary", summary.html())
        .fill("data", new DataSection(files, grid).html())
        .fill("training", new TrainingSection(files).html())
        .fill("scores", new ScoresSection(files).html())
        .fill("confidence", new ConfidenceSection(files, made).html())
        .fill("maps", new MapsSection(files, grid).html())
        .fill("finding", new FindingSection(files, pictures).html())
        .fill("audit", new AuditSection(files, made).html())
        .fill("fairness", new FairnessSection(files, made).html())
        .fill("label", new LabelSection(files, made).html())
        .fill("counterfactuals", new CounterfactualSection(files, made).html())
        .fill("scoreboard", new ScoreboardSection(files).html())
        .fill("provenance", new ProvenanceSection(files).html())
        .fill("card", new ModelCardSection(files).html())
        .fill("disclaimer", Html.text(words.disclaimer()))
        .finish();
  }
}

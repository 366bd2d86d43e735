package dev.kallos.report;

import dev.kallos.run.RunFolder;
import java.io.IOException;

/** How training went: Figure 4; of an ensemble, its members. */
final class TrainingSection {
  private final RunFiles files;

  TrainingSection(RunFiles files) {
    this.files = files;
  }

  String html() throws IOException {
    if (files.ensemble().isPresent()) {
      return members(files.ensemble().get());
    }
    boolean byLoss = files.config().at("/training/kept_by").asText().equals("loss");
    LearningCurves curves = new LearningCurves(files.history().orElseThrow(), byLoss);
    String kept = Double.isFinite(curves.best())
        ? " The weights of epoch %s, the %s, were kept."
            .formatted(Numbers.decimal(curves.best(), 0), byLoss ? "lowest validation loss" : "highest validation accuracy")
        : "";
    return Figure.of(
        "4",
        "Accuracy and loss over the epochs",
        "<div class=\"pair\"><div><h4>Accuracy</h4>" + curves.accuracy().html() + "</div><div><h4>Loss</h4>"
            + curves.loss().html() + "</div></div>",
        "Training ran for %s.%s Where the training line leaves the validation line behind, the net has begun to learn"
            .formatted(Numbers.count(curves.epochs(), "epoch"), kept)
            + " its training faces by heart.");
  }

  private String members(Ensemble ensemble) throws IOException {
    return "<p>This is an ensemble of " + ensemble.size() + " nets, each trained by itself on the same train part."
        + " A face’s logit is the mean of theirs, and its probability the logistic function of that.</p>"
        + "<div class=\"block\"><h3>The members</h3>" + ensemble.table() + "<p class=\"note\">On the test part, with"
        + " 95\u202f% intervals from " + files.words().bootstrap() + "; the last line is measured inside each replicate."
        + " Where its interval lies above zero, or of the log loss below, averaging did better than an average"
        + " member.</p></div>"
        + ensemble.without("There are no learning curves.", "training", RunFolder::history);
  }
}

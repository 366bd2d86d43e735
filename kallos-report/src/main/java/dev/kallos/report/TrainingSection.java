package dev.kallos.report;

/** How training went: Figure 4. */
final class TrainingSection {
  private final RunFiles files;

  TrainingSection(RunFiles files) {
    this.files = files;
  }

  String html() {
    LearningCurves curves = new LearningCurves(files.history());
    String kept = Double.isFinite(curves.best())
        ? " The weights of epoch %s, the highest validation accuracy, were kept."
            .formatted(Numbers.decimal(curves.best(), 0))
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
}

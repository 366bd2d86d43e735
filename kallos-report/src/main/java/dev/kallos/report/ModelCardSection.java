package dev.kallos.report;

/** The model card, as its file has it. */
final class ModelCardSection {
  private final RunFiles files;

  ModelCardSection(RunFiles files) {
    this.files = files;
  }

  String html() {
    return files.modelCard()
        .map(
            card ->
                "<p>The card that goes with the weights, <code>model-card.md</code>, word for word.</p><details"
                    + " class=\"data\">"
                    + "<summary>Show the model card</summary><pre class=\"card\">" + Html.text(card)
                        + "</pre></details>")
        .orElseGet(() -> Html.notMade("There is no model card yet.", "model-card.md", "kallos audit RUN"));
  }
}

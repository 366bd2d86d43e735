package dev.kallos.report;

/** A numbered figure with its caption. */
final class Figure {
  private Figure() {}

  /** {@code body} and {@code caption} are markup made by this package. */
  static String of(String number, String title, String body, String caption) {
    return """
        <figure id="figure-%1$s"><h3><span class="number">Figure %1$s</span> %2$s</h3>
        %3$s<figcaption>%4$s</figcaption></figure>
        """
        .formatted(number, Html.text(title), body, caption);
  }
}

package dev.kallos.report;

/** How to read a heat map, and what it cannot show, in a few lines. */
final class ReadingGuide {
  private ReadingGuide() {}

  static String html() {
    return """
        <div class="pair guide"><div><h3>How to read a map</h3><ul>
        <li>Warm places raise the logit, cold ones lower it; both at once is the whole story.</li>
        <li>A map is a few cells stretched over the photo: trust the region, not the outline.</li>
        <li>Full colour is that picture’s own highest value. Two pictures cannot be compared by it.</li>
        <li>Hold every method beside the controls. A pattern the controls show too says nothing of the net.</li>
        </ul></div><div><h3>What it cannot show</h3><ul>
        <li><em>Why.</em> Hair may be hot for its colour, its length, or what it goes with.</li>
        <li><em>That the reason is good.</em> A map shows where the evidence lay, not that it is evidence.</li>
        <li><em>Another net.</em> One seed is one net; another may look elsewhere and answer as well.</li>
        <li><em>Beauty.</em> The net learnt labels; the map shows what goes with labels in these pictures.</li>
        </ul></div></div>
        """;
  }
}

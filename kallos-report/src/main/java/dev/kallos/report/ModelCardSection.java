package dev.kallos.report;

import dev.kallos.UnusableInputException;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import java.util.List;

/** The model card, its Markdown as markup. */
final class ModelCardSection {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  /** The page's own headings of this section are of level 2. */
  private static final int LEVEL = 2;

  private final RunFiles files;

  ModelCardSection(RunFiles files) {
    this.files = files;
  }

  String html() {
    return files.modelCard()
        .map(
            card ->
                "<p>The card that goes with the weights, <code>model-card.md</code>.</p><details class=\"data\"><summary>Show"
                    + " the model card</summary><div class=\"card\">" + checkedMarkup(card) + "</div></details>")
        .orElseGet(() -> Html.notMade("There is no model card yet.", "model-card.md", "kallos audit RUN"));
  }

  /** Parser and renderer call themselves for each level of quotes in quotes and the like. */
  private String checkedMarkup(String card) {
    try {
      return markup(card);
    } catch (StackOverflowError e) {
      throw new UnusableInputException(
          "%s is nested too deeply to be shown; run: %s".formatted(files.run().modelCard(), files.run().command("audit")), e);
    }
  }

  /** Markup in the card is text here, and a link goes nowhere that is not a page or a mail. */
  private static String markup(String card) {
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(card);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.min(6, heading.getLevel() + LEVEL));
            visitChildren(heading);
          }
        });
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .build()
        .render(document)
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>")
        .replace("</table>", "</table></div>");
  }
}

package dev.kallos.report;

import java.util.ArrayList;
import java.util.List;

/** A table of measured values with their intervals, each cell shaded by how far its value goes one way or the other. */
final class HeatTable {
  private final String caption;
  private final List<String> head;
  private final StringBuilder body = new StringBuilder();

  /**
   * A cell.
   *
   * @param value what is measured
   * @param small what stands beneath it, its interval; may be empty
   * @param shade −1 to 1, 0 none
   * @param mark a sign after the value; may be empty
   */
  record Cell(String value, String small, double shade, String mark) {}

  private HeatTable(String caption, List<String> head) {
    this.caption = caption;
    this.head = head;
  }

  static HeatTable of(String caption, List<String> head) {
    return new HeatTable(caption, List.copyOf(head));
  }

  /** A row that names the rows after it. */
  HeatTable heading(String text) {
    body.append("<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"").append(head.size()).append("\">")
        .append(Html.text(text)).append("</th></tr>\n");
    return this;
  }

  HeatTable row(String name, String small, List<Cell> cells) {
    body.append("<tr><th scope=\"row\">").append(Html.text(name)).append(small(small)).append("</th>");
    for (Cell cell : cells) {
      long depth = Math.round(45 * Math.min(1, Math.abs(cell.shade)));
      body.append("<td");
      if (depth > 0) {
        body.append(" class=\"").append(cell.shade > 0 ? "up" : "down").append("\" style=\"--depth:").append(depth)
            .append("%\"");
      }
      body.append("><b>").append(Html.text(cell.value)).append(Html.text(cell.mark)).append("</b>")
          .append(small(cell.small)).append("</td>");
    }
    body.append("</tr>\n");
    return this;
  }

  String html() {
    List<String> columns = new ArrayList<>();
    head.forEach(cell -> columns.add("<th scope=\"col\">" + Html.text(cell) + "</th>"));
    return ("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%1$s\"><table class=\"heat\"><caption"
        + " class=\"unseen\">%1$s</caption><thead><tr>%2$s</tr></thead><tbody>\n%3$s</tbody></table></div>\n")
            .formatted(Html.text(caption), String.join("", columns), body);
  }

  private static String small(String text) {
    return text.isEmpty() ? "" : "<small>" + Html.text(text) + "</small>";
  }
}

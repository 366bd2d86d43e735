package dev.kallos.report;

import java.util.ArrayList;
import java.util.List;

/** A table under construction. The first column names the row; the others are set as numbers unless told otherwise. */
final class HtmlTable {
  private final String caption;
  private final List<String> head;
  private final List<String> columns = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private boolean prose;

  private HtmlTable(String caption, List<String> head) {
    this.caption = caption;
    this.head = new ArrayList<>(head);
  }

  /** A table whose caption is read to those who cannot see it; an empty head leaves the header row out. */
  static HtmlTable of(String caption, String... head) {
    return new HtmlTable(caption, List.of(head));
  }

  /** Adds a column that the page's script finds by its id. */
  HtmlTable column(String id, String title) {
    columns.add(id);
    head.add(title);
    return this;
  }

  /** Sets the cells as text, not as numbers. */
  HtmlTable prose() {
    prose = true;
    return this;
  }

  /** Adds a row of plain text, escaped here. */
  HtmlTable row(String... cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.length; i++) {
      row.append(i == 0 ? "<th scope=\"row\">" : "<td>").append(Html.text(cells[i])).append(i == 0 ? "</th>" : "</td>");
    }
    rows.add(row.append("</tr>").toString());
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String html() {
    StringBuilder out = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    out.append(Html.text(caption)).append("\"><table").append(prose ? " class=\"prose\"" : "").append(">");
    out.append("<caption class=\"unseen\">").append(Html.text(caption)).append("</caption>");
    if (!head.isEmpty()) {
      out.append("<thead><tr>");
      for (int i = 0; i < head.size(); i++) {
        String id = columns.size() == head.size() ? " data-column=\"" + columns.get(i) + "\"" : "";
        out.append("<th scope=\"col\"").append(id).append('>').append(Html.text(head.get(i))).append("</th>");
      }
      out.append("</tr></thead>");
    }
    out.append("<tbody>\n");
    rows.forEach(row -> out.append(row).append('\n'));
    return out.append("</tbody></table></div>\n").toString();
  }
}

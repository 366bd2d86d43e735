package dev.kallos.audit;

import java.util.List;
import java.util.stream.Collectors;

/** A Markdown page under construction. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown title(String words) {
    return block("# " + words);
  }

  Markdown section(String words) {
    return block("## " + words);
  }

  Markdown subsection(String words) {
    return block("### " + words);
  }

  /** Plain text, in which nothing is markup. */
  Markdown quote(String words) {
    return block("> " + unbroken(words).replaceAll("([\\\\`*_\\[\\]<>&])", "\\\\$1"));
  }

  Markdown paragraph(String words) {
    return block(words);
  }

  Markdown items(List<String> items) {
    return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
  }

  Markdown table(List<String> header, List<List<String>> rows) {
    String rule = header.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |"));
    String body = rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
    return block(row(header) + "\n" + rule + "\n" + body);
  }

  /** A name as it stands in the data, set so that its underscores stay. */
  static String code(String name) {
    return "`" + unbroken(name).replace("`", "'") + "`";
  }

  /** A line break would end what the words stand in. */
  private static String unbroken(String words) {
    return words.replaceAll("\\R", " ");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private Markdown block(String block) {
    text.append(block).append("\n\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}

package dev.kallos.cli;

import dev.kallos.dataset.Labels;
import picocli.CommandLine.Option;

/** Which data to read, and which of its attributes matters. */
final class DataOptions extends TableOptions {
  private static final String DEFAULT_ATTRIBUTE = "Attractive";

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      order = 0,
      description =
          "The attribute that matters, or all, for a net that learns each. Default: " + DEFAULT_ATTRIBUTE
              + ", or the column of --positive-above.")
  private String attribute;

  /** The attribute asked for. */
  String attribute() {
    return attribute != null ? attribute : cut().map(cut -> cut.column()).orElse(DEFAULT_ATTRIBUTE);
  }

  /** The attribute to look at: the one asked for, or the first where none was and the data lacks the usual one. */
  String attribute(Labels labels) {
    String wanted = attribute();
    boolean asked = attribute != null || cut().isPresent();
    return asked || labels.has(wanted) || labels.attributes().isEmpty() ? wanted : labels.attributes().get(0);
  }
}

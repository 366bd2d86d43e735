package dev.kallos.cli;

import dev.kallos.dataset.Labels;
import dev.kallos.pipeline.RunSettings;
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
              + ", or the column of --positive-above; all and data inspect take"
              + " the first where the data has neither.")
  private String attribute;

  /** The attribute asked for. */
  String attribute() {
    return attribute != null ? attribute : usual();
  }

  /** The attribute to look at: the one asked for; where none was, or all, the usual one, or the first if the data lacks that. */
  String attribute(Labels labels) {
    boolean all = RunSettings.ALL_ATTRIBUTES.equals(attribute) && !labels.has(attribute);
    String wanted = all ? usual() : attribute();
    boolean asked = attribute != null && !all || cut().isPresent();
    return asked || labels.has(wanted) || labels.attributes().isEmpty() ? wanted : labels.first();
  }

  private String usual() {
    return cut().map(cut -> cut.column()).orElse(DEFAULT_ATTRIBUTE);
  }
}

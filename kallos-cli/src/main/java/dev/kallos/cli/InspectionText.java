package dev.kallos.cli;

import dev.kallos.Decimal;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Inspection;
import dev.kallos.dataset.Inspection.Association;
import dev.kallos.dataset.Inspection.Balance;
import dev.kallos.dataset.Inspection.PartSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An inspection for people. */
final class InspectionText {
  private static final int MOST_UNREADABLE = 20;
  /** With the figures beside it the table is of 80 columns. */
  private static final int WIDEST_NAME = 36;

  private InspectionText() {}

  /** The lines, of at most 100 columns where names allow. */
  static List<String> lines(Inspection found, FaceDataset faces) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d %s, the first %d x %d pixels"
            .formatted(
                found.layout(),
                found.faces(),
                found.drawn().isPresent() ? "drawn faces" : "faces",
                found.frameWidth(),
                found.frameHeight()));
    lines.add("Subjects:     " + subjects(found));
    lines.add("Partition:    " + (found.partition().isEmpty() ? "none" : overlap(found)));
    for (PartSize part : found.partition()) {
      lines.add(
          "  %-11s %,d faces%s, %s"
              .formatted(
                  part.part().id(),
                  part.faces(),
                  part.subjects() > 0 ? " of %,d subjects".formatted(part.subjects()) : "",
                  balance(part.chosen())));
    }
    lines.add("Landmarks:    %,d faces".formatted(found.facesWithLandmarks()));
    lines.add("Label:        " + balance(found.chosen()));
    found
        .planted()
        .ifPresent(
            drawn ->
                lines.add(
                    "Best possible: %s, known because the faces are drawn".formatted(percent(drawn.bayesAccuracy()))));
    found
        .planted()
        .ifPresent(
            drawn ->
                drawn
                    .bias()
                    .forEach(
                        (attribute, logOdds) ->
                            lines.add(
                                "Planted bias: %s adds %s to the label's log-odds, on purpose"
                                    .formatted(attribute, Decimal.of(logOdds, 2)))));
    lines.add("Fingerprint:  " + found.fingerprint());
    found
        .unreadable()
        .ifPresentOrElse(
            reasons -> unreadable(reasons, faces, lines),
            () -> lines.add("Photos:       not decoded, so damaged ones are not known; add --check-photos to see"));
    lines.add("");
    attributes(found, lines);
    return lines;
  }

  private static String subjects(Inspection found) {
    return found
        .subjects()
        .map(
            subjects ->
                "%,d with %d to %d faces each, median %s; %,d with one%s"
                    .formatted(
                        subjects.count(),
                        subjects.min(),
                        subjects.max(),
                        subjects.median() == Math.rint(subjects.median())
                            ? Long.toString((long) subjects.median())
                            : Double.toString(subjects.median()),
                        subjects.withOne(),
                        subjects.facesWithout() > 0
                            ? "; %,d faces without a subject".formatted(subjects.facesWithout())
                            : ""))
        .orElse("unknown");
  }

  private static String overlap(Inspection found) {
    return found.partitionOverlap() < 0
        ? "overlap unknown, for want of subjects"
        : "%,d subjects in more than one part".formatted(found.partitionOverlap());
  }

  private static void unreadable(Map<Integer, String> reasons, FaceDataset faces, List<String> lines) {
    lines.add("Bad photos:   %,d".formatted(reasons.size()));
    reasons.entrySet().stream()
        .limit(MOST_UNREADABLE)
        .forEach(entry -> lines.add("  " + faces.faces().get(entry.getKey()).file() + ": " + entry.getValue()));
    if (reasons.size() > MOST_UNREADABLE) {
      lines.add("  and %,d more; --json lists all".formatted(reasons.size() - MOST_UNREADABLE));
    }
  }

  private static void attributes(Inspection found, List<String> lines) {
    int longest = found.attributes().stream().mapToInt(a -> a.balance().attribute().length()).max().orElse(0);
    int width = Math.max(9, Math.min(longest, WIDEST_NAME));
    String row = "%-" + width + "s  %8s  %10s  %8s  %6s";
    String label = found.chosen().attribute();
    lines.add("How often each attribute holds, and how often " + label + " holds if it does, and if not:");
    lines.add(row.formatted("attribute", "holds", "if it does", "if not", "phi"));
    for (Association with : found.attributes()) {
      lines.add(
          row.formatted(
              cut(with.balance().attribute(), width),
              percent(with.balance().rate()),
              percent(with.chosenGiven()),
              percent(with.chosenGivenNot()),
              Double.isFinite(with.phi()) ? Decimal.signed(with.phi(), 2) : "-"));
    }
  }

  /** A name, its end left out where it is longer than the table's column; the JSON has it whole. */
  private static String cut(String name, int width) {
    return name.length() <= width ? name : name.substring(0, width - 1) + "…";
  }

  private static String balance(Balance balance) {
    return "%s: %s of %,d%s"
        .formatted(
            balance.attribute(),
            percent(balance.rate()),
            balance.holds() + balance.fails(),
            balance.unknown() > 0 ? ", unknown of %,d".formatted(balance.unknown()) : "");
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? Decimal.of(100 * share, 1) + " %" : "-";
  }
}

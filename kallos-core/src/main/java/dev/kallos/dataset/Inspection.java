package dev.kallos.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is in a data set, counted before anyone trains.
 *
 * @param layout the layout's name
 * @param fingerprint the data's
 * @param frameWidth width of the first photo, in pixels
 * @param frameHeight height of the first photo, in pixels
 * @param faces how many
 * @param facesWithLandmarks how many have five points
 * @param subjects who is there; empty if no subject is known
 * @param chosen the balance of the attribute asked about
 * @param attributes every attribute and how it goes with the chosen one, in the table's order
 * @param partition the data's own partition, the parts that have faces; empty if there is none
 * @param partitionOverlap how many subjects stand in more than one of its parts; −1 if subjects are unknown
 * @param unreadable index and reason of each photo that cannot be decoded; empty if that was not looked at
 * @param drawn what is known of the data because the program drew it
 * @param warnings what was found amiss in tables and folders, a sentence each
 */
public record Inspection(
    String layout,
    String fingerprint,
    int frameWidth,
    int frameHeight,
    int faces,
    int facesWithLandmarks,
    Optional<Subjects> subjects,
    Balance chosen,
    List<Association> attributes,
    List<PartSize> partition,
    int partitionOverlap,
    Optional<Map<Integer, String>> unreadable,
    Optional<DrawnTruth> drawn,
    List<String> warnings) {

  /**
   * The people in the data.
   *
   * @param count how many
   * @param min the fewest faces of one of them
   * @param median the median of their faces
   * @param max the most faces of one of them
   * @param withOne how many have one face alone
   * @param facesWithout how many faces have no known subject
   */
  public record Subjects(int count, int min, double median, int max, int withOne, int facesWithout) {}

  /**
   * For how many faces an attribute holds.
   *
   * @param unknown for how many nobody says
   */
  public record Balance(String attribute, int holds, int fails, int unknown) {
    /** The share of faces it holds for among those it is known of, 0 to 1; NaN if it is known of none. */
    public double rate() {
      return holds / (double) (holds + fails);
    }
  }

  /** What is known of the chosen attribute because the program planted it; empty of any other. */
  public Optional<DrawnTruth> planted() {
    return drawn.filter(truth -> truth.attribute().equals(chosen.attribute()));
  }

  /**
   * How an attribute goes with the chosen one, over the faces both are known of.
   *
   * @param balance its own balance
   * @param chosenGiven the share of faces with it that have the chosen one, 0 to 1; NaN if there are none
   * @param chosenGivenNot the share of faces without it that have the chosen one; NaN if there are none
   * @param phi the correlation of the two, −1 to 1; NaN if either has one class only
   */
  public record Association(Balance balance, double chosenGiven, double chosenGivenNot, double phi) {}

  /**
   * One part of the data's own partition.
   *
   * @param subjects how many people, 0 if unknown
   * @param chosen the chosen attribute's balance in it
   */
  public record PartSize(Part part, int faces, int subjects, Balance chosen) {}

  public Inspection {
    attributes = List.copyOf(attributes);
    partition = List.copyOf(partition);
    unreadable = unreadable.map(reasons -> Collections.unmodifiableMap(new TreeMap<>(reasons)));
    warnings = List.copyOf(warnings);
  }

  /**
   * Counts what is in the data, by its tables alone.
   *
   * @throws dev.kallos.UnusableInputException if there is no such attribute
   */
  public static Inspection of(FaceDataset data, String attribute) {
    byte[] chosen = data.labels().of(attribute);
    List<Association> attributes = new ArrayList<>();
    for (String name : data.labels().attributes()) {
      attributes.add(association(name, data.labels().of(name), chosen));
    }
    List<PartSize> partition = new ArrayList<>();
    Map<String, Set<Part>> partsOf = new HashMap<>();
    for (Part part : Part.values()) {
      partSize(data, part, attribute, chosen, partsOf).ifPresent(partition::add);
    }
    int overlap = (int) partsOf.values().stream().filter(parts -> parts.size() > 1).count();
    Optional<Subjects> subjects = subjects(data);
    return new Inspection(
        data.layout(),
        data.fingerprint(),
        data.frameWidth(),
        data.frameHeight(),
        data.size(),
        (int) data.faces().stream().filter(face -> face.landmarks().isPresent()).count(),
        subjects,
        balance(attribute, chosen),
        attributes,
        partition,
        subjects.isPresent() ? overlap : -1,
        Optional.empty(),
        data.drawn(),
        Stream.concat(data.warnings().stream(), ofOneClass(attribute, partition)).toList());
  }

  /** Where the partition is one to train by, the parts that a run would refuse, a sentence each. */
  private static Stream<String> ofOneClass(String attribute, List<PartSize> partition) {
    return partition.stream()
        .filter(part -> partition.size() == Part.values().length)
        .filter(part -> part.chosen().holds() == 0 || part.chosen().fails() == 0)
        .map(
            part ->
                "The part %s has %d faces with '%s' and %d without, and a run needs both; ask for --split subjects, or another attribute."
                    .formatted(part.part().id(), part.chosen().holds(), attribute, part.chosen().fails()));
  }

  /** The same, with what a check of every photo found. */
  public Inspection withUnreadable(Map<Integer, String> reasons) {
    return new Inspection(
        layout, fingerprint, frameWidth, frameHeight, faces, facesWithLandmarks, subjects, chosen, attributes,
        partition, partitionOverlap, Optional.of(reasons), drawn, warnings);
  }

  private static Optional<Subjects> subjects(FaceDataset data) {
    Map<String, Integer> sizes = new HashMap<>();
    data.faces().forEach(face -> face.subject().ifPresent(subject -> sizes.merge(subject, 1, Integer::sum)));
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    int[] sorted = sizes.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    int withOne = (int) sizes.values().stream().filter(size -> size == 1).count();
    int without = (int) data.faces().stream().filter(face -> face.subject().isEmpty()).count();
    return Optional.of(new Subjects(n, sorted[0], median, sorted[n - 1], withOne, without));
  }

  private static Optional<PartSize> partSize(
      FaceDataset data, Part part, String attribute, byte[] chosen, Map<String, Set<Part>> partsOf) {
    Set<String> people = new HashSet<>();
    int[] counts = new int[3];
    int faces = 0;
    for (int i = 0; i < data.size(); i++) {
      Face face = data.faces().get(i);
      if (face.officialPart().equals(Optional.of(part))) {
        faces++;
        counts[chosen[i] + 1]++;
        face.subject().ifPresent(people::add);
      }
    }
    people.forEach(subject -> partsOf.computeIfAbsent(subject, s -> new HashSet<>()).add(part));
    Balance balance = new Balance(attribute, counts[2], counts[1], counts[0]);
    return faces == 0 ? Optional.empty() : Optional.of(new PartSize(part, faces, people.size(), balance));
  }

  private static Balance balance(String attribute, byte[] labels) {
    int[] counts = new int[3];
    for (byte label : labels) {
      counts[label + 1]++;
    }
    return new Balance(attribute, counts[2], counts[1], counts[0]);
  }

  private static Association association(String name, byte[] labels, byte[] chosen) {
    double[][] n = new double[2][2];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0 && chosen[i] >= 0) {
        n[labels[i]][chosen[i]]++;
      }
    }
    double with = n[1][0] + n[1][1];
    double without = n[0][0] + n[0][1];
    double margins = with * without * (n[0][1] + n[1][1]) * (n[0][0] + n[1][0]);
    double phi = (n[1][1] * n[0][0] - n[1][0] * n[0][1]) / Math.sqrt(margins);
    return new Association(
        balance(name, labels), n[1][1] / with, n[0][1] / without, margins == 0 ? Double.NaN : phi);
  }
}

package dev.kallos.explanation.test;

import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Optional;

/** What maps are put to, and from when on a method passes. Of each a method has a number a face, and their mean. */
public enum MapTest {
  /** {@link TrueRegion#hits}. */
  POINTING_GAME("pointing_game", "pointing game", Kind.REACHES, 0.95),
  /** {@link TrueRegion#lift}. */
  TRUE_REGION_LIFT("true_region_lift", "true region lift", Kind.REACHES, 3),
  /** {@link Faithfulness.Face#deletionMean}. */
  DELETION("deletion", "deletion", Kind.BELOW_CONTROL, 0),
  /** {@link Faithfulness.Face#insertionMean}. */
  INSERTION("insertion", "insertion", Kind.ABOVE_CONTROL, 0),
  /** {@link Faithfulness.Face#road}. */
  ROAD("road", "ROAD", Kind.ABOVE_CONTROL, 0),
  /** {@link Faithfulness.Face#confidenceDrop}. */
  CONFIDENCE_DROP("confidence_drop", "drop in confidence", Kind.BELOW_CONTROL, 0),
  /** {@link Faithfulness.Face#confidenceIncrease}. */
  CONFIDENCE_INCREASE("confidence_increase", "increase in confidence", Kind.ABOVE_CONTROL, 0),
  /** {@link MapSimilarity#absoluteRanks} with the map of the net whose weights are all random. */
  WEIGHTS_RANDOMIZED("weights_randomized", "random weights", Kind.CHANGES, 0.5),
  /** {@link MapSimilarity#absoluteRanks} with the map of a net trained on shuffled labels. */
  LABELS_RANDOMIZED("labels_randomized", "shuffled labels", Kind.CHANGES, 0.5),
  /** {@link Stability#mirrored}. */
  MIRRORED("mirrored", "mirroring", Kind.STAYS, 0.5),
  /** {@link Stability#shifted}. */
  SHIFTED("shifted", "shift", Kind.STAYS, 0.5),
  /** {@link Stability#noised}. */
  NOISED("noised", "noise", Kind.STAYS, 0.5),
  /** Rank correlation, over a face's regions, of the share of the heat with what hiding the region takes away. */
  REGION_CORRELATION("region_correlation", "hidden regions", Kind.AGREES, 0);

  /** Of fewer people no test says anything: even expanded percentiles hold too seldom, the fewer they are. */
  public static final int FEWEST_PEOPLE = SubjectBootstrap.FEWEST_SUBJECTS;

  /** How a test is passed. */
  private enum Kind {
    /** The mean is at least the limit. */
    REACHES,
    /** On the same faces, the mean is above that of the random map. */
    ABOVE_CONTROL,
    /** On the same faces, the mean is below that of the random map. */
    BELOW_CONTROL,
    /** On the same faces, the mean is above that of the random map, and above the limit. */
    AGREES,
    /** The mean is below the limit. */
    CHANGES,
    /** The mean is above the limit. */
    STAYS
  }

  private final String id;
  private final String words;
  private final Kind kind;
  private final double limit;

  MapTest(String id, String words, Kind kind, double limit) {
    this.id = id;
    this.words = words;
    this.kind = kind;
    this.limit = limit;
  }

  /** The test's name in files. */
  public String id() {
    return id;
  }

  /** The test's name in a sentence. */
  public String words() {
    return words;
  }

  /** Whether it asks if a map changes when it must: a method that fails shows something else than what the net learnt. */
  public boolean isSanity() {
    return kind == Kind.CHANGES;
  }

  /** Whether a method is held against the random map. */
  public boolean hasControl() {
    return kind == Kind.ABOVE_CONTROL || kind == Kind.BELOW_CONTROL || kind == Kind.AGREES;
  }

  /** 1 if high is good, −1 if low is. */
  public int sign() {
    return kind == Kind.BELOW_CONTROL || kind == Kind.CHANGES ? -1 : 1;
  }

  /**
   * Whether a method passes. A target is reached by the number itself. Where all faces have the same number there is no interval,
   * and it is judged itself too: a map that is its own likeness on every face does not hang on the net.
   *
   * @param value the method's mean
   * @param margin by how much it is better than the random map; looked at only where {@link #hasControl}
   * @return empty if it cannot be told: the 95 % interval holds the limit, or there are fewer than {@value #FEWEST_PEOPLE} people
   */
  public Optional<Boolean> passes(SubjectMean value, SubjectMean margin) {
    SubjectMean over = hasControl() ? margin : value;
    double mean = over.measured().value();
    if (over.subjects() < FEWEST_PEOPLE || Double.isNaN(mean)) {
      return Optional.empty();
    }
    if (kind == Kind.REACHES) {
      return Optional.of(mean >= limit);
    }
    if (kind == Kind.AGREES && !value.isAbove(limit)) {
      return value.isBelow(limit) || margin.isBelow(0) ? Optional.of(false) : Optional.empty();
    }
    if (over.isAbove(limit)) {
      return Optional.of(kind != Kind.CHANGES);
    }
    return over.isBelow(limit) ? Optional.of(kind == Kind.CHANGES) : Optional.empty();
  }
}

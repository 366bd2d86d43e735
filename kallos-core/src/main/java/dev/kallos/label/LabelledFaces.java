package dev.kallos.label;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.SubjectBootstrap;
import java.util.Arrays;

/**
 * Faces with what the data says of them, as parallel columns of one length.
 *
 * @param subjects who they are; where subjects are unknown each face stands for itself
 * @param labels the label learnt: 1 it holds, 0 it does not
 * @param attributes all attributes, that of the label too
 */
public record LabelledFaces(String[] subjects, int[] labels, Labels attributes) {
  public LabelledFaces {
    if (subjects.length != labels.length) {
      throw new IllegalArgumentException("arrays of different lengths");
    }
  }

  public int size() {
    return labels.length;
  }

  int people() {
    return (int) Arrays.stream(subjects).distinct().count();
  }

  /** How many people are known to have an attribute or not to have it, whoever are fewer. */
  int peopleOfEitherValue(String attribute) {
    byte[] values = attributes.of(attribute);
    return Math.min(
        SubjectBootstrap.subjects(subjects, i -> values[i] == 0), SubjectBootstrap.subjects(subjects, i -> values[i] == 1));
  }

  int positives() {
    return Arrays.stream(labels).sum();
  }
}

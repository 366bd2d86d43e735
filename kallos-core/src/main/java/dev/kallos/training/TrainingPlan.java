package dev.kallos.training;

import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * How to train.
 *
 * @param epochs at most so many
 * @param patience stop after so many epochs without a better one
 * @param batch faces a step
 * @param learningRate Adam's step size
 * @param l2 factor of the squared kernels added to the loss, on the layers the design names
 * @param mirror whether each face is mirrored with probability ½ each time it is shown
 * @param schedule how the step size goes over the epochs
 * @param weightDecay by what share of the step size weights shrink each step (Loshchilov and Hutter 2019); biases do not
 * @param augmentation how faces are changed each time they are shown
 * @param averaged over about how many steps the weights kept are averaged (Polyak and Juditsky 1992); 0 for the last ones
 * @param others how much the other attributes count together in the loss beside the asked one's 1; 0 leaves them out
 * @param smoothing what share of each label is spread evenly over both answers (Szegedy et al. 2016)
 * @param mixup the shape of the distribution that the weight of another face laid over each is drawn from ({@link Mixup});
 *     0 for none
 * @param scoreMirrored whether the trained net's logit is the mean over a face and its mirror image
 * @param keptBy which epoch is the best: its weights are kept, and patience counts from it
 */
public record TrainingPlan(
    int epochs,
    int patience,
    int batch,
    double learningRate,
    double l2,
    boolean mirror,
    Schedule schedule,
    double weightDecay,
    Augmentation augmentation,
    int averaged,
    double others,
    double smoothing,
    double mixup,
    boolean scoreMirrored,
    Criterion keptBy) {

  /** A plan with one step size and nothing but mirroring. */
  public TrainingPlan(int epochs, int patience, int batch, double learningRate, double l2, boolean mirror) {
    this(epochs, patience, batch, learningRate, l2, mirror, Schedule.CONSTANT, 0, Augmentation.NONE, 0, 0, 0, 0, false,
        Criterion.ACCURACY);
  }

  /** The article's choices where it states them, the documented ones where it does not. */
  public static final TrainingPlan DEFAULT = new TrainingPlan(40, 5, 64, 1e-3, 1e-3, true);

  /** What {@link NetworkDesign#MODERN} is trained with. */
  public static final TrainingPlan MODERN =
      new TrainingPlan(
          30,
          30,
          64,
          3e-3,
          0,
          true,
          Schedule.ONE_CYCLE,
          0.02,
          new Augmentation(0.05, 0.05, 5, 0.15, 0.05, 0.25),
          250,
          4,
          0,
          0.2,
          true,
          Criterion.LOSS);

  /**
   * What the logits of a batch ought to say.
   *
   * @param labels attribute × face, the asked attribute first: 1, 0, or −1 where unknown
   * @param faces the batch's
   */
  Targets targets(byte[][] labels, int[] faces) {
    int attributes = labels.length;
    float[] values = new float[faces.length * attributes];
    float[] weights = new float[attributes];
    for (int a = 0; a < attributes; a++) {
      weights[a] = a == 0 ? 1 : (float) (others / (attributes - 1));
      for (int i = 0; i < faces.length; i++) {
        byte label = labels[a][faces[i]];
        values[i * attributes + a] = label < 0 ? Float.NaN : (float) (label + smoothing * (0.5 - label));
      }
    }
    return new Targets(values, weights);
  }

  /**
   * Over about how many steps the weights are averaged: {@link #averaged}, but no more than the last tenth of all steps, since
   * those before are of another net; 0 for no average.
   *
   * @param faces how many there are to train on
   */
  int averaged(int faces) {
    long steps = (long) epochs * steps(faces);
    return (int) Math.min(averaged, Math.max(1, steps / 10));
  }

  /** How many faces a step is taken on, where there are so many to train on: no more than there are. */
  int together(int faces) {
    return Math.min(batch, faces);
  }

  /** How many steps an epoch has. */
  int steps(int faces) {
    int together = together(faces);
    return faces / together + (faces % together == 0 ? 0 : 1);
  }

  /** What to lower of a plan that diverged, in words: the step size, or what a user set above the usual. */
  String lower(TrainingPlan usual) {
    List<String> raised = new ArrayList<>(List.of("--learning-rate below " + learningRate));
    raise(raised, "--l2", l2, usual.l2);
    raise(raised, "--weight-decay", weightDecay, usual.weightDecay);
    raise(raised, "--other-attributes", others, usual.others);
    return "a " + String.join(", or a ", raised);
  }

  private static void raise(List<String> raised, String option, double value, double usual) {
    if (value > usual) {
      raised.add(option + " below " + value);
    }
  }

  /** This plan with other epochs at most; one that never stops early still does not. */
  public TrainingPlan withEpochs(int most) {
    return new TrainingPlan(
        most, patience < epochs ? patience : most, batch, learningRate, l2, mirror, schedule, weightDecay, augmentation,
        averaged, others, smoothing, mixup, scoreMirrored, keptBy);
  }

  /** The plan a design is trained with unless the user says otherwise; one no penalty holds for has none. */
  public static TrainingPlan usual(NetworkDesign design) {
    if (design.equals(NetworkDesign.MODERN)) {
      return MODERN;
    }
    return design.penalized() ? DEFAULT : DEFAULT.withoutPenalty();
  }

  private TrainingPlan withoutPenalty() {
    return new TrainingPlan(
        epochs, patience, batch, learningRate, 0, mirror, schedule, weightDecay, augmentation, averaged, others, smoothing,
        mixup, scoreMirrored, keptBy);
  }
}

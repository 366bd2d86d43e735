package dev.kallos.audit;

import static dev.kallos.audit.SubjectSums.FACES;
import static dev.kallos.audit.SubjectSums.FN;
import static dev.kallos.audit.SubjectSums.FP;
import static dev.kallos.audit.SubjectSums.NO;
import static dev.kallos.audit.SubjectSums.SCORE;
import static dev.kallos.audit.SubjectSums.TN;
import static dev.kallos.audit.SubjectSums.TP;
import static dev.kallos.audit.SubjectSums.YES;

import java.util.Arrays;
import java.util.List;

/**
 * What a group is measured by. The group is also set against the faces known not to be in it and against all faces: as
 * a difference, in the metric's own unit, whose sign says which way it goes, and as a ratio.
 */
public enum AuditMetric {
  /** The share labelled yes. */
  BASE_RATE("base_rate", "share labelled yes", SumFunction.share(YES, FACES)),
  /** The share answered yes. */
  POSITIVE_RATE("positive_rate", "share answered yes", SumFunction.share(List.of(TP, FP), FACES)),
  /** The share of right answers. */
  ACCURACY("accuracy", "accuracy", SumFunction.share(List.of(TP, TN), FACES)),
  /** The area under the ROC curve. */
  AUC("auc", "AUC", SumFunction.rocArea()),
  /** Of those labelled yes, the share answered yes. */
  TPR("tpr", "true positive rate", SumFunction.share(List.of(TP), YES)),
  /** Of those labelled no, the share answered yes. */
  FPR("fpr", "false positive rate", SumFunction.share(List.of(FP), NO)),
  /** Of those labelled yes, the share answered no. */
  FNR("fnr", "false negative rate", SumFunction.share(List.of(FN), YES)),
  /** Of those answered yes, the share labelled no. */
  FDR("fdr", "false discovery rate", SumFunction.share(List.of(FP), List.of(TP, FP))),
  /** Of those answered no, the share labelled yes. */
  FOR("for", "false omission rate", SumFunction.share(List.of(FN), List.of(FN, TN))),
  /** The mean probability of yes. */
  MEAN_SCORE("mean_score", "mean probability", SumFunction.mean(SCORE, false)),
  /** The mean probability of yes less the share labelled yes. */
  CALIBRATION_IN_THE_LARGE("calibration_in_the_large", "mean probability less share labelled yes", SumFunction.mean(SCORE, true)),
  /** The expected calibration error, as {@link dev.kallos.evaluation.Metric#ECE}. */
  ECE("ece", "expected calibration error", SumFunction.calibrationError());

  private final String id;
  private final String words;
  private final SumFunction function;

  AuditMetric(String id, String words, SumFunction function) {
    this.id = id;
    this.words = words;
    this.function = function;
  }

  /**
   * The metrics whose differences are tested: all but the false negative rate, whose test would be that of the true
   * positive rate again, and the calibration error, which a smaller group has more of by chance alone.
   */
  static List<AuditMetric> tested() {
    return Arrays.stream(values()).filter(metric -> metric != FNR && metric != ECE).toList();
  }

  /** Whether a ratio of two groups' figures means something: their sign is always the same, and chance adds to neither. */
  boolean hasRatio() {
    return this != CALIBRATION_IN_THE_LARGE && this != ECE;
  }

  /** Whether people read it as a percentage: it is a share of faces, or the mean of probabilities. */
  public boolean isShare() {
    return this != AUC && this != CALIBRATION_IN_THE_LARGE && this != ECE;
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** The name in files of its difference from the faces not in the group. */
  public String differenceId() {
    return id + "_difference";
  }

  /** The name in files of its ratio to the faces not in the group. */
  public String ratioId() {
    return id + "_ratio";
  }

  /** The name in files of its difference from all faces. */
  public String differenceFromAllId() {
    return id + "_difference_all";
  }

  /** The name in files of its ratio to all faces. */
  public String ratioToAllId() {
    return id + "_ratio_all";
  }

  /** Its name for people, wherever they meet it. */
  public String words() {
    return words;
  }

  SumFunction function() {
    return function;
  }

  static List<SumFunction> functions() {
    return Arrays.stream(values()).map(AuditMetric::function).toList();
  }
}

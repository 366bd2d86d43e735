package dev.kallos.audit;

import java.util.List;
import java.util.function.Function;

/** What a net may be asked to be equal in between groups. */
public enum FairnessCriterion {
  /** The same share answered yes (Dwork et al. 2012, who call it statistical parity). */
  DEMOGRAPHIC_PARITY("demographic_parity", new Rate(AuditMetric.POSITIVE_RATE)),
  /** The same true positive rate (Hardt, Price and Srebro 2016). */
  EQUAL_OPPORTUNITY("equal_opportunity", new Rate(AuditMetric.TPR)),
  /** The same true and false positive rates (Hardt, Price and Srebro 2016). */
  EQUALIZED_ODDS("equalized_odds", new Rate(AuditMetric.TPR), new Rate(AuditMetric.FPR)),
  /** The same precision (Chouldechova 2017). */
  PREDICTIVE_PARITY("predictive_parity", new Rate("precision", set -> set.estimate(AuditMetric.FDR.function()).complement())),
  /** In each group a score of p means that a share p is labelled yes (Kleinberg, Mullainathan and Raghavan 2016). */
  CALIBRATION_WITHIN_GROUPS("calibration_within_groups");

  /**
   * A rate that is to be the same.
   *
   * @param words its name in a sentence
   * @param of measures it
   */
  record Rate(String words, Function<MeasuredSet, Estimate> of) {
    Rate(AuditMetric metric) {
      this(metric.words(), set -> set.estimate(metric.function()));
    }
  }

  private final String id;
  private final List<Rate> rates;

  FairnessCriterion(String id, Rate... rates) {
    this.id = id;
    this.rates = List.of(rates);
  }

  /** Its name in files. */
  public String id() {
    return id;
  }

  /** Its name in a sentence. */
  public String words() {
    return id.replace('_', ' ');
  }

  /** The rates that are to be the same in all groups; none for calibration, which asks something of each group alone. */
  List<Rate> rates() {
    return rates;
  }
}

package dev.kallos.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessSentenceTest {
  private final FairnessSentence words = new FairnessSentence("people");

  @Test
  void ratesThatAreTheSameInAllGroupsAreNotSaidTwiceOfOne() {
    Map<String, Map<String, Estimate>> odds = new LinkedHashMap<>();
    odds.put("true positive rate", groups(1, 1));
    Measured none = Measured.point(0);
    assertThat(words.ofRates(odds, none, Measured.point(1), FairnessVerdict.OPEN))
        .startsWith("The true positive rate is 100.0 % for all groups compared: a gap of 0.0 points, a ratio of 1.00. ");
    odds.put("false positive rate", groups(.2, .1));
    assertThat(words.ofRates(odds, none, Measured.point(.5), FairnessVerdict.OPEN))
        .startsWith(
            "The true positive rate is 100.0 % for all groups compared; the false positive rate is 10.0 % for Male=0 and 20.0 %"
                + " for Male=1; the largest gap is ");
  }

  @Test
  void whatIsLeftOpenIsSaidAsItsIntervalHasIt() {
    assertThat(open(0, .2)).endsWith(" These people cannot say whether it holds to within 5 points.");
    assertThat(open(.01, .2)).endsWith(" There is a gap, but whether it is of more than 5 points these people cannot say.");
    assertThat(open(.01, 1)).endsWith(" There is a gap, but whether it is of more than 5 points these people cannot say.");
    assertThat(open(0, 1)).endsWith(" is left open: of a rate of exactly 0 or 1 no interval is known.");
  }

  private String open(double lo, double hi) {
    Measured gap = new Measured((lo + hi) / 2, new Interval(lo, hi));
    return words.ofRates(Map.of("precision", groups(.2, .1)), gap, Measured.point(.5), FairnessVerdict.OPEN);
  }

  private static Map<String, Estimate> groups(double men, double women) {
    Map<String, Estimate> groups = new LinkedHashMap<>();
    groups.put("Male=1", estimate(men));
    groups.put("Male=0", estimate(women));
    return groups;
  }

  private static Estimate estimate(double value) {
    return new Estimate(value, new double[0], new double[0], 100, new Estimate.Chance.EvensOut());
  }
}

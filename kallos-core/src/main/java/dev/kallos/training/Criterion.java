package dev.kallos.training;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.Locale;

/** By what the validation part says which epoch is the best so far: the one whose weights are kept. */
public enum Criterion {
  /** The share of right answers, as the article has it. Many epochs lie within chance of the highest. */
  ACCURACY {
    @Override
    boolean isBetter(EpochResult epoch, EpochResult than) {
      return epoch.validationAccuracy() > than.validationAccuracy();
    }
  },

  /** The mean log loss, which counts how sure each answer is and so depends less on chance. */
  LOSS {
    @Override
    boolean isBetter(EpochResult epoch, EpochResult than) {
      return epoch.validationLoss() < than.validationLoss();
    }
  };

  /** Whether an epoch is better than another. */
  abstract boolean isBetter(EpochResult epoch, EpochResult than);

  /** Its name in files and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The criterion of that name.
   *
   * @throws UnusableInputException if there is none
   */
  public static Criterion named(String id) {
    return Arrays.stream(values())
        .filter(criterion -> criterion.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new UnusableInputException("Epochs are not kept by '" + id + "'; write accuracy or loss."));
  }
}

package dev.kallos.training;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.Locale;

/** How the step size goes over a training run. */
public enum Schedule {
  /** The same at every step. */
  CONSTANT {
    @Override
    double factor(double done) {
      return 1;
    }
  },

  /** Up in a line from a twenty-fifth over the first quarter, then down along half a cosine to nothing (Smith and Topin 2018). */
  ONE_CYCLE {
    @Override
    double factor(double done) {
      if (done < WARM_UP) {
        return START + (1 - START) * done / WARM_UP;
      }
      return (1 + Math.cos(Math.PI * (done - WARM_UP) / (1 - WARM_UP))) / 2;
    }
  };

  private static final double WARM_UP = 0.25;
  private static final double START = 1.0 / 25;

  /**
   * What the step size is multiplied by.
   *
   * @param done the share of all steps that lies behind, from 0 on, below 1
   */
  abstract double factor(double done);

  /** Its name in files and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The schedule of that name.
   *
   * @throws UnusableInputException if there is none
   */
  public static Schedule named(String id) {
    return Arrays.stream(values())
        .filter(schedule -> schedule.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new UnusableInputException("There is no schedule '" + id + "'; write constant or one-cycle."));
  }
}

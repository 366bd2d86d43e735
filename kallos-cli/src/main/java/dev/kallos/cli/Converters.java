package dev.kallos.cli;

import dev.kallos.UnusableInputException;
import dev.kallos.benchmark.PhotoSize;
import dev.kallos.dataset.DatasetRequest.Cut;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.run.ThreadLimit;
import dev.kallos.training.Criterion;
import dev.kallos.training.Schedule;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns what the user typed into values, or says in a few words why not. */
final class Converters {
  private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";

  private Converters() {}

  /** A size, {@code WxH}. */
  static final class Size implements ITypeConverter<ImageSize> {
    @Override
    public ImageSize convert(String text) {
      try {
        return ImageSize.parse(text);
      } catch (UnusableInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A size of photos, {@code WxH}. */
  static final class Photos implements ITypeConverter<PhotoSize> {
    @Override
    public PhotoSize convert(String text) {
      try {
        return PhotoSize.parse(text);
      } catch (UnusableInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** A file or folder. */
  static final class FilePath implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      if (text.isEmpty()) {
        throw new TypeConversionException("the path is empty");
      }
      return Path.of(text);
    }
  }

  /** A file for programs to read, or the standard output. */
  static final class Result implements ITypeConverter<ResultFile> {
    @Override
    public ResultFile convert(String text) {
      try {
        return new ResultFile(new FilePath().convert(text));
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + text + "' is no path");
      }
    }
  }

  /** A seed. */
  static final class Seed implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' is no whole number that a seed can be");
      }
    }
  }

  /** {@code NAME=NUMBER}. */
  static final class Setting implements ITypeConverter<NamedNumber> {
    @Override
    public NamedNumber convert(String text) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new TypeConversionException("'" + text + "' is not a name, =, and a number");
      }
      return new NamedNumber(text.substring(0, sign).strip(), number(text.substring(sign + 1).strip()));
    }
  }

  /** A whole number that is large enough. */
  private abstract static class WholeNumber implements ITypeConverter<Integer> {
    private final int least;

    WholeNumber(int least) {
      this.least = least;
    }

    @Override
    public final Integer convert(String text) {
      try {
        int value = Integer.parseInt(text);
        if (value >= least) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new TypeConversionException("'" + text + "' is no whole number of at least " + least);
    }
  }

  /** A whole number of at least 1. */
  static final class Count extends WholeNumber {
    Count() {
      super(1);
    }
  }

  /** A whole number of at least 0. */
  static final class NotNegativeCount extends WholeNumber {
    NotNegativeCount() {
      super(0);
    }
  }

  /** A number of threads. */
  static final class Threads implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int value = new Count().convert(text);
      if (value > ThreadLimit.here()) {
        throw new TypeConversionException(
            "'%s' is above %d, the most that %d cores can mind"
                .formatted(text, ThreadLimit.here(), Runtime.getRuntime().availableProcessors()));
      }
      return value;
    }
  }

  /** A number of a range. */
  private abstract static class NumberInRange implements ITypeConverter<Double> {
    private final DoublePredicate range;
    private final String problem;

    /**
     * Names the range.
     *
     * @param problem what is to be said of a number outside, behind it
     */
    NumberInRange(DoublePredicate range, String problem) {
      this.range = range;
      this.problem = problem;
    }

    @Override
    public Double convert(String text) {
      double value = number(text);
      if (!range.test(value)) {
        throw new TypeConversionException("'" + text + "' " + problem);
      }
      return value;
    }
  }

  /** A number that 32 bits hold whatever training multiplies it by, and far above any that trains a net. */
  private abstract static class Bounded extends NumberInRange {
    private static final double MOST = 1e6;

    Bounded(DoublePredicate range, String problem) {
      super(range, problem);
    }

    @Override
    public final Double convert(String text) {
      double value = super.convert(text);
      if (value > MOST) {
        throw new TypeConversionException("'%s' is above %,.0f".formatted(text, MOST));
      }
      return value;
    }
  }

  /** A number above 0. */
  static final class Positive extends Bounded {
    Positive() {
      super(value -> value > 0, "is not above 0");
    }
  }

  /** A number of at least 0. */
  static final class NotNegative extends Bounded {
    NotNegative() {
      super(value -> value >= 0, "is below 0");
    }
  }

  /** A beta distribution's shape, or 0 for none. */
  static final class BetaShape extends NumberInRange {
    BetaShape() {
      super(value -> value == 0 || value >= 0.01 && value <= 100, "is neither 0 nor between 0.01 and 100");
    }
  }

  /** A share: a number above 0 and at most 1. */
  static final class Share extends NumberInRange {
    Share() {
      super(value -> value > 0 && value <= 1, "is no share; write a number above 0 and at most 1");
    }

    @Override
    public Double convert(String text) {
      return super.convert(text.strip());
    }
  }

  /** {@code COLUMN=VALUE} or {@code COLUMN=median}. */
  static final class ScoreCut implements ITypeConverter<Cut> {
    @Override
    public Cut convert(String text) {
      int sign = text.lastIndexOf('=');
      if (sign < 1) {
        throw new TypeConversionException("'" + text + "' is not COLUMN=VALUE or COLUMN=median");
      }
      String value = text.substring(sign + 1).strip();
      return new Cut(
          text.substring(0, sign).strip(),
          value.equalsIgnoreCase("median") ? OptionalDouble.empty() : OptionalDouble.of(number(value)));
    }
  }

  /** How to divide the faces. */
  static final class SplitKind implements ITypeConverter<Split.Kind> {
    @Override
    public Split.Kind convert(String text) {
      return oneOf(Split.Kind.values(), Split.Kind::id, text);
    }
  }

  /** The arithmetic. */
  static final class PrecisionName implements ITypeConverter<PrecisionMode> {
    @Override
    public PrecisionMode convert(String text) {
      return oneOf(PrecisionMode.values(), PrecisionMode::toString, text);
    }
  }

  /** The device. */
  static final class DeviceName implements ITypeConverter<DeviceMode> {
    @Override
    public DeviceMode convert(String text) {
      return oneOf(DeviceMode.values(), DeviceMode::toString, text);
    }
  }

  /** How much labels are smoothed: of a smoothing of 1 nothing is left to learn. */
  static final class Smoothing extends NumberInRange {
    Smoothing() {
      super(value -> value >= 0 && value < 1, "is not at least 0 and below 1");
    }
  }

  /** How the step size goes over the epochs. */
  static final class ScheduleName implements ITypeConverter<Schedule> {
    @Override
    public Schedule convert(String text) {
      return oneOf(Schedule.values(), Schedule::id, text);
    }
  }

  /** By what the best epoch is told. */
  static final class CriterionName implements ITypeConverter<Criterion> {
    @Override
    public Criterion convert(String text) {
      return oneOf(Criterion.values(), Criterion::id, text);
    }
  }

  /** A stage of a run. */
  static final class StageName implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String text) {
      return oneOf(Stage.values(), Stage::toString, text);
    }
  }

  /** A stage of an ensemble. */
  static final class EnsembleStageName implements ITypeConverter<Stage> {
    @Override
    public Stage convert(String text) {
      return oneOf(new Stage[] {Stage.SCORE, Stage.EVALUATE, Stage.AUDIT, Stage.REPORT}, Stage::toString, text);
    }
  }

  /** The layout to write. */
  static final class LayoutName implements ITypeConverter<TargetLayout> {
    @Override
    public TargetLayout convert(String text) {
      return oneOf(TargetLayout.values(), TargetLayout::toString, text);
    }
  }

  /** The names of the ways to divide faces. */
  static final class SplitKinds extends ArrayList<String> {
    SplitKinds() {
      super(Arrays.stream(Split.Kind.values()).map(Split.Kind::id).toList());
    }
  }

  private static <E> E oneOf(E[] known, Function<E, String> name, String text) {
    return Arrays.stream(known)
        .filter(value -> name.apply(value).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is none of " + Arrays.stream(known).map(name).collect(Collectors.joining(", "))));
  }

  /** As people write numbers; Java would take 1f and 0x1p3 too. */
  private static double number(String text) {
    if (text.matches(NUMBER) && Double.isFinite(Double.parseDouble(text))) {
      return Double.parseDouble(text);
    }
    throw new TypeConversionException("'" + text + "' is no number");
  }
}

package dev.kallos.calibration;

import dev.kallos.evaluation.BinaryMetrics;
import dev.kallos.evaluation.CalibrationGaps;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.Metric;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.evaluation.WeightedScores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often intervals hold what is true, where that is known: of the calibration error of nets drawn over and over, and of
 * the mean over a few people. It lies in the package whose figures it measures. See interval-coverage.sh.
 */
public final class IntervalCoverage {
  private static final int LARGE = 400_000;
  private static final int[] FACES = {20, 50, 200, 500, 2000};

  /**
   * A net that is asked about faces of a truth of its own.
   *
   * @param answers draws a logit
   * @param temperature by how much too sure it is
   * @param above how much too low its logits are, before the temperature
   */
  private record Net(String name, ToDoubleFunction<SplittableRandom> answers, double temperature, double above) {
    Scores draw(int faces, int people, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      String[] files = new String[faces];
      String[] subjects = new String[faces];
      int[] labels = new int[faces];
      double[] logits = new double[faces];
      for (int i = 0; i < faces; i++) {
        files[i] = Integer.toString(i);
        subjects[i] = Integer.toString(random.nextInt(people));
        logits[i] = answers.applyAsDouble(random);
        labels[i] = random.nextDouble() < Scores.probability((logits[i] + above) / temperature) ? 1 : 0;
      }
      return new Scores(files, subjects, labels, logits);
    }

    boolean holds() {
      return temperature == 1 && above == 0;
    }

    double error() {
      return holds() ? 0 : Metric.ECE.of(WeightedScores.of(draw(LARGE, LARGE, 1)));
    }

    double squaredError() {
      return holds() ? 0 : CalibrationError.squared(WeightedScores.of(draw(LARGE, LARGE, 1)), Metric.CALIBRATION_BINS);
    }
  }

  private IntervalCoverage() {}

  /** Samples of each kind. */
  public static void main(String[] args) {
    int samples = Integer.parseInt(args[0]);
    List<Net> nets =
        List.of(
            new Net("spread", random -> 2 * random.nextGaussian(), 1, 0),
            new Net("crowded about one half", random -> random.nextDouble(-.05, .05), 1, 0),
            new Net("all the same", random -> .2, 1, 0),
            new Net("sure, of 95 % and more", random -> sure(random, 3, 5), 1, 0),
            new Net("surer, of 99.3 % and more", random -> sure(random, 5, 8), 1, 0),
            new Net("spread, too sure by a tenth", random -> 2 * random.nextGaussian(), 1.1, 0),
            new Net("spread, too sure by a third", random -> 2 * random.nextGaussian(), 1.3, 0),
            new Net("spread, twice too sure", random -> 2 * random.nextGaussian(), 2, 0),
            new Net("spread, too low by .4", random -> 2 * random.nextGaussian(), 1, .4),
            new Net("crowded, too low by .4", random -> random.nextDouble(-.05, .05), 1, .4),
            new Net("all the same, too low by .1", random -> .2, 1, .1),
            new Net("sure, too sure by a third", random -> sure(random, 3, 5), 1.3, 0),
            new Net("surer, too sure by a third", random -> sure(random, 5, 8), 1.3, 0));
    System.out.printf("%d samples each, two people for three faces; of those that have an interval%n", samples);
    System.out.printf("%nSamples whose interval holds the true calibration error, of 100; in brackets the turned interval alone%n");
    table(nets, Net::name, "%.3f", Net::error, (net, faces) -> error(net, faces, samples));
    System.out.printf("%nThe same for the debiased squared error, in brackets its percentiles%n");
    table(nets, Net::name, "%.4f", Net::squaredError, (net, faces) -> squaredError(net, faces, samples));
    List<Pair> pairs =
        List.of(
            new Pair("neither too sure", 1, 1),
            new Pair("both too sure by a third", 1.3, 1.3),
            new Pair("one too sure by a third", 1, 1.3),
            new Pair("one twice too sure", 1, 2));
    System.out.printf("%nSamples whose interval holds the true difference of two nets' errors; in brackets the turned interval alone%n");
    table(pairs, Pair::name, "%.3f", Pair::difference, (pair, faces) -> difference(pair, faces, samples));
    means(10 * samples);
  }

  /** A logit of either sign alike. */
  private static double sure(SplittableRandom random, double least, double most) {
    return random.nextDouble(least, most) * (random.nextBoolean() ? 1 : -1);
  }

  private static <T> void table(
      List<T> nets, Function<T, String> name, String format, ToDoubleFunction<T> truth, BiFunction<T, Integer, String> cell) {
    System.out.printf("%n| net's answers | true error |%s%n",
        " %d faces |".repeat(FACES.length).formatted(Arrays.stream(FACES).boxed().toArray()));
    System.out.printf("|---|---|%s%n", "---|".repeat(FACES.length));
    for (T net : nets) {
      System.out.printf("| %s | %s |", name.apply(net), String.format(Locale.ROOT, format, truth.applyAsDouble(net)));
      for (int faces : FACES) {
        System.out.printf(" %s |", cell.apply(net, faces));
      }
      System.out.println();
    }
  }

  private static String error(Net net, int faces, int samples) {
    double truth = net.error();
    Held held = new Held();
    Held turned = new Held();
    for (int k = 0; k < samples; k++) {
      Scores scores = net.draw(faces, faces * 2 / 3, 1000 + k);
      WeightedScores view = WeightedScores.of(scores);
      Measured measured =
          SubjectBootstrap.of(scores.subjects(), k)
              .measured(weights -> new double[] {Metric.ECE.of(view.weighted(weights))})[0];
      held.count(measured.ofError(CalibrationGaps.of(scores).luck()).ci95(), truth);
      turned.count(turned(measured, 0), truth);
    }
    return held + (net.holds() ? " (" + turned + ")" : "");
  }

  private static Interval turned(Measured measured, double least) {
    Interval percentiles = measured.ci95();
    double twice = 2 * measured.value();
    return new Interval(Math.max(least, twice - percentiles.hi()), Math.max(least, twice - percentiles.lo()));
  }

  /**
   * Two nets that are asked about the same faces: what each sees of one is half of what there is to see.
   *
   * @param temperatures by how much too sure each is
   */
  private record Pair(String name, double... temperatures) {
    Scores[] draw(int faces, int people, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      String[] names = IntStream.range(0, faces).mapToObj(Integer::toString).toArray(String[]::new);
      String[] subjects = new String[faces];
      int[] labels = new int[faces];
      double[][] logits = new double[2][faces];
      for (int i = 0; i < faces; i++) {
        double probability = .5;
        for (int net = 0; net < 2; net++) {
          double seen = random.nextDouble(-.24, .24);
          probability += seen;
          logits[net][i] = temperatures[net] * Math.log((.5 + seen) / (.5 - seen));
        }
        subjects[i] = Integer.toString(random.nextInt(people));
        labels[i] = random.nextDouble() < probability ? 1 : 0;
      }
      return Arrays.stream(logits).map(of -> new Scores(names, subjects, labels, of)).toArray(Scores[]::new);
    }

    double difference() {
      if (temperatures[0] == temperatures[1]) {
        return 0;
      }
      Scores[] nets = draw(LARGE, LARGE, 1);
      return Metric.ECE.of(WeightedScores.of(nets[1])) - Metric.ECE.of(WeightedScores.of(nets[0]));
    }
  }

  private static String difference(Pair pair, int faces, int samples) {
    double truth = pair.difference();
    Held held = new Held();
    Held turned = new Held();
    for (int k = 0; k < samples; k++) {
      Scores[] nets = pair.draw(faces, faces * 2 / 3, 4000 + k);
      WeightedScores[] views = Arrays.stream(nets).map(WeightedScores::of).toArray(WeightedScores[]::new);
      Measured[] measured =
          SubjectBootstrap.of(nets[0].subjects(), k)
              .measured(
                  weights -> {
                    double one = Metric.ECE.of(views[1].weighted(weights));
                    double other = Metric.ECE.of(views[0].weighted(weights));
                    return new double[] {one - other, one, other};
                  });
      Measured one = measured[1].ofError(CalibrationGaps.of(nets[1]).luck());
      Measured other = measured[2].ofError(CalibrationGaps.of(nets[0]).luck());
      held.count(measured[0].ofErrors(one, other).ci95(), truth);
      turned.count(turned(measured[0], -1), truth);
    }
    return held + " (" + turned + ")";
  }

  private static String squaredError(Net net, int faces, int samples) {
    double truth = net.squaredError();
    Held held = new Held();
    Held percentiles = new Held();
    for (int k = 0; k < samples; k++) {
      Scores scores = net.draw(faces, faces * 2 / 3, 2000 + k);
      WeightedScores view = WeightedScores.of(scores);
      Measured[] figures =
          SubjectBootstrap.of(scores.subjects(), k).measured(weights -> Calibration.figures(view.weighted(weights)));
      double caution = CalibrationGaps.of(scores).luck().caution();
      held.count(Calibration.measured(figures, figures[1], caution).get(3).ci95(), truth);
      percentiles.count(figures[3].ci95(), truth);
    }
    return held + " (" + percentiles + ")";
  }

  private static void means(int samples) {
    Map<String, ToDoubleFunction<SplittableRandom>> shapes = new LinkedHashMap<>();
    shapes.put("normal", SplittableRandom::nextGaussian);
    shapes.put("even", random -> random.nextDouble(-1, 1));
    shapes.put("skewed (exponential)", random -> -Math.log(1 - random.nextDouble()) - 1);
    int[] people = {5, 6, 7, 8, 20};
    System.out.printf("%nSamples of people whose interval holds the true mean, of 100; one face each%n%n| spread |");
    Arrays.stream(people).forEach(n -> System.out.printf(" %d people |", n));
    System.out.printf("%n|---|%s%n", "---|".repeat(people.length));
    shapes.forEach(
        (name, shape) -> {
          System.out.printf("| %s |", name);
          for (int n : people) {
            String[] who = IntStream.range(0, n).mapToObj(Integer::toString).toArray(String[]::new);
            Held held = new Held();
            for (int k = 0; k < samples; k++) {
              SplittableRandom random = new SplittableRandom(3000 + k);
              double[] values = IntStream.range(0, n).mapToDouble(i -> shape.applyAsDouble(random)).toArray();
              held.count(SubjectBootstrap.of(who, k).measured(w -> new double[] {BinaryMetrics.mean(values, w)})[0].ci95(), 0);
            }
            System.out.printf(" %s |", held);
          }
          System.out.println();
        });
  }

  /** How many of the intervals there are hold a number. */
  private static final class Held {
    private int yes;
    private int defined;

    void count(Interval interval, double truth) {
      defined += interval.isDefined() ? 1 : 0;
      yes += interval.contains(truth) ? 1 : 0;
    }

    @Override
    public String toString() {
      return defined == 0 ? "–" : Long.toString(Math.round(100.0 * yes / defined));
    }
  }
}

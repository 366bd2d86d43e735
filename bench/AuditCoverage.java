import dev.kallos.Progress;
import dev.kallos.audit.Audit;
import dev.kallos.audit.AuditMetric;
import dev.kallos.audit.AuditRow;
import dev.kallos.audit.Crossing;
import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import dev.kallos.synthetic.Album;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.FaceAttribute;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Audits the audit. Populations are drawn over and over, judged by a rule with a bias of known size, and audited; the
 * true figures come from one very large population of the same kind. Says how often the 95 % intervals cover them, and
 * how often tests of true hypotheses find something at .05. See audit-coverage.sh.
 */
public final class AuditCoverage {
  private static final int LARGE = 200_000;
  private static final List<String> ATTRIBUTES =
      List.of("Attractive", "Male", "Young", "Eyeglasses", "Wearing_Hat");
  private static final List<Crossing> CROSSINGS = List.of(new Crossing(List.of("Male", "Young")));

  /**
   * How faces are judged.
   *
   * @param plant the region that carries the label, if one does
   * @param bias what is added to the logit of men
   * @param byLabelAlone whether the judge sees nothing but the label: then groups of different base rates have the same
   *     true and false positive rates
   */
  private record World(Optional<String> plant, double bias, boolean byLabelAlone) {
    Population draw(int faces, long seed) {
      Album album = Album.of(new DrawingRecipe(faces, seed, plant));
      int n = album.faces().size();
      String[] files = new String[n];
      String[] subjects = new String[n];
      int[] labels = new int[n];
      double[] logits = new double[n];
      byte[][] values = new byte[ATTRIBUTES.size()][n];
      for (int i = 0; i < n; i++) {
        Album.Entry face = album.faces().get(i);
        files[i] = Integer.toString(i);
        subjects[i] = Integer.toString(face.subject());
        labels[i] = face.spec().has(FaceAttribute.ATTRACTIVE) ? 1 : 0;
        for (int a = 0; a < values.length; a++) {
          values[a][i] = (byte) (face.spec().has(FaceAttribute.of(ATTRIBUTES.get(a))) ? 1 : 0);
        }
        double evidence =
            byLabelAlone ? 2.4 * labels[i] - 1.2 : .8 * Math.log(face.probability() / (1 - face.probability()));
        double ofPerson = new SplittableRandom(seed * 1_000_003 + face.subject()).nextGaussian();
        double ofPicture = new SplittableRandom(seed * 7_000_009 + i).nextGaussian();
        boolean male = face.spec().has(FaceAttribute.MALE);
        logits[i] = evidence + .8 * ofPerson + ofPicture + (male ? bias : 0);
      }
      return new Population(new Scores(files, subjects, labels, logits), new Labels(ATTRIBUTES, values));
    }
  }

  private record Population(Scores scores, Labels labels) {
    List<AuditRow> audit(List<Crossing> crossings, long seed) {
      return Audit.of(scores, labels, "Attractive", crossings, seed).rows(Progress.silent(), () -> false);
    }
  }

  /** How often something was so, of how many times. */
  private static final class Share {
    private int yes;
    private int of;

    void count(boolean holds) {
      yes += holds ? 1 : 0;
      of++;
    }

    @Override
    public String toString() {
      return of == 0 ? "" : String.format(Locale.ROOT, "%.1f %% of %,d", 100.0 * yes / of, of);
    }
  }

  private AuditCoverage() {}

  /** Repetitions, faces in each population, the number of the first, and {@code tests} for false alarms alone. */
  public static void main(String[] args) {
    System.out.printf("%s repetitions of %s faces, from number %s on%n", args[0], args[1], args[2]);
    int repetitions = Integer.parseInt(args[0]);
    int faces = Integer.parseInt(args[1]);
    int first = Integer.parseInt(args[2]);
    if (!args[3].equals("tests")) {
      coverage(new World(Optional.empty(), -1, false), repetitions, faces, first);
    }
    falseAlarms(
        "nothing differs", new World(Optional.of("mouth"), 0, false), AuditMetric.values(), repetitions, faces, first);
    falseAlarms(
        "base rates differ, the judge sees the label alone",
        new World(Optional.empty(), 0, true),
        new AuditMetric[] {AuditMetric.AUC, AuditMetric.TPR, AuditMetric.FPR},
        repetitions,
        faces,
        first);
  }

  private static void coverage(World world, int repetitions, int faces, int first) {
    Map<String, Double> truth = truth(world.draw(LARGE, 1));
    Map<String, Share> byMetric = new LinkedHashMap<>();
    Map<String, Share> byGroup = new LinkedHashMap<>();
    Map<String, Integer> subjects = new LinkedHashMap<>();
    for (int r = 0; r < repetitions; r++) {
      for (AuditRow row : world.draw(faces, 1000 + first + r).audit(CROSSINGS, r)) {
        if (row.measured().ci95().isDefined()) {
          boolean covered = row.measured().ci95().contains(truth.get(row.group() + " " + row.metric()));
          byMetric.computeIfAbsent(row.metric(), m -> new Share()).count(covered);
          if (!row.metric().startsWith("ece")) {
            byGroup.computeIfAbsent(row.group(), g -> new Share()).count(covered);
          }
        }
        subjects.merge(row.group(), row.metric().equals("accuracy") ? row.subjects() : 0, Integer::sum);
      }
    }
    System.out.printf("%nIntervals that cover the truth, by metric over all groups%n%n");
    System.out.println("| metric | figure | difference | ratio | difference from all | ratio to all |");
    System.out.println("|---|---|---|---|---|---|");
    for (AuditMetric metric : AuditMetric.values()) {
      System.out.printf("| %s |", metric.id());
      for (String ending : List.of("", "_difference", "_ratio", "_difference_all", "_ratio_all")) {
        System.out.printf(" %s |", byMetric.getOrDefault(metric.id() + ending, new Share()));
      }
      System.out.println();
    }
    System.out.printf("%nBy group, over all metrics but the calibration error%n%n");
    System.out.println("| group | people, on average | intervals that cover |");
    System.out.println("|---|---|---|");
    byGroup.forEach((group, share) -> System.out.printf("| %s | %d | %s |%n", group, subjects.get(group) / repetitions, share));
  }

  private static void falseAlarms(
      String name, World world, AuditMetric[] metrics, int repetitions, int faces, int first) {
    Map<String, Share> byGroup = new LinkedHashMap<>();
    Map<String, Share> alarms = new LinkedHashMap<>();
    Share anyDiscovery = new Share();
    for (int r = 0; r < repetitions; r++) {
      boolean discovery = false;
      for (AuditRow row : world.draw(faces, 500_000 + first + r).audit(List.of(), r)) {
        for (AuditMetric metric : metrics) {
          if (row.metric().equals(metric.differenceId()) && !Double.isNaN(row.p()) && !row.group().endsWith("=0")) {
            alarms.computeIfAbsent(metric.id(), m -> new Share()).count(row.p() <= .05);
            byGroup.computeIfAbsent(row.group(), g -> new Share()).count(row.p() <= .05);
            discovery |= metric == AuditMetric.TPR && row.q() <= .05;
          }
        }
      }
      anyDiscovery.count(discovery);
    }
    System.out.printf("%nFalse alarms at .05: %s%n%n| metric | p of at most .05 |%n|---|---|%n", name);
    alarms.forEach((metric, share) -> System.out.printf("| %s | %s |%n", metric, share));
    byGroup.forEach((group, share) -> System.out.printf("| all of these, %s | %s |%n", group, share));
    System.out.printf("| any discovery in the family of tpr (q of at most .05) | %s |%n", anyDiscovery);
  }

  /** Every figure of a population, by its definition. */
  private static Map<String, Double> truth(Population population) {
    int n = population.scores.size();
    double[] logits = population.scores.logits();
    int[] ascending =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> logits[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<String, boolean[]> groups = new LinkedHashMap<>();
    boolean[] everyone = new boolean[n];
    Arrays.fill(everyone, true);
    groups.put("all", everyone);
    byte[] male = population.labels.of("Male");
    byte[] young = population.labels.of("Young");
    for (String attribute : ATTRIBUTES) {
      byte[] values = population.labels.of(attribute);
      for (int value = 0; value < 2; value++) {
        boolean[] members = new boolean[n];
        for (int i = 0; i < n; i++) {
          members[i] = values[i] == value;
        }
        groups.put(attribute + "=" + value, members);
      }
    }
    for (int m = 0; m < 2; m++) {
      for (int y = 0; y < 2; y++) {
        boolean[] members = new boolean[n];
        for (int i = 0; i < n; i++) {
          members[i] = male[i] == m && young[i] == y;
        }
        groups.put("Male=%d & Young=%d".formatted(m, y), members);
      }
    }
    Map<String, Double> truth = new LinkedHashMap<>();
    groups.forEach(
        (group, members) -> {
          boolean[] rest = new boolean[n];
          for (int i = 0; i < n; i++) {
            rest[i] = !members[i];
          }
          for (AuditMetric metric : AuditMetric.values()) {
            double figure = TrueFigure.of(metric, population.scores, ascending, members);
            double others = group.equals("all") ? Double.NaN : TrueFigure.of(metric, population.scores, ascending, rest);
            double all = TrueFigure.of(metric, population.scores, ascending, everyone);
            truth.put(group + " " + metric.id(), figure);
            truth.put(group + " " + metric.differenceId(), figure - others);
            truth.put(group + " " + metric.ratioId(), figure / others);
            truth.put(group + " " + metric.differenceFromAllId(), figure - all);
            truth.put(group + " " + metric.ratioToAllId(), figure / all);
          }
        });
    return truth;
  }

  /** A metric of some faces by its definition. */
  private static final class TrueFigure {
    private final double[] cells = new double[4];
    private double score;
    private double won;
    private final double[] gaps = new double[15];

    static double of(AuditMetric metric, Scores scores, int[] ascending, boolean[] members) {
      TrueFigure sums = new TrueFigure();
      double noBelow = 0;
      for (int i : ascending) {
        if (!members[i]) {
          continue;
        }
        double p = 1 / (1 + Math.exp(-scores.logits()[i]));
        int label = scores.labels()[i];
        sums.cells[2 * label + (scores.logits()[i] > 0 ? 1 : 0)]++;
        sums.score += p;
        sums.gaps[Math.min(14, (int) (15 * p))] += label - p;
        sums.won += label == 1 ? noBelow : 0;
        noBelow += label == 1 ? 0 : 1;
      }
      return sums.figure(metric);
    }

    private double figure(AuditMetric metric) {
      double tn = cells[0];
      double fp = cells[1];
      double fn = cells[2];
      double tp = cells[3];
      double n = tn + fp + fn + tp;
      return switch (metric) {
        case BASE_RATE -> (tp + fn) / n;
        case POSITIVE_RATE -> (tp + fp) / n;
        case ACCURACY -> (tp + tn) / n;
        case AUC -> won / (tp + fn) / (tn + fp);
        case TPR -> tp / (tp + fn);
        case FPR -> fp / (fp + tn);
        case FNR -> fn / (tp + fn);
        case FDR -> fp / (tp + fp);
        case FOR -> fn / (fn + tn);
        case MEAN_SCORE -> score / n;
        case CALIBRATION_IN_THE_LARGE -> (score - tp - fn) / n;
        case ECE -> Arrays.stream(gaps).map(Math::abs).sum() / n;
      };
    }
  }
}

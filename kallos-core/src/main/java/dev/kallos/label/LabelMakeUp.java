package dev.kallos.label;

import dev.kallos.dataset.Labels;
import dev.kallos.evaluation.Scores;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the label is made of.
 *
 * @param attribute the label
 * @param test the faces all predictors are judged on
 * @param predictors how far each predicts it
 * @param regression the label as a regression on the other attributes
 * @param weights what each of these adds
 * @param stacking that regression and the net weighed together; empty if that cannot be
 * @param amplification whether the net exaggerates
 * @param noise how firm the label is
 * @param suspects faces whose label may be wrong
 */
public record LabelMakeUp(
    String attribute,
    Scores test,
    Predictors predictors,
    AttributeRegression regression,
    List<AttributeRegression.Weight> weights,
    Optional<Stacking> stacking,
    Amplification amplification,
    LabelNoise noise,
    List<Suspect> suspects) {
  private static final String SEX = "Male";
  private static final List<Predictors.Pair> PAIRS =
      List.of(
          new Predictors.Pair("net", "attributes"),
          new Predictors.Pair("attributes_and_net", "attributes"),
          new Predictors.Pair("attributes_and_net", "net"));

  /**
   * What is known of a run's faces.
   *
   * @param attribute the label
   * @param all every face of the run; empty where who is who is unknown
   * @param train the train part
   * @param validation the validation part's scores
   * @param validationAttributes its faces' attributes, in the scores' order
   * @param test the test part's scores
   * @param testAttributes its faces' attributes, in the scores' order
   */
  public record Faces(
      String attribute,
      Optional<LabelledFaces> all,
      LabelledFaces train,
      Scores validation,
      Labels validationAttributes,
      Scores test,
      Labels testAttributes) {}

  /**
   * Takes the label apart.
   *
   * @param stopped asked between refits
   * @throws dev.kallos.StoppedException once {@code stopped} says so
   */
  public static LabelMakeUp of(Faces faces, long seed, BooleanSupplier stopped) {
    Scores test = faces.test();
    AttributeRegression regression = AttributeRegression.of(faces.train(), faces.attribute(), seed);
    boolean predicts = !regression.attributes().used().isEmpty() && faces.train().size() > 0;
    double[] attributeLogits = regression.logits(faces.testAttributes(), test.size());
    Map<String, Scores> predictors = new LinkedHashMap<>();
    predictors.put("majority", majority(faces.train(), test));
    sexOnly(faces).ifPresent(scores -> predictors.put("sex_only", scores));
    Optional<Stacking> stacking = Optional.empty();
    if (predicts) {
      predictors.put("attributes", test.withLogits(attributeLogits));
      double[] validation = regression.logits(faces.validationAttributes(), faces.validation().size());
      stacking = Stacking.of(faces.validation(), validation);
    } else {
      Arrays.fill(attributeLogits, Double.NaN);
    }
    predictors.put("net", test);
    stacking.ifPresent(both -> predictors.put("attributes_and_net", both.score(test, attributeLogits)));
    return new LabelMakeUp(
        faces.attribute(),
        test,
        Predictors.of(predictors, PAIRS, seed),
        regression,
        predicts ? regression.weights(faces.train(), seed, stopped) : List.of(),
        stacking,
        Amplification.of(faces.train(), test, faces.testAttributes(), faces.attribute(), seed),
        faces
            .all()
            .map(all -> LabelNoise.of(all, test.subjects(), test.labels(), seed))
            .orElseGet(() -> LabelNoise.unknown(faces.train().size() + faces.validation().size() + test.size())),
        Suspect.of(test, attributeLogits));
  }

  private static Scores majority(LabelledFaces train, Scores test) {
    double[] logits = new double[test.size()];
    Arrays.fill(logits, Rate.logOdds(train.positives(), train.size()));
    return test.withLogits(logits);
  }

  private static boolean isKnown(Labels labels) {
    return labels.has(SEX) && labels.count(SEX, 0) + labels.count(SEX, 1) > 0;
  }

  /** Each test face given the share labelled yes of its sex in the train part; empty where sex is unknown or learnt. */
  static Optional<Scores> sexOnly(Faces faces) {
    Labels train = faces.train().attributes();
    if (faces.attribute().equals(SEX) || !isKnown(train) || !isKnown(faces.testAttributes())) {
      return Optional.empty();
    }
    byte[] sexes = train.of(SEX);
    double[] odds = new double[2];
    for (int sex = 0; sex < 2; sex++) {
      int yes = 0;
      int all = 0;
      for (int i = 0; i < sexes.length; i++) {
        all += sexes[i] == sex ? 1 : 0;
        yes += sexes[i] == sex ? faces.train().labels()[i] : 0;
      }
      odds[sex] = all == 0 ? Rate.logOdds(faces.train().positives(), faces.train().size()) : Rate.logOdds(yes, all);
    }
    byte[] asked = faces.testAttributes().of(SEX);
    double[] logits = new double[asked.length];
    for (int i = 0; i < asked.length; i++) {
      logits[i] =
          asked[i] == Labels.UNKNOWN
              ? Rate.logOdds(faces.train().positives(), faces.train().size())
              : odds[asked[i]];
    }
    return Optional.of(faces.test().withLogits(logits));
  }
}

package dev.kallos.learningcurve;

import dev.kallos.Decimal;
import dev.kallos.Ends;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a learning curve says, in words that claim no more than its numbers. */
record Conclusions(LearningCurve curve) {
  /** A fall of the error that is worth the name. */
  private static final double FALL = 0.005;

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (curve.fit().isPresent()) {
      law(curve.fit().get(), sentences);
      forecast(curve.fit().get(), sentences);
    } else {
      sentences.add(
          "There are too few numbers of training faces for a forecast, which needs %d: the curve is shown without one; ask"
                  .formatted(CurveFit.FEWEST_SIZES)
              + " for more with --shares.");
    }
    gap(sentences);
    sentences.add(verdict());
    curve
        .bayesError()
        .ifPresent(
            least ->
                sentences.add(
                    "In the long run nobody could be wrong on fewer than %s of such faces: the planted rule's own limit.%s"
                        .formatted(percent(least), crossing(least))));
    return sentences;
  }

  /** A law that is fitted to a few numbers of faces knows nothing of the least possible error. */
  private String crossing(double least) {
    int furthest = curve.looksAhead() ? curve.facesAhead() : 2 * curve.most();
    boolean crosses = curve.fit().isPresent() && curve.fit().get().law().error(furthest) < least;
    return crosses
        ? " The forecast for %s training faces lies below it, so the law cannot go on that far.".formatted(count(furthest))
        : "";
  }

  private void law(CurveFit fit, List<String> sentences) {
    String range = "From %s to %s training faces".formatted(count(curve.fewest()), count(curve.most()));
    if (fit.law().scale() == 0) {
      sentences.add(
          range
              + " the test error does not fall: no falling law e∞ + a·n^−b is nearer to it than its mean, e∞ = %s."
                  .formatted(percent(fit.limit())));
    } else {
      Measured drop = fit.drop(curve.fewest(), curve.most());
      sentences.add(
          range
              + (isAboveZero(drop) ? " the test error falls as" : " the falling law nearest to the test error is")
              + " e∞ + a·n^−b, with e∞ = %s, a = %s and b = %s."
                  .formatted(percent(fit.limit()), decimal(fit.scale()), decimal(fit.exponent()))
              + (isAboveZero(drop) ? "" : " Whether the error falls at all cannot be told from chance."));
      if (drop.value() < FALL) {
        sentences.add(
            "That is a fall of less than half a point: what is forecast from it rests on chance as much as on a law.");
      }
    }
    if (!fit.determinesLimit(curve.most())) {
      sentences.add(
          "These points do not determine e∞, the error that ever more faces would leave: "
              + (fit.limit().ci95().isDefined()
                  ? "its interval is wider than half of all that it could be."
                  : fit.replicates().isEmpty()
                      ? "too few people were tested for an interval."
                      : "all replicates come to the same, so nothing is known of its spread."));
    }
  }

  private static boolean isAboveZero(Measured difference) {
    return difference.ci95().isDefined() && difference.ci95().lo() > 0;
  }

  private void forecast(CurveFit fit, List<String> sentences) {
    int doubled = 2 * curve.most();
    String ahead =
        curve.looksAhead() ? "; %s faces %s".formatted(count(curve.facesAhead()), forecast(fit, curve.facesAhead())) : "";
    sentences.add(
        "If it goes on like this, %s training faces, twice as many, would lower the test error from the %s that the law gives"
                .formatted(count(doubled), percent(fit.law().error(curve.most())))
            + " at %s %s%s.".formatted(count(curve.most()), forecast(fit, doubled), ahead));
    sentences.add(
        switch (curve.moreFaces().orElseThrow()) {
          case HELP -> "More faces would help: the whole interval says that twice as many gain half a point or more.";
          case HELP_LITTLE ->
              "More faces alone would help little: the whole interval says that twice as many gain less than half a point.";
          case OPEN -> "Whether twice as many faces would gain half a point cannot be told from these points.";
        });
  }

  private String forecast(CurveFit fit, int faces) {
    return "by %s, to %s".formatted(points(fit.drop(curve.most(), faces)), percent(fit.error(faces)));
  }

  private void gap(List<String> sentences) {
    Gap gap = curve.gap();
    boolean real = gap.gap().ci95().isDefined() && !gap.gap().ci95().contains(0);
    sentences.add(
        ("Trained on %s%s faces, %s wrong on %s of the faces trained on and on %s of the test faces%s %s, %s of the test error, %s.")
            .formatted(
                curve.largestAlike() ? "" : "up to ",
                count(curve.most()),
                curve.largestRepeats() == 1
                    ? "the net is"
                    : curve.largestRepeats() + " nets are on the mean",
                percent(gap.training()),
                percent(gap.test()),
                real ? ":" : ". The difference of",
                points(gap.gap()),
                percent(gap.share()),
                real
                    ? "are what " + (curve.strangers() ? "new people" : "faces not trained on") + " cost"
                    : "cannot be told from chance"));
    sentences.add(
        switch (gap.verdict()) {
          case LARGE ->
              "That is most of its error, which more faces or more weight decay can lessen; a larger net alone would"
                  + " hardly.";
          case SMALL ->
              "That is little of its error: the net does not fit its own faces much better, so a larger net or another"
                  + " training may help, or nothing, where the label cannot be told from the picture.";
          case BETWEEN ->
              "That is not clearly most of its error nor clearly little of it, so it does not say whether a larger net would"
                  + " help.";
        });
  }

  /** Which would help more, in one sentence. */
  String verdict() {
    MoreFaces faces = curve.moreFaces().orElse(MoreFaces.OPEN);
    Gap.Verdict gap = curve.gap().verdict();
    if (faces == MoreFaces.HELP && gap == Gap.Verdict.LARGE) {
      return "More faces would help more than a larger net.";
    }
    if (faces == MoreFaces.HELP_LITTLE && gap == Gap.Verdict.SMALL) {
      return "A larger net, or another training, would sooner help than more faces, if anything does.";
    }
    if (faces == MoreFaces.HELP && gap == Gap.Verdict.SMALL) {
      return "Both more faces and a larger net may help; these numbers do not say which more.";
    }
    return "Whether more faces or a larger net would help more, these numbers do not say.";
  }

  private static String count(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return Decimal.of(100 * share, 1) + " %";
  }

  private static String percent(Measured share) {
    return Double.isNaN(share.value()) ? "an unknown share" : percent(share.value()) + ends(share.ci95(), 100, 1, " %");
  }

  private static String points(Measured difference) {
    return Decimal.of(100 * difference.value(), 1) + " points" + ends(difference.ci95(), 100, 1, "");
  }

  private static String decimal(Measured value) {
    return Decimal.of(value.value(), 2) + ends(value.ci95(), 1, 2, "");
  }

  private static String ends(Interval interval, double factor, int digits, String unit) {
    return Ends.of(factor * interval.lo(), factor * interval.hi(), digits, unit);
  }
}

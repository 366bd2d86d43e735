package dev.kallos.report;

import dev.kallos.learningcurve.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a learning curve can be held against: on CelebA's own {@code Attractive} the article's accuracy and that of published
 * nets, which were not measured here; where labels were planted, the best accuracy possible.
 *
 * @param published whether the published accuracies belong here
 * @param best the best accuracy possible, if it is known
 */
record CurveReferences(boolean published, OptionalDouble best) {
  private static final double ARTICLE = 0.804;
  private static final double NETS_FROM = 0.81;
  private static final double NETS_TO = 0.84;

  static CurveReferences of(Words words, LearningCurve curve) {
    boolean celeba = words.layout().toLowerCase(Locale.ROOT).startsWith("celeba");
    OptionalDouble best =
        curve.bayesError().isPresent() ? OptionalDouble.of(1 - curve.bayesError().getAsDouble()) : OptionalDouble.empty();
    return new CurveReferences(celeba && words.articlesOwn() && !words.drawn(), best);
  }

  double lowest() {
    return published ? ARTICLE : best.orElse(1);
  }

  double highest() {
    return published ? NETS_TO : best.orElse(0);
  }

  /** The lines and the band, for beneath the marks. */
  List<Layer> lines(double from, double to) {
    List<Layer> layers = new ArrayList<>();
    if (published) {
      layers.add(
          Layer.of("rect").once().set("color", Palette.QUIET).set("opacity", 0.12)
              .on(Channel.at("y", NETS_FROM).domain(from, to)).on(Channel.at("y2", NETS_TO)));
      layers.add(line(ARTICLE, from, to));
    }
    best.ifPresent(value -> layers.add(line(value, from, to)));
    return layers;
  }

  /** Their names, for above the marks. */
  List<Layer> names(double left, double from, double to) {
    List<Layer> layers = new ArrayList<>();
    if (published) {
      layers.addAll(text("published nets 81–84 %, not measured here", left, NETS_TO, 12, from, to));
      layers.addAll(text("the article 80.4 %, not measured here", left, ARTICLE, 12, from, to));
    }
    best.ifPresent(value -> layers.addAll(text("best possible, the planted rule’s own limit", left, value, -7, from, to)));
    return layers;
  }

  /** What the lines are, in sentences; on narrow screens no words stand beside them. Empty if there are none. */
  String note() {
    String others = published
        ? "Not measured here: the dashed line across is the article’s 80.4\u202f% with about 162,770 training faces, the grey"
            + " band the 81 to 84\u202f% of published nets on CelebA’s own test part."
        : "";
    return others
        + (best.isPresent()
            ? "The dashed line across is the best possible, the planted rule’s own limit: "
                + Numbers.percent(best.getAsDouble()) + "."
            : "");
  }

  private static Layer line(double accuracy, double from, double to) {
    return Layer.of("rule").once().set("color", Palette.INK).set("strokeWidth", 1).dashed()
        .on(Channel.at("y", accuracy).domain(from, to));
  }

  private static List<Layer> text(String words, double left, double accuracy, double down, double from, double to) {
    return List.of(
        words(words, left, accuracy, down, from, to).outlined(),
        words(words, left, accuracy, down, from, to));
  }

  private static Layer words(String words, double left, double accuracy, double down, double from, double to) {
    return Layer.of("text").once().set("style", "aside").set("text", words).set("align", "left").set("dx", 4).set("dy", down)
        .set("color", Palette.INK).on(Channel.at("x", left)).on(Channel.at("y", accuracy).domain(from, to));
  }
}

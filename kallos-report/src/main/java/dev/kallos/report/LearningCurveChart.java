package dev.kallos.report;

import dev.kallos.evaluation.Measured;
import dev.kallos.learningcurve.CurveFit;
import dev.kallos.learningcurve.CurvePoint;
import dev.kallos.learningcurve.LearningCurve;
import java.util.ArrayList;
import java.util.List;

/** Accuracy over the number of training faces: points, the law through them, and its forecast. */
final class LearningCurveChart {
  private static final List<String> PARTS = List.of("training", "validation", "test");
  private static final List<String> COLOURS = List.of(Palette.POSITIVE, Palette.NEGATIVE, Palette.ACCENT);
  private static final List<String> SHAPES = List.of("circle", "diamond", "square");
  /** The factors that draw the three parts a little apart. */
  private static final double[] APART = {0.975, 1, 1.025};
  private static final int STEPS = 60;

  private final LearningCurve curve;
  private final CurveReferences references;
  private final Rows rows = new Rows();
  private final HtmlTable table =
      HtmlTable.of("Each net’s accuracy", "share", "faces", "people", "seed", "training", "validation", "test");
  private double lowest = 1;
  private double highest;

  LearningCurveChart(LearningCurve curve, Words words) {
    this.curve = curve;
    this.references = CurveReferences.of(words, curve);
    curve.points().forEach(this::point);
    curve.fit().ifPresent(this::law);
  }

  /** What the lines of others are. */
  String referencesNote() {
    return references.note();
  }

  Chart chart() {
    double from = Math.max(0, Math.floor(20 * (Math.min(lowest, references.lowest()) - 0.01)) / 20);
    double to = Math.min(1, Math.ceil(20 * (Math.max(highest, references.highest()) + 0.01)) / 20);
    List<Layer> layers = new ArrayList<>(references.lines(from, to));
    if (curve.fit().isPresent()) {
      layers.add(band("measured", Palette.ACCENT, 0.14).on(y("lo", from, to)));
      layers.add(band("forecast", Palette.QUIET, 0.22).on(y("lo", from, to)));
      layers.add(line("measured", Palette.ACCENT).on(y("accuracy", from, to)));
      layers.add(line("forecast", Palette.QUIET).on(y("accuracy", from, to)).dashed());
      layers.add(Layer.of("rule").once().dashed().set("color", Palette.QUIET).on(Channel.at("x", curve.most())));
      layers.add(
          Layer.of("text").once().set("text", "forecast →").set("align", "left").set("dx", 6).set("dy", -6)
              .set("color", Palette.INK).set("fontWeight", "bold").on(Channel.at("x", curve.most()))
              .on(Channel.at("y", from).domain(from, to)));
    }
    layers.add(points("rule").set("strokeWidth", 1.5).set("opacity", 0.7).on(y("lo", from, to))
        .on(Channel.quantity("y2", "hi")));
    layers.add(points("point").set("filled", true).set("size", 60).set("opacity", 1).on(y("accuracy", from, to))
        .on(Channel.category("shape", "part").range(PARTS, SHAPES))
        .tooltip("part", "part", "trained", "training faces", "seed", "seed", "shown", "accuracy"));
    layers.addAll(references.names(left(), from, to));
    return Chart.of(
        "learning-curve",
        "Points: accuracy on the training, validation and test part for each number of training faces, with the fitted law",
        table, rows, 400, layers.toArray(Layer[]::new));
  }

  private double left() {
    return 0.85 * curve.fewest();
  }

  private double right() {
    double furthest = curve.fit().isPresent() ? Math.max(2.0 * curve.most(), curve.facesAhead()) : curve.most();
    return 1.15 * furthest;
  }

  private void point(CurvePoint point) {
    List<Measured> accuracies = List.of(point.training(), point.validation(), point.test());
    String[] cells = new String[7];
    cells[0] = Numbers.decimal(100 * point.share(), point.share() < 0.1 ? 2 : 1) + "\u202f%";
    cells[1] = Numbers.count(point.faces());
    cells[2] = point.subjects().isPresent() ? Numbers.count(point.subjects().getAsInt()) : Numbers.NONE;
    cells[3] = Long.toString(point.seed());
    for (int i = 0; i < 3; i++) {
      Measured accuracy = accuracies.get(i);
      Interval shown = Interval.of(accuracy);
      cells[4 + i] = shown.percentWithEnds();
      rows.row().with("kind", "point").with("part", PARTS.get(i)).with("faces", APART[i] * point.faces())
          .with("accuracy", shown.value()).with("lo", shown.loOrValue())
          .with("hi", shown.hiOrValue()).with("shown", cells[4 + i])
          .with("trained", cells[1]).with("seed", cells[3]);
      see(shown.value());
      see(shown.lo());
      see(shown.hi());
    }
    table.row(cells);
  }

  private void law(CurveFit fit) {
    zone(fit, "measured", curve.fewest(), curve.most());
    zone(fit, "forecast", curve.most(), right() / 1.15);
  }

  private void zone(CurveFit fit, String kind, double from, double to) {
    for (int i = 0; i <= STEPS; i++) {
      double faces = from * Math.pow(to / from, i / (double) STEPS);
      Measured error = fit.error(faces);
      rows.row().with("kind", kind).with("faces", faces).with("accuracy", 1 - error.value())
          .with("lo", 1 - error.ci95().hi()).with("hi", 1 - error.ci95().lo());
      see(1 - error.ci95().hi());
      see(1 - error.ci95().lo());
    }
  }

  /** Makes room for a value; NaN takes none. */
  private void see(double value) {
    lowest = value < lowest ? value : lowest;
    highest = value > highest ? value : highest;
  }

  private Layer points(String mark) {
    return Layer.of(mark).where("kind", "point").on(x()).on(Channel.category("color", "part").range(PARTS, COLOURS));
  }

  private Layer band(String kind, String colour, double opacity) {
    return Layer.of("area").set("color", colour).set("opacity", opacity).where("kind", kind).on(x())
        .on(Channel.quantity("y2", "hi"));
  }

  private Layer line(String kind, String colour) {
    return Layer.of("line").set("strokeWidth", 2).set("color", colour).where("kind", kind).on(x());
  }

  private Channel x() {
    return Channel.quantity("x", "faces").title("training faces (logarithmic)").format(",.0f").ticks(8).logarithmic()
        .withoutGrid().domain(left(), right());
  }

  private static Channel y(String field, double from, double to) {
    return Channel.quantity("y", field).title("accuracy").format("%").domain(from, to).ticks(6);
  }
}

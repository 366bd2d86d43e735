package dev.kallos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Decimal;
import dev.kallos.Ends;
import dev.kallos.evaluation.Interval;
import dev.kallos.evaluation.Measured;
import java.util.Locale;

/** Numbers as the model card writes them; what does not exist is said in words. */
final class Figures {
  static final String UNKNOWN = "not known";

  private Figures() {}

  static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? UNKNOWN : node.asText();
  }

  static String count(JsonNode node) {
    return node.isNumber() ? String.format(Locale.ROOT, "%,d", node.asLong()) : UNKNOWN;
  }

  static String percent(double share) {
    return Double.isFinite(share) ? decimal(100 * share, 1) + " %" : UNKNOWN;
  }

  /** The share {@code part} is of {@code whole}. */
  static String percent(JsonNode part, JsonNode whole) {
    return whole.asDouble() > 0 && part.isNumber() ? percent(part.asDouble() / whole.asDouble()) : UNKNOWN;
  }

  static String decimal(double value, int digits) {
    return Double.isFinite(value) ? Decimal.of(value, digits) : UNKNOWN;
  }

  /** A number of a JSON block and its {@code _ci95}, for instance {@code 0.853 (0.84 to 0.87)}. */
  static Measured measured(JsonNode block, String name) {
    JsonNode value = block.path(name);
    JsonNode interval = block.path(name + "_ci95");
    return new Measured(
        value.isNumber() ? value.asDouble() : Double.NaN,
        interval.isArray()
            ? new Interval(interval.path(0).asDouble(), interval.path(1).asDouble())
            : Interval.UNDEFINED);
  }

  /** A number of a JSON block {@code {"value", "lo", "hi"}}. */
  static Measured measured(JsonNode figure) {
    return new Measured(
        figure.path("value").asDouble(Double.NaN),
        figure.path("lo").isNumber() && figure.path("hi").isNumber()
            ? new Interval(figure.path("lo").asDouble(), figure.path("hi").asDouble())
            : Interval.UNDEFINED);
  }

  /** A sentence of a JSON block as a paragraph, if there is one and it is not empty. */
  static void sentence(Markdown page, JsonNode sentence) {
    if (sentence.isTextual() && !sentence.asText().isEmpty()) {
      page.paragraph(sentence.asText());
    }
  }

  static String percent(Measured measured) {
    return percent(measured.value()) + ends(measured.ci95(), 100, 1);
  }

  static String decimal(Measured measured) {
    return decimal(measured.value(), 3) + ends(measured.ci95(), 1, 3);
  }

  /** A difference of shares, in percentage points. */
  static String points(Measured measured) {
    double value = measured.value();
    return Double.isFinite(value)
        ? Decimal.signed(100 * value, 1) + ends(measured.ci95(), 100, 1)
        : UNKNOWN;
  }

  /** The size of a difference of shares, in percentage points: it has no sign. */
  static String gap(Measured measured) {
    return decimal(100 * measured.value(), 1) + ends(measured.ci95(), 100, 1);
  }

  /** The ends behind their number, both of them times a factor. */
  static String ends(Interval interval, double factor, int digits) {
    return Ends.of(factor * interval.lo(), factor * interval.hi(), digits);
  }
}

package dev.kallos.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Measured numbers as JSON: {@code {"value", "lo", "hi"}}, null where undefined. */
public final class MeasuredJson {
  private MeasuredJson() {}

  /** The number and its interval's ends. */
  public static ObjectNode of(Measured measured) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, "value", measured.value());
    put(node, "lo", measured.ci95().lo());
    put(node, "hi", measured.ci95().hi());
    return node;
  }

  /** Sets a field to a number, or to null where that is not finite. */
  public static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}

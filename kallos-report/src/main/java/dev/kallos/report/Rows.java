package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A chart's data: rows of named values. A number that does not exist is left out of its row. */
final class Rows {
  private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

  Rows row() {
    rows.addObject();
    return this;
  }

  Rows with(String field, String value) {
    last().put(field, value);
    return this;
  }

  Rows with(String field, double value) {
    if (Double.isFinite(value)) {
      last().put(field, value);
    }
    return this;
  }

  ArrayNode json() {
    return rows;
  }

  int size() {
    return rows.size();
  }

  private ObjectNode last() {
    return (ObjectNode) rows.get(rows.size() - 1);
  }
}

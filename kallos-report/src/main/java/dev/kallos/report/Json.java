package dev.kallos.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** JSON on its way into the page. */
final class Json {
  private Json() {}

  /** JSON that no script element can be closed from. */
  static String text(JsonNode node) {
    try {
      return new ObjectMapper().writeValueAsString(node).replace("<", "\\u003c").replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

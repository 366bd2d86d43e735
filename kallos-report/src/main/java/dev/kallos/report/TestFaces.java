package dev.kallos.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.audit.Audit;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.CsvFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The test faces as the page's script counts them anew for any threshold: each one's logit, label, attributes and subject,
 * packed. Nothing names a face or a person: subjects are numbered in the order they come in.
 */
final class TestFaces {
  private final Scores test;
  private final boolean subjectsKnown;
  private final List<String> attributes;
  private final List<String[]> values = new ArrayList<>();

  TestFaces(RunFiles files) {
    this.test = files.scores().get(Part.TEST);
    this.subjectsKnown = files.words().subjectsKnown();
    CsvFile labels = files.labels();
    this.attributes = labels.header().subList(1, labels.header().size());
    Map<String, CsvFile.Row> rows = new HashMap<>();
    labels.rows().forEach(row -> rows.put(row.values().get(0), row));
    for (int a = 0; a < attributes.size(); a++) {
      String[] column = new String[test.size()];
      for (int i = 0; i < column.length; i++) {
        CsvFile.Row row = rows.get(test.files()[i]);
        column[i] = row == null ? "" : row.values().get(a + 1);
      }
      values.add(column);
    }
  }

  /** A group's conditions as pairs of an attribute's place and its value; null if its name is not understood. */
  ArrayNode conditions(String group) {
    ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
    if (group.equals(AuditTable.WHOLE)) {
      return conditions;
    }
    for (String condition : AuditTable.Group.conditions(group)) {
      int attribute = attributes.indexOf(condition.replaceAll("=[01]$", ""));
      if (attribute < 0 || !condition.matches("(?s).+=[01]")) {
        return null;
      }
      conditions.addArray().add(attribute).add(condition.endsWith("=1") ? 1 : 0);
    }
    return conditions;
  }

  /**
   * The faces, how many people a figure needs and how many bins a histogram has. Logits as little-endian doubles, subjects as
   * little-endian integers of 32 bits, null if they are unknown, everything else as bits, lowest first; all in Base64.
   */
  ObjectNode json() {
    ByteBuffer logits = ByteBuffer.allocate(Double.BYTES * test.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (double logit : test.logits()) {
      logits.putDouble(logit);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", test.size())
        .put("fewest", Audit.FEWEST_SUBJECTS).put("bins", ProbabilityChart.BINS);
    json.put("logits", Base64.getEncoder().encodeToString(logits.array()));
    json.put("subjects", subjectsKnown ? subjects() : null);
    json.put("labels", bits(i -> test.labels()[i] == 1));
    ArrayNode columns = json.putArray("attributes");
    for (String[] column : values) {
      boolean allKnown = List.of(column).stream().noneMatch(String::isEmpty);
      columns.addObject().put("values", bits(i -> column[i].equals("1")))
          .put("known", allKnown ? null : bits(i -> !column[i].isEmpty()));
    }
    return json;
  }

  private String subjects() {
    Map<String, Integer> numbers = new HashMap<>();
    ByteBuffer packed = ByteBuffer.allocate(Integer.BYTES * test.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (String subject : test.subjects()) {
      numbers.putIfAbsent(subject, numbers.size());
      packed.putInt(numbers.get(subject));
    }
    return Base64.getEncoder().encodeToString(packed.array());
  }

  private String bits(IntPredicate set) {
    byte[] packed = new byte[(test.size() + 7) / 8];
    for (int i = 0; i < test.size(); i++) {
      packed[i >> 3] |= (byte) (set.test(i) ? 1 << (i & 7) : 0);
    }
    return Base64.getEncoder().encodeToString(packed);
  }
}

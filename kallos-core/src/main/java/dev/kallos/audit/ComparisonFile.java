package dev.kallos.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Measured;
import dev.kallos.evaluation.MeasuredJson;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A comparison as files for programs.
 *
 * @param runs the runs in their order
 * @param comparison what came of it
 */
public record ComparisonFile(List<ComparedRun> runs, Comparison comparison) {
  private static final List<String> HEADER =
      List.of("group", "metric", "run", "value", "lo", "hi", "difference", "difference_lo", "difference_hi", "faces",
          "subjects");

  /** Writes a row for each group, metric and run; what is undefined is an empty cell. */
  public void writeCsv(Path path) throws IOException {
    CsvFile.write(path, HEADER, () -> comparison.rows().stream().map(this::cells).iterator());
  }

  private List<String> cells(ComparedRow row) {
    Measured figure = row.measured();
    Measured difference = row.difference();
    return List.of(
        row.group(),
        row.metric().id(),
        runs.get(row.run()).name(),
        CsvFile.cell(figure.value()),
        CsvFile.cell(figure.ci95().lo()),
        CsvFile.cell(figure.ci95().hi()),
        CsvFile.cell(difference.value()),
        CsvFile.cell(difference.ci95().lo()),
        CsvFile.cell(difference.ci95().hi()),
        Integer.toString(row.faces()),
        Integer.toString(row.subjects()));
  }

  /** Writes the same as JSON, with what tells the runs apart; what is undefined is null. */
  public void writeJson(Path path) throws IOException {
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
  }

  private ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("attribute", comparison.attribute()).put("faces", comparison.faces());
    json.put("subjects", comparison.subjects());
    ArrayNode described = json.putArray("runs");
    for (int r = 0; r < runs.size(); r++) {
      ComparedRun run = runs.get(r);
      ObjectNode node = described.addObject().put("name", run.name()).put("network", run.config().network().name());
      node.put("nets", run.nets());
      node.put("size", String.valueOf(run.config().network().size())).put("seed", run.config().seed());
      node.put("split", run.config().split().kind()).put("test_faces", run.test().size());
      if (r > 0) {
        Agreement agreement = comparison.agreements().get(r - 1);
        node.putObject("right").put("both", agreement.both()).put("first_alone", agreement.firstAlone())
            .put("this_alone", agreement.otherAlone()).put("neither", agreement.neither());
      }
    }
    ArrayNode figures = json.putArray("figures");
    for (ComparedRow row : comparison.rows()) {
      ObjectNode node = figures.addObject().put("group", row.group()).put("metric", row.metric().id());
      node.put("run", runs.get(row.run()).name()).put("faces", row.faces()).put("subjects", row.subjects());
      node.set("figure", MeasuredJson.of(row.measured()));
      node.set("difference", row.run() == 0 ? null : MeasuredJson.of(row.difference()));
    }
    return json;
  }
}

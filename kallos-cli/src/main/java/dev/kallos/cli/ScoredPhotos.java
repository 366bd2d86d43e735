package dev.kallos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.Disclaimer;
import dev.kallos.evaluation.Scores;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.pipeline.PhotoScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Scores of photos as people and programs read them.
 *
 * @param attribute what the net answers
 * @param disclaimer whose opinion the scores repeat
 * @param temperature what logits are divided by for the calibrated probability; empty if the net is not calibrated
 * @param scores one a photo, in the order given
 */
record ScoredPhotos(
    String attribute, String disclaimer, OptionalDouble temperature, List<PhotoScore> scores) {
  private static final List<String> HEADER =
      List.of("photo", "attribute", "probability", "logit", "answer", "problem", "calibrated_probability");

  List<PhotoScore.Scored> scored() {
    return scores.stream().filter(PhotoScore.Scored.class::isInstance).map(PhotoScore.Scored.class::cast).toList();
  }

  List<PhotoScore.Unreadable> unreadable() {
    return scores.stream()
        .filter(PhotoScore.Unreadable.class::isInstance)
        .map(PhotoScore.Unreadable.class::cast)
        .toList();
  }

  void print(PrintWriter out) {
    String labelled = "probability of being labelled " + OneLine.of(Disclaimer.quality(attribute));
    out.println(temperature.isPresent() ? labelled + ", and the same calibrated" : labelled);
    for (PhotoScore.Scored photo : scored()) {
      String calibrated =
          temperature.isPresent() ? String.format(Locale.ROOT, "%.3f  ", calibrated(photo)) : "";
      String name = OneLine.of(photo.photo().toString());
      out.println(String.format(Locale.ROOT, "%.3f  %s%s", Scores.probability(photo.logit()), calibrated, name));
    }
  }

  void writeCsv(Path path) throws IOException {
    CsvFile.write(path, HEADER, () -> scores.stream().map(this::row).iterator());
  }

  private List<String> row(PhotoScore score) {
    if (score instanceof PhotoScore.Scored scored) {
      return List.of(
          scored.photo().toString(),
          attribute,
          CsvFile.cell(Scores.probability(scored.logit())),
          CsvFile.cell(scored.logit()),
          answer(scored),
          "",
          CsvFile.cell(calibrated(scored)));
    }
    return List.of(score.photo().toString(), attribute, "", "", "", ((PhotoScore.Unreadable) score).problem(), "");
  }

  void writeJson(Path path) throws IOException {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("attribute", attribute).put("disclaimer", disclaimer);
    var photos = json.putArray("photos");
    for (PhotoScore score : scores) {
      ObjectNode node = photos.addObject().put("photo", score.photo().toString());
      if (score instanceof PhotoScore.Scored scored) {
        node.put("probability", Scores.probability(scored.logit())).put("logit", scored.logit());
        node.put("answer", answer(scored));
        if (temperature.isPresent()) {
          node.put("calibrated_probability", calibrated(scored));
        }
      } else {
        node.put("problem", ((PhotoScore.Unreadable) score).problem());
      }
    }
    WholeFile.write(path, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
  }

  /** NaN if the net is not calibrated. */
  private double calibrated(PhotoScore.Scored photo) {
    return Scores.probability(photo.logit() / temperature.orElse(Double.NaN));
  }

  private static String answer(PhotoScore.Scored scored) {
    return scored.logit() > 0 ? "yes" : "no";
  }
}

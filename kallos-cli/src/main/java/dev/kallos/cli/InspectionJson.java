package dev.kallos.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Inspection;
import dev.kallos.dataset.Inspection.Balance;
import dev.kallos.evaluation.MeasuredJson;
import java.io.IOException;
import java.util.stream.IntStream;

/** An inspection for programs. What does not exist is null. */
final class InspectionJson {
  private InspectionJson() {}

  static String of(Inspection found, FaceDataset faces) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("layout", found.layout());
    json.put("fingerprint", found.fingerprint());
    json.put("frame", found.frameWidth() + "x" + found.frameHeight());
    json.put("faces", found.faces());
    json.put("faces_with_landmarks", found.facesWithLandmarks());
    json.put("drawn", found.drawn().isPresent());
    MeasuredJson.put(json, "bayes_accuracy", found.planted().map(planted -> planted.bayesAccuracy()).orElse(Double.NaN));
    subjects(found, json);
    json.set("label", balance(found.chosen()));
    partition(found, json);
    unreadable(found, faces, json);
    ArrayNode attributes = json.putArray("attributes");
    for (Inspection.Association with : found.attributes()) {
      ObjectNode node = balance(with.balance());
      MeasuredJson.put(node, "label_given", with.chosenGiven());
      MeasuredJson.put(node, "label_given_not", with.chosenGivenNot());
      MeasuredJson.put(node, "phi", with.phi());
      attributes.add(node);
    }
    ArrayNode absent = json.putArray("absent");
    IntStream.range(0, faces.absent().size()).mapToObj(faces.absent()::get).forEach(absent::add);
    ArrayNode warnings = json.putArray("warnings");
    found.warnings().forEach(warnings::add);
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private static void subjects(Inspection found, ObjectNode json) {
    json.putNull("subjects");
    found
        .subjects()
        .ifPresent(
            subjects ->
                json.putObject("subjects")
                    .put("count", subjects.count())
                    .put("fewest_faces", subjects.min())
                    .put("median_faces", subjects.median())
                    .put("most_faces", subjects.max())
                    .put("with_one_face", subjects.withOne())
                    .put("faces_without", subjects.facesWithout()));
  }

  private static void partition(Inspection found, ObjectNode json) {
    if (found.partition().isEmpty()) {
      json.putNull("partition");
      return;
    }
    ObjectNode partition = json.putObject("partition");
    if (found.partitionOverlap() < 0) {
      partition.putNull("overlap");
    } else {
      partition.put("overlap", found.partitionOverlap());
    }
    for (Inspection.PartSize part : found.partition()) {
      ObjectNode node = partition.putObject(part.part().id()).put("faces", part.faces());
      if (found.subjects().isPresent()) {
        node.put("subjects", part.subjects());
      } else {
        node.putNull("subjects");
      }
      node.set("label", balance(part.chosen()));
    }
  }

  private static void unreadable(Inspection found, FaceDataset faces, ObjectNode json) {
    json.putNull("unreadable");
    found
        .unreadable()
        .ifPresent(
            reasons -> {
              ArrayNode list = json.putArray("unreadable");
              reasons.forEach(
                  (face, reason) ->
                      list.addObject().put("file", faces.faces().get(face).file()).put("reason", reason));
            });
  }

  private static ObjectNode balance(Balance balance) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("attribute", balance.attribute());
    node.put("holds", balance.holds());
    node.put("fails", balance.fails());
    node.put("unknown", balance.unknown());
    MeasuredJson.put(node, "share", balance.rate());
    return node;
  }
}

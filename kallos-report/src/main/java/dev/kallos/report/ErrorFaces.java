package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** The most confident errors of each group, {@code audit/index.json}, for the page's script to show. */
final class ErrorFaces {
  private final Optional<JsonNode> index;
  private final Pictures pictures;

  /**
   * Takes the faces from an index.
   *
   * @param index the file, if it has been made
   * @param pictures the pictures of its folder
   */
  ErrorFaces(Optional<JsonNode> index, Pictures pictures) {
    this.index = index;
    this.pictures = pictures;
  }

  /** The faces with their pictures in them, and for each group which of them it shows. */
  ObjectNode json() throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode faces = json.putArray("faces");
    ObjectNode groups = json.putObject("groups");
    if (index.isEmpty()) {
      return json.put("sentence", "No errors are kept as faces; an audit made anew keeps them: kallos audit RUN.");
    }
    json.set("sentence", index.get().path("sentence"));
    for (JsonNode face : index.get().path("faces")) {
      ObjectNode shown = faces.addObject().put("file", face.path("file").asText());
      shown.put("label", face.path("label").asInt()).put("logit", Numbers.of(face.path("logit")));
      shown.put("probability", Numbers.of(face.path("probability")));
      JsonNode photo = face.path("photo");
      shown.put("picture", photo.isTextual() ? pictures.data(photo.asText()) : null);
    }
    for (JsonNode group : index.get().path("groups")) {
      ObjectNode shown = groups.putObject(group.path("group").asText()).put("errors", group.path("errors").asLong());
      ArrayNode places = shown.putArray("shown");
      for (JsonNode place : group.path("shown")) {
        if (place.canConvertToInt() && place.intValue() >= 0 && place.intValue() < faces.size()) {
          places.add(place.intValue());
        }
      }
    }
    return json;
  }
}

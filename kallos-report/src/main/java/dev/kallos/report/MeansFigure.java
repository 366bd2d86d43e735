package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The mean test face of each label beneath the mean map: {@code means} in {@code explanations/index.json}. */
final class MeansFigure {
  private final JsonNode index;
  private final Pictures pictures;
  private final Words words;

  MeansFigure(JsonNode index, Pictures pictures, Words words) {
    this.index = index;
    this.pictures = pictures;
    this.words = words;
  }

  /** The figure; nothing for an index without means. */
  String html() throws IOException {
    if (index.path("means").isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (JsonNode mean : index.path("means")) {
      boolean holds = mean.path("group").asText().equals("labelled_positive");
      out.append("<div><h4>").append(Html.text(words.capital(holds))).append("</h4><ul class=\"faces means\">");
      String face = "The mean of the faces " + words.labelled(holds);
      frame(out, mean, face, "", "mean of " + Numbers.count(mean.path("faces").asLong(), "face"));
      frame(out, mean, face, "for", "what speaks for");
      frame(out, mean, face, "against", "what speaks against");
      out.append("</ul></div>");
    }
    return "<figure id=\"means\"><h3>The mean map over the mean face</h3><div class=\"pair\">" + out + "</div>"
        + MapControls.legend("") + "<figcaption>"
        + Html.text(MapMethod.name(index.path("method").asText()))
        + " over the test faces of each label, each map divided by its own highest value, so that every face counts the"
        + " same. What speaks for the answer on one face takes from what speaks against it on another, so a mean shows what is common to"
        + " the maps; one face’s reason can lie elsewhere.</figcaption></figure>";
  }

  private void frame(StringBuilder out, JsonNode mean, String face, String direction, String caption)
      throws IOException {
    out.append("<li class=\"face\"><div class=\"frame\">")
        .append(pictures.img(mean.path("photo").asText(), "photo", face, face));
    JsonNode map = mean.path(direction);
    boolean empty = map.path("empty").asBoolean();
    if (map.isObject() && !empty) {
      out.append(pictures.img(map.path("map").asText(), "map", "Mean heat map: " + caption, face));
    } else if (!direction.isEmpty()) {
      out.append("<span class=\"empty\">empty map: nothing outweighs the other side</span>");
    }
    String peak = map.path("peak_region").isTextual() ? ", most on: " + Region.words(map.path("peak_region").asText())
        : "";
    out.append("</div><p class=\"verdict\">").append(Html.text(caption + peak)).append("</p></li>");
  }
}

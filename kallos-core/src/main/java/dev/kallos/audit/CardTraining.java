package dev.kallos.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a net was trained, in sentences of the model card. */
final class CardTraining {
  private CardTraining() {}

  /**
   * How one net was trained.
   *
   * @param net what has a block {@code training} and a {@code seed}; {@code attributes}, if it is a run of its own
   */
  static String of(JsonNode net) {
    JsonNode training = net.path("training");
    String sentence =
        "Trained with Adam (learning rate %s, batches of %s, L2 %s) for "
                .formatted(
                    training.path("learning_rate").asText(), training.path("batch").asText(), training.path("l2").asText())
            + end(training)
            + "; precision %s, seed %s%s."
                .formatted(
                    training.path("precision").asText(),
                    net.path("seed").asText(),
                    training.path("mirror").asBoolean() ? ", faces mirrored at random" : "");
    return sentence + more(net, training) + scores(training);
  }

  /** When it ended; patience of as many epochs as there are never ends it, and the best epoch is kept all the same. */
  private static String end(JsonNode training) {
    String keptBy = training.path("kept_by").asText("accuracy");
    return training.path("patience").asInt() < training.path("epochs").asInt()
        ? "at most %s, until %s brought no better validation %s"
            .formatted(epochs(training.path("epochs")), epochs(training.path("patience")), keptBy)
        : "%s, the one of the best validation %s kept".formatted(epochs(training.path("epochs")), keptBy);
  }

  private static String epochs(JsonNode number) {
    return number.asText() + (number.asInt() == 1 ? " epoch" : " epochs");
  }

  private static String more(JsonNode net, JsonNode training) {
    List<String> more = new ArrayList<>();
    if (!training.path("schedule").asText("constant").equals("constant")) {
      more.add("the schedule " + training.path("schedule").asText());
    }
    if (training.path("weight_decay").asDouble() > 0) {
      more.add("weight decay " + training.path("weight_decay").asText());
    }
    List<String> changes = new ArrayList<>();
    training
        .path("augmentation")
        .properties()
        .stream()
        .filter(kind -> kind.getValue().asDouble() > 0)
        .forEach(kind -> changes.add(kind.getKey() + " " + kind.getValue().asText()));
    if (!changes.isEmpty()) {
      more.add("faces changed each time by up to: " + String.join(", ", changes));
    }
    if (training.path("averaged").asInt() > 0) {
      more.add(
          "weights averaged over about %s steps, or the last tenth of all if that is fewer"
              .formatted(training.path("averaged").asText()));
    }
    if (training.path("smoothing").asDouble() > 0) {
      more.add("labels smoothed by " + training.path("smoothing").asText());
    }
    if (training.path("mixup").asDouble() > 0) {
      more.add("faces laid over each other (mixup %s)".formatted(training.path("mixup").asText()));
    }
    int others = net.path("attributes").size() - 1;
    if (training.path("others").asDouble() > 0) {
      String which = others > 0 ? others + " other attributes" : "other attributes";
      more.add(which + " learnt too, together " + training.path("others").asText() + " times as much in the loss");
    }
    return more.isEmpty() ? "" : " Also: " + String.join("; ", more) + ".";
  }

  private static String scores(JsonNode training) {
    return training.path("score_mirrored").asBoolean() ? " A score is the mean over the face and its mirror image." : "";
  }

  /** Which share of the train part was used, if not all of it. */
  static String share(JsonNode split) {
    double share = split.path("train_share").asDouble(1);
    return share < 1
        ? " Of the data's own train part a share of %s was used, and %s faces were left out."
            .formatted(split.path("train_share").asText(), split.path("faces_left_out").asText())
        : "";
  }
}

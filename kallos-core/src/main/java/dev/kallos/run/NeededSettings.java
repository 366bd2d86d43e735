package dev.kallos.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.dataset.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code config.json} must say before anything can rest on it, beside the numbers its records ask for. */
final class NeededSettings {
  private static final List<String> TEXTS =
      List.of(
          "/data/path", "/data/layout", "/data/fingerprint", "/data/frame", "/attribute", "/split/kind", "/network/name",
          "/network/size");
  private static final List<String> OF_A_TRAINING = List.of("/epochs", "/patience", "/batch", "/threads");

  private NeededSettings() {}

  /** What is wrong with the settings, for a message: "has no data.path", say; empty if nothing is. */
  static Optional<String> problem(JsonNode config) {
    Stream<String> texts = TEXTS.stream();
    Stream<String> trainings = Stream.of("/training");
    JsonNode members = config.path("members");
    if (!members.isMissingNode() && !members.isNull()) {
      if (!members.isArray() || members.isEmpty()) {
        return Optional.of("has no members");
      }
      List<String> each = IntStream.range(0, members.size()).mapToObj(i -> "/members/" + i).toList();
      texts = Stream.concat(texts, each.stream().flatMap(m -> Stream.of(m + "/name", m + "/run", m + "/weights_sha256")));
      trainings = each.stream().map(member -> member + "/training");
    }
    List<String> trained = trainings.toList();
    texts = Stream.concat(texts, trained.stream().map(training -> training + "/precision"));
    Stream<String> counts = trained.stream().flatMap(training -> OF_A_TRAINING.stream().map(number -> training + number));
    JsonNode attributes = config.path("attributes");
    texts = Stream.concat(texts, IntStream.range(0, attributes.size()).mapToObj(i -> "/attributes/" + i));
    return Stream.concat(
            texts.filter(at -> config.at(at).asText("").isEmpty()).map(at -> "has no " + name(at)),
            Stream.concat(
                tooSmall(config, Stream.concat(Stream.of("/data/faces"), counts), 1),
                tooSmall(config, Stream.of("/data/subjects", "/data/skipped"), 0)))
        .findFirst()
        .or(() -> attributesProblem(attributes, config.path("attribute").asText()))
        .or(() -> splitProblem(config.at("/split/kind").asText()));
  }

  private static Optional<String> attributesProblem(JsonNode attributes, String asked) {
    if (attributes.isArray() && !attributes.path(0).asText().equals(asked)) {
      return Optional.of("has attributes that do not begin with its attribute, " + asked);
    }
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, attributes.size())
        .mapToObj(i -> attributes.get(i).asText())
        .filter(name -> !seen.add(name))
        .findFirst()
        .map(name -> "names %s twice among its attributes".formatted(name));
  }

  private static Optional<String> splitProblem(String kind) {
    List<String> known = Stream.of(Split.Kind.values()).map(Split.Kind::id).toList();
    return known.contains(kind)
        ? Optional.empty()
        : Optional.of("says that split.kind is '%s', where one of %s is needed".formatted(kind, String.join(", ", known)));
  }

  private static Stream<String> tooSmall(JsonNode config, Stream<String> counts, int least) {
    return counts
        .filter(at -> config.at(at).asInt() < least)
        .map(
            at ->
                config.at(at).isMissingNode()
                    ? "has no " + name(at)
                    : "says that %s is %s, where %d or more is needed".formatted(name(at), config.at(at), least));
  }

  /**
   * What of the settings, as they were read, is no number where one belongs: JSON may hold the text "NaN" there, or 1e999.
   *
   * @param at where {@code read} stands, empty at the root
   */
  static Optional<String> notFinite(JsonNode read, String at) {
    if (read.isNumber() && !Double.isFinite(read.asDouble())) {
      return Optional.of("says that %s is %s, where a number is needed".formatted(name(at), read.asText()));
    }
    Stream<String> steps =
        read.isArray()
            ? IntStream.range(0, read.size()).mapToObj(Integer::toString)
            : read.properties().stream().map(Map.Entry::getKey);
    return steps
        .map(step -> "/" + step)
        .flatMap(step -> notFinite(read.at(step), at + step).stream())
        .findFirst();
  }

  private static String name(String at) {
    return at.substring(1).replace('/', '.');
  }
}

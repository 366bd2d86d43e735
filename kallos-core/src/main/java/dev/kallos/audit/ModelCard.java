package dev.kallos.audit;

import static dev.kallos.audit.Figures.count;
import static dev.kallos.audit.Figures.percent;
import static dev.kallos.audit.Figures.text;
import static dev.kallos.audit.Markdown.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.Disclaimer;
import dev.kallos.dataset.Split;
import dev.kallos.evaluation.SubjectBootstrap;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model card with the sections of Mitchell et al., "Model Cards for Model Reporting" (2019). Every figure of the run
 * on it comes from the run's own files.
 */
public final class ModelCard {
  private final JsonNode config;
  private final JsonNode metrics;
  private final Disclaimer.Origin origin;
  private final boolean drawn;
  private final boolean subjectsKnown;
  private final String attribute;
  private final CardMembers members;

  private ModelCard(JsonNode config, JsonNode metrics) {
    this.config = config;
    this.metrics = metrics;
    this.attribute = text(config.path("attribute"));
    this.members = new CardMembers(config, metrics);
    this.origin = Disclaimer.Origin.of(config.at("/data/drawn"), attribute);
    this.drawn = origin != Disclaimer.Origin.OPINION;
    this.subjectsKnown = config.at("/data/subjects_known").asBoolean(true);
  }

  /**
   * Writes the card.
   *
   * @param config the run's {@code config.json}
   * @param metrics the run's {@code metrics.json}
   * @param audit the figures of all groups
   * @param findings what else the audit found
   */
  public static void write(
      Path path, JsonNode config, JsonNode metrics, List<AuditRow> audit, CardFindings findings) throws IOException {
    WholeFile.write(path, markdown(config, metrics, audit, findings));
  }

  /** The card as Markdown. */
  public static String markdown(JsonNode config, JsonNode metrics, List<AuditRow> audit, CardFindings findings) {
    ModelCard card = new ModelCard(config, metrics);
    Markdown page = new Markdown();
    String by = card.members.isEnsemble() ? "an ensemble of " + card.members.size() + " nets " : "the net ";
    page.title("Model card: " + code(card.attribute) + " by " + by + code(text(config.at("/network/name"))));
    page.quote(Disclaimer.of(card.origin, text(config.at("/data/layout")), card.attribute));
    card.modelDetails(page);
    card.intendedUse(page);
    card.factors(page);
    card.metrics(page);
    card.data(page);
    new CardAnalyses(metrics, new CardGroups(audit, card.subjectsKnown)).write(page);
    findings.write(page);
    card.considerations(page);
    return page.toString();
  }

  private String logit() {
    int logits = config.path("attributes").size();
    return logits > 1 ? "The first of its " + logits + " logits" : "Its one logit";
  }

  private void modelDetails(Markdown page) {
    JsonNode network = config.path("network");
    page.section("Model details");
    List<String> items = new ArrayList<>();
    items.add("Made by Kallos %s; the run was prepared %s.".formatted(kallos(), text(config.path("created"))));
    items.add(
        "A convolutional net of the design %s, input %s pixels, %s parameters. %s says how much speaks for"
                .formatted(
                    code(text(network.path("name"))), text(network.path("size")), count(network.path("parameters")), logit())
            + " %s; the score is the logit's logistic function.".formatted(code(attribute)));
    if (members.isEnsemble()) {
      items.addAll(members.items(CardTraining::of));
    } else {
      items.add(CardTraining.of(config));
    }
    items.add("Versions: " + versions() + ".");
    page.items(items);
    members.table(page);
    if (network.path("layers").size() > 0) {
      List<List<String>> rows = new ArrayList<>();
      for (JsonNode layer : network.path("layers")) {
        rows.add(
            List.of(
                code(text(layer.path("name"))),
                text(layer.path("kind")),
                text(layer.path("output")),
                count(layer.path("parameters"))));
      }
      page.table(List.of("layer", "kind", "output", "parameters"), rows);
    }
  }

  private void intendedUse(Markdown page) {
    page.section("Intended use");
    page.items(
        List.of(
            "Meant for: studying what a convolutional net learns from such labels, what it looks at, and whom it judges"
                + " differently.",
            "Meant for: researchers, students and auditors.",
            "Not meant for: judging, ranking, selecting or advising people, deciding anything about anyone, or claims"
                + " about beauty or character."));
  }

  private void factors(Markdown page) {
    page.section("Factors");
    page.paragraph(
        drawn
            ? "Groups are made of the attributes the program drew; they are exactly what was drawn."
            : "Groups are made of the attributes the data label. They are as much an opinion as "
                + code(attribute)
                + " itself: what stands there for sex or age is what an annotator saw in a picture.");
    page.paragraph(
        "Not measured, because the data do not say: skin tone, ethnicity, age in years, the camera, and how a picture"
            + " was retouched.");
  }

  private void metrics(Markdown page) {
    page.section("Metrics");
    page.paragraph(
        "A positive logit (a score above 50 %) answers yes. Accuracy is the share of right answers; AUC the probability"
            + " that a face labelled yes scores above one labelled no; log loss the mean negative log-likelihood in"
            + " nats; F1 the harmonic mean of precision and true positive rate; the expected calibration error the mean gap"
            + " between score and share labelled yes.");
    page.paragraph(
        ("Intervals are 95 %% percentile intervals from %d bootstrap replicates of the test part's %s, wider the fewer of these a"
                + " figure rests on.")
                .formatted(SubjectBootstrap.REPLICATES, subjectsKnown ? "subjects" : "faces, for who is who is unknown")
            + " A group of fewer than %d %s has no figures; groups' intervals are corrected for bias and skew (BCa)."
                .formatted(Audit.FEWEST_SUBJECTS, subjectsKnown ? "people" : "faces")
            + " Chance only adds to the expected calibration error: its interval takes that off, and begins at 0 where there may"
            + " be chance alone. A temperature's interval is of the"
            + " validation part, a weight's of refits to the train part; a fairness gap's holds for all pairs of groups at once.");
  }

  private void data(Markdown page) {
    JsonNode data = config.path("data");
    page.section("Evaluation data");
    page.paragraph("The test part: " + part("test") + " " + split());
    page.section("Training data");
    page.paragraph(
        "The train part: " + part("train") + " The validation part: " + part("validation")
            + CardTraining.share(config.path("split")));
    List<String> items = new ArrayList<>();
    items.add(
        (drawn ? "Drawn faces in the layout " : "Layout: ")
            + "%s; photos of %s pixels; fingerprint %s."
                .formatted(text(data.path("layout")), text(data.path("frame")), code(text(data.path("fingerprint")))));
    data.path("drawn")
        .path("bias")
        .properties()
        .forEach(
            bias ->
                items.add(
                    "A bias was planted on purpose: %s adds %s to the log-odds of the label."
                        .formatted(code(bias.getKey()), Figures.decimal(bias.getValue().asDouble(Double.NaN), 2))));
    if (data.path("cut_column").isTextual()) {
      items.add(
          "%s is a column of numbers, and the label says which are above %s."
              .formatted(
                  code(text(data.path("cut_column"))),
                  data.path("cut_threshold").isNumber() ? text(data.path("cut_threshold")) : "the column's median"));
    }
    items.add("Licence: " + licence(text(data.path("layout"))));
    items.add("Faces left out, for instance for an unreadable photo: " + count(data.path("skipped")) + ".");
    data.path("warnings").forEach(warning -> items.add("Warned: " + warning.asText()));
    page.items(items);
  }

  private String licence(String layout) {
    if (drawn) {
      return "the faces were drawn by this program; no one's rights are touched.";
    }
    return layout.startsWith("CelebA")
        ? "CelebA's: non-commercial research only; no part of the images may be copied, published or passed on."
        : "that of the photos, which the run does not know.";
  }

  private String part(String id) {
    JsonNode part = metrics.path("split").path(id);
    return "%s faces%s, %s labelled yes."
        .formatted(
            count(part.path("faces")),
            subjectsKnown ? " of " + count(part.path("subjects")) + " subjects" : " (who is who is unknown)",
            percent(part.path("positives"), part.path("faces")));
  }

  private String split() {
    JsonNode split = metrics.path("split");
    String kind = text(split.path("kind"));
    if (kind.equals(Split.Kind.FACES_LEAKY.id())) {
      return byFace(kind, split.path("overlap"));
    }
    return "The split is " + code(kind) + "; subjects in more than one part: " + count(split.path("overlap")) + ".";
  }

  private static String byFace(String kind, JsonNode overlap) {
    boolean known = overlap.isNumber();
    return RunConfig.SplitInfo.leaky(kind, known ? overlap.asInt() : -1)
        ? "The split is by face: people of the test part can be among those trained on (%s), so no figure here says how the net"
                .formatted(
                    known
                        ? "subjects in more than one part: " + count(overlap)
                        : "who stands in more than one part is unknown")
            + " does on strangers."
        : "The split is by face, yet no subject stands in two parts.";
  }

  private void considerations(Markdown page) {
    page.section("Ethical considerations");
    page.items(
        drawn
            ? List.of(
                "No person was photographed, described or judged; the faces and their subjects do not exist.",
                origin == Disclaimer.Origin.PLANTED
                    ? "A rule planted on purpose is not a finding about the world."
                    : "What a net finds in drawings is not a finding about the world.")
            : List.of(
                "The photos show real people, who were not asked whether a net may learn from their faces.",
                "Labels of looks carry their annotators' time, place and taste; a net repeats them, with their bias.",
                "The licence of the data binds the weights and every picture made from them too."));
    page.section("Caveats and recommendations");
    page.items(
        List.of(
            "The figures hold for photos like those of the test part, and say nothing about others.",
            "Compare the accuracy with the answers that do not look: what is above them is what the net adds.",
            "Where a group's figures differ, look first at how its labels are spread: its base rate in `audit.csv`.",
            members.isEnsemble()
                ? "The members were trained on the same faces: averaging evens out the chance of each training, not what the"
                    + " faces and labels lack."
                : "One training run with one seed: another seed gives somewhat different figures."));
  }

  private String kallos() {
    return text(config.path("kallos"));
  }

  private String versions() {
    List<String> versions = new ArrayList<>();
    config.path("versions").properties().forEach(e -> versions.add(e.getKey() + " " + text(e.getValue())));
    return versions.isEmpty() ? Figures.UNKNOWN : String.join(", ", versions);
  }
}

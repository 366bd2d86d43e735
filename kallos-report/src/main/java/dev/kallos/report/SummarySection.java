package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.run.RunConfig;
import java.util.Optional;

/** The page's head: the result in one sentence, beside what it must be compared with. */
final class SummarySection {
  private static final String ARTICLES_ACCURACY = "80.4\u202f%";
  private final RunFiles files;
  private final Words words;
  private final JsonNode test;
  private final RunConfig.SplitInfo split;

  SummarySection(RunFiles files) {
    this.files = files;
    this.words = files.words();
    this.test = files.metrics().path("test");
    this.split = files.settings().split();
  }

  String html() {
    Interval accuracy = Interval.of(test, "accuracy");
    String net = "<code>" + Html.text(files.metrics().path("network").asText()) + "</code>";
    Optional<Ensemble> ensemble = files.ensemble();
    String photos = words.drawn() ? "drawn faces" : "photographs";
    return """
        <p class="kicker">Kallos report · %s · %s · %s</p>
        <h1>Can %s tell which %s are %s?</h1>
        <p class="headline">%s</p>
        %s<aside class="disclaimer" aria-label="Disclaimer"><p>%s</p></aside>
        %s
        """
        .formatted(
            ensemble.map(e -> "ensemble of " + e.size() + " nets " + net).orElse("net " + net),
            Html.text(files.metrics().path("size").asText()),
            Html.text(
                ensemble.map(e -> "seeds " + e.seeds()).orElse("seed " + files.metrics().path("seed").asText())),
            ensemble.map(e -> e.size() + " nets together").orElse("a net"),
            photos,
            Html.text(words.labelled(true)),
            headline(accuracy),
            split.leaky() ? alarm() : "",
            Html.text(words.disclaimer()),
            tiles(accuracy));
  }

  private String headline(Interval accuracy) {
    long faces = test.path("n").asLong();
    JsonNode subjects = files.metrics().at("/split/test/subjects");
    boolean people = words.subjectsKnown() && subjects.isNumber();
    String who =
        Numbers.count(faces, "test face")
            + (people ? " of " + Numbers.people(subjects.longValue()) : "")
            + (people && split.overlap() == 0 ? ", none of whom it trained on" : "")
            + (words.subjectsKnown() ? "" : " (who is who is unknown)");
    Interval majority = Interval.of(files.metrics().path("baselines").path("majority"), "accuracy");
    StringBuilder out = new StringBuilder("On ").append(who).append(files.ensemble().isPresent() ? ", the ensemble" : ", the net");
    out.append(" agrees with the label for <strong>");
    out.append(accuracy.percent()).append("</strong> of them");
    if (accuracy.hasEnds()) {
      out.append(" (95\u202f% interval ").append(accuracy.percentEnds()).append(")");
    }
    if (majority.exists()) {
      out.append("; always giving the train part’s commoner label would agree for ").append(majority.percent());
    }
    double bayes = Numbers.of(files.metrics().path("bayes_accuracy"));
    if (words.planted() && Double.isFinite(bayes)) {
      out.append(", and in the long run nobody could do better than ").append(Numbers.percent(bayes))
          .append(", the planted rule’s own limit");
    }
    out.append(". ");
    if (words.drawn()) {
      out.append("The article’s ").append(ARTICLES_ACCURACY)
          .append(" was measured on CelebA’s photographs; figures on drawn faces are not comparable with it.");
    } else if (words.articlesOwn()) {
      out.append("The article reports ").append(ARTICLES_ACCURACY).append(" on CelebA’s own test part.");
    } else {
      out.append("The article studied another attribute, “Attractive” (").append(ARTICLES_ACCURACY).append(").");
    }
    return out.toString();
  }

  static String alarm() {
    return """
        <div class="alarm" role="alert"><p><strong>✕ Worthless as a test: <code>faces-leaky</code>.</strong> The parts
        were drawn by face, so the same people can stand in training and test, and a net that merely recognises
        a person can repeat that person’s label. On CelebA, looking up the person’s usual label, without looking
        at the picture, already reaches 81.0 %. No figure on this page says how the net does on people it has
        not seen.</p></div>
        """;
  }

  private String tiles(Interval accuracy) {
    Interval auc = Interval.of(test, "auc");
    Interval majority = Interval.of(files.metrics().path("baselines").path("majority"), "accuracy");
    Interval sex = Interval.of(files.metrics().path("baselines").path("sex_only"), "accuracy");
    double bayes = Numbers.of(files.metrics().path("bayes_accuracy"));
    StringBuilder out = new StringBuilder("<dl class=\"tiles\">");
    tile(out, "Accuracy, test part", accuracy.percent(), accuracy.percentEnds());
    tile(out, "AUC", auc.decimal(3), auc.decimalEnds(3));
    tile(out, "Train part’s commoner label", majority.percent(), majority.percentEnds());
    if (sex.exists()) {
      tile(out, "Knowing only the sex", sex.percent(), sex.percentEnds());
    }
    if (Double.isFinite(bayes)) {
      tile(out, "Best possible (Bayes)", Numbers.percent(bayes), "known: labels planted");
    } else if (words.articlesOwn() && !words.drawn()) {
      tile(out, "The article", ARTICLES_ACCURACY, "its own test part");
    }
    return out.append("</dl>").toString();
  }

  static void tile(StringBuilder out, String name, String value, String ends) {
    out.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("<small>").append(ends)
        .append("</small></dd></div>");
  }
}

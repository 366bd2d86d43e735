package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.AttributeAccuracy;
import dev.kallos.evaluation.AttributesFile;
import dev.kallos.evaluation.PublishedAccuracy;
import dev.kallos.evaluation.Scores;
import dev.kallos.image.NpyFile;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresCure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Measures all attributes of a net that learnt several; writes {@code attributes.csv}. */
final class AttributesPart {
  private AttributesPart() {}

  /**
   * Writes the file, or removes what an older evaluation left where there is one attribute only, or the logits of the others are of
   * another net than the scores.
   *
   * @param scores the scores of all parts
   */
  static void write(RunFolder run, RunConfig config, FaceTable table, Map<Part, Scores> scores) throws IOException {
    List<String> attributes = config.attributes();
    if (attributes.size() == 1 || !Files.exists(run.logits())) {
      Files.deleteIfExists(run.attributes());
      return;
    }
    NpyFile.Floats logits = NpyFile.readFloats(run.logits());
    int first = scores.get(Part.VALIDATION).size();
    Scores test = scores.get(Part.TEST);
    if (logits.shape().length != 2
        || logits.shape()[0] != first + test.size()
        || logits.shape()[1] != attributes.size()) {
      throw new UnusableInputException(
          "%s does not fit %s; %s"
              .formatted(run.scores(), run.logits(), ScoresCure.ofUnusable(run, run.scores())));
    }
    if (!beginWith(test.logits(), logits, first)) {
      Files.deleteIfExists(run.attributes());
      return;
    }
    int[] rows = table.rowsOf(run, Part.TEST, test.files());
    List<AttributeAccuracy> measured =
        IntStream.range(0, attributes.size())
            .parallel()
            .mapToObj(a -> measured(attributes.get(a), a, logits, first, test, rows, table, config.seed()))
            .toList();
    AttributesFile.write(run.attributes(), measured, config.isCeleba() ? PublishedAccuracy.ofCeleba() : Map.of());
  }

  /** Whether the rows from {@code first} on begin with these logits, rounded as those are: an ensemble's have more digits. */
  private static boolean beginWith(double[] asked, NpyFile.Floats logits, int first) {
    return IntStream.range(0, asked.length)
        .allMatch(i -> (float) asked[i] == logits.values()[(first + i) * logits.shape()[1]]);
  }

  private static AttributeAccuracy measured(
      String attribute, int column, NpyFile.Floats logits, int first, Scores test, int[] rows, FaceTable table, long seed) {
    byte[] label = table.labels().of(attribute);
    int columns = logits.shape()[1];
    int[] known = IntStream.range(0, rows.length).filter(i -> label[rows[i]] != Labels.UNKNOWN).toArray();
    long yes = IntStream.of(table.rows(Part.TRAIN)).filter(row -> label[row] == 1).count();
    long no = IntStream.of(table.rows(Part.TRAIN)).filter(row -> label[row] == 0).count();
    Scores scores =
        new Scores(
            IntStream.of(known).mapToObj(i -> test.files()[i]).toArray(String[]::new),
            IntStream.of(known).mapToObj(i -> test.subjects()[i]).toArray(String[]::new),
            IntStream.of(known).map(i -> label[rows[i]]).toArray(),
            IntStream.of(known).mapToDouble(i -> logits.values()[(first + i) * columns + column]).toArray());
    return AttributeAccuracy.of(attribute, yes > no ? 1 : 0, scores, seed);
  }
}

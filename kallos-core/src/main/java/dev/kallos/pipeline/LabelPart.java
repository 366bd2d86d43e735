package dev.kallos.pipeline;

import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.label.LabelFile;
import dev.kallos.label.LabelMakeUp;
import dev.kallos.label.LabelledFaces;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The part of an audit that asks what the label is made of; writes label. */
final class LabelPart {
  private LabelPart() {}

  /**
   * Measures and writes.
   *
   * @param made the folder written into
   * @param photos where the photos of errors are, by the name of their file
   * @param stopped asked between refits
   */
  static void write(AuditedRun run, RunFolder made, Map<String, String> photos, BooleanSupplier stopped)
      throws IOException {
    int[] every = IntStream.range(0, run.table().faces().size()).toArray();
    LabelMakeUp.Faces faces =
        new LabelMakeUp.Faces(
            run.config().attribute(),
            run.config().data().subjectsKnown() ? Optional.of(labelled(run, every)) : Optional.empty(),
            labelled(run, run.table().rows(Part.TRAIN)),
            run.scores(Part.VALIDATION),
            run.attributes(Part.VALIDATION),
            run.scores(Part.TEST),
            run.attributes(Part.TEST));
    LabelFile.write(made.label(), LabelMakeUp.of(faces, run.config().seed(), stopped), photos);
  }

  private static LabelledFaces labelled(AuditedRun run, int[] rows) {
    Labels attributes = run.table().labels().select(rows);
    byte[] label = attributes.of(run.config().attribute());
    return new LabelledFaces(
        run.table().faces().subjects(rows),
        IntStream.range(0, rows.length).map(i -> label[i]).toArray(),
        attributes);
  }
}

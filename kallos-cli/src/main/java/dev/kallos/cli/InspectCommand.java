package dev.kallos.cli;

import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.FaceDataset;
import dev.kallos.dataset.Inspection;
import dev.kallos.image.PhotoCheck;
import dev.kallos.pipeline.RunSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in a data set, before anyone trains on it. */
@Command(
    name = "inspect",
    description = {
      "Tell what is in a data set: faces, subjects, labels and how they go with the chosen one, partition and"
          + " overlap, and what is missing.",
      "Warnings about tables and photos come on the error stream."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos data inspect ~/celeba --attribute Smiling",
      "  kallos data inspect ~/celeba --check-photos --json > celeba.json"
    })
final class InspectCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private DatasetParameter dataset;

  @ArgGroup(validate = false, order = 1, heading = "%nData%n")
  private DataOptions data = new DataOptions();

  @Option(names = "--check-photos", description = "Decode every photo and list those that cannot be, or are damaged.")
  private boolean checkPhotos;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  InspectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    session.interruption().duringInterruptible("Interrupted.");
    try (FaceDataset faces = DatasetReader.read(data.request(dataset.path()), session.progress())) {
      String attribute = data.attribute(faces.labels());
      boolean all = RunSettings.ALL_ATTRIBUTES.equals(data.attribute());
      if (!all && !attribute.equals(data.attribute())) {
        session
            .progress()
            .warn("%s is no attribute here, so %s is looked at; --attribute names another.".formatted(data.attribute(), attribute));
      }
      Inspection found = Inspection.of(faces, attribute);
      if (checkPhotos) {
        found =
            found.withUnreadable(
                PhotoCheck.run(faces, Runtime.getRuntime().availableProcessors(), session.progress()));
      }
      found.warnings().forEach(session.progress()::warn);
      if (json) {
        session.data().println(InspectionJson.of(found, faces));
      } else {
        InspectionText.lines(found, faces).stream().map(OneLine::of).forEach(session.out()::println);
      }
    }
    return ExitCode.DONE;
  }
}

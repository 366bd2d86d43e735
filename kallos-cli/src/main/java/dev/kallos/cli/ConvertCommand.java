package dev.kallos.cli;

import dev.kallos.dataset.DatasetExport;
import dev.kallos.dataset.DatasetReader;
import dev.kallos.dataset.FaceDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a data set in another layout. */
@Command(
    name = "convert",
    description = {
      "Write a data set in another layout: CelebA's official one, or one CSV table beside its pictures.",
      "Where the file system can, pictures are linked, not copied: both names then lead to one file, so change neither in place."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  kallos data convert ~/celeba celeba-table --to table",
      "  kallos data convert ratings.csv as-celeba --positive-above rating=median"
    })
final class ConvertCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private DatasetParameter dataset;

  @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write into; it must be absent or empty.")
  private Path folder;

  @Option(
      names = "--to",
      paramLabel = "LAYOUT",
      converter = Converters.LayoutName.class,
      description = "celeba or table. Default: celeba.")
  private TargetLayout layout = TargetLayout.CELEBA;

  @ArgGroup(validate = false, order = 1, heading = "%nData%n")
  private TableOptions table = new TableOptions();

  ConvertCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    session.interruption().duringInterruptible("Interrupted; run the same command again.");
    try (FaceDataset faces = DatasetReader.read(table.request(dataset.path()), session.progress())) {
      faces.warnings().forEach(session.progress()::warn);
      switch (layout) {
        case CELEBA -> DatasetExport.celeba(faces, folder, session.progress());
        case TABLE -> DatasetExport.table(faces, folder, session.progress());
      }
      session.tell("Wrote %,d faces into %s.".formatted(faces.size(), folder));
    }
    return ExitCode.DONE;
  }
}

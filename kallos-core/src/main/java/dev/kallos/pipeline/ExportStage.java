package dev.kallos.pipeline;

import dev.kallos.Disclaimer;
import dev.kallos.export.NetExport;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Weights;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a run's net for other programs; loads no native library. */
final class ExportStage {

  /** Writes into the run's own folder for it, in the place of an older export, or into one that is absent or empty. */
  void run(RunFolder run, Optional<Path> out) throws IOException {
    NetExport export = export(run);
    if (out.isPresent()) {
      WholeFolder.create(out.get(), export::write);
    } else {
      WholeFolder.replace(run.export(), export::write);
    }
  }

  private static NetExport export(RunFolder run) throws IOException {
    RunConfig config = RunConfig.read(run).requireOneNet(run, "export");
    ScoresRecord.requireSame(run);
    NetworkSummary summary = Nets.summary(config);
    return new NetExport(
        summary,
        Weights.read(summary, run.weights()),
        config.attributes(),
        config.training().scoreMirrored(),
        config.data().frame(),
        Provenance.version(),
        Disclaimer.ofOtherFaces(config.origin(), config.data().layout(), config.attribute()));
  }
}

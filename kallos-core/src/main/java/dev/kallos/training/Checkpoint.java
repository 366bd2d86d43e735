package dev.kallos.training;

import dev.kallos.network.ConvNet;
import dev.kallos.network.RunningStatistics;
import dev.kallos.network.Safetensors;
import dev.kallos.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What resuming needs, in a folder: {@code state.safetensors} with parameters and optimizer after the last whole epoch,
 * {@code history-N.csv}, the epochs up to it, and {@code best.safetensors}, the best epoch's weights. The state is written last, so an
 * interruption at any moment leaves the checkpoint of the epoch before, which the next attempt goes through again alike.
 */
record Checkpoint(Path folder) {
  private Path state() {
    return folder.resolve("state.safetensors");
  }

  Path best() {
    return folder.resolve("best.safetensors");
  }

  private Path history(int epoch) {
    return folder.resolve("history-" + epoch + ".csv");
  }

  /** Keeps the state after an epoch, and its weights if it is the best so far. */
  void save(ConvNet net, TrainingStep step, History history, Criterion keptBy) throws IOException {
    Files.createDirectories(folder);
    int epoch = history.epochs().size();
    if (history.best(keptBy).epoch() == epoch) {
      Weights.write(step.settled(), best());
    }
    history.write(history(epoch));
    Adam.State state = step.adam().state();
    Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
    tensors.put("parameters", vector(net.parameters().toArray()));
    tensors.put("adam.mean", vector(state.mean()));
    tensors.put("adam.square", vector(state.square()));
    state.average().ifPresent(average -> tensors.put("parameters.average", vector(average)));
    if (net.normalized()) {
      tensors.put("normalization.mean", vector(step.statistics().state().mean()));
      tensors.put("normalization.variance", vector(step.statistics().state().variance()));
    }
    Map<String, String> metadata = Map.of("epoch", Integer.toString(epoch), "steps", Long.toString(state.steps()));
    new Safetensors(metadata, tensors).write(state());
    Files.deleteIfExists(history(epoch - 1));
  }

  /** Brings net and optimizer to where they were; empty if there is no checkpoint. */
  Optional<History> restore(ConvNet net, TrainingStep step) throws IOException {
    if (!Files.exists(state())) {
      return Optional.empty();
    }
    Safetensors file = Safetensors.read(state());
    net.parameters().set(file.tensors().get("parameters").values());
    long steps = Long.parseLong(file.metadata().get("steps"));
    if (net.normalized()) {
      step.statistics()
          .restore(
              new RunningStatistics.State(
                  file.tensors().get("normalization.mean").values(),
                  file.tensors().get("normalization.variance").values(),
                  steps));
    }
    step.adam().restore(
        new Adam.State(
            file.tensors().get("adam.mean").values(),
            file.tensors().get("adam.square").values(),
            Optional.ofNullable(file.tensors().get("parameters.average")).map(Safetensors.Entry::values),
            steps));
    return Optional.of(History.read(history(Integer.parseInt(file.metadata().get("epoch")))));
  }

  private static Safetensors.Entry vector(float[] values) {
    return new Safetensors.Entry(new long[] {values.length}, values);
  }
}

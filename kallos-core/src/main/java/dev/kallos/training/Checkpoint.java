package dev.kallos.training;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Safetensors;
import dev.kallos.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What resuming needs, in a folder: {@code state.safetensors} with parameters and optimizer after the last whole epoch,
 * {@code history-N.csv}, the epochs up to it, and {@code best-N.safetensors}, the best epoch's weights. The state is written last,
 * so an interruption at any moment leaves the checkpoint of the epoch before, which the next attempt goes through again alike.
 *
 * @param settings all that the training hangs on, in words; the state holds them, and is not gone on from by others
 */
record Checkpoint(Path folder, String settings) {
  private static final String SETTINGS = "settings";

  private Path state() {
    return folder.resolve("state.safetensors");
  }

  /** The weights after an epoch that was the best when it ended. */
  Path best(int epoch) {
    return folder.resolve("best-" + epoch + ".safetensors");
  }

  private Path history(int epoch) {
    return folder.resolve("history-" + epoch + ".csv");
  }

  /** Keeps the state after an epoch, and its weights if it is the best so far. */
  void save(ConvNet net, TrainingStep step, History history, Criterion keptBy) throws IOException {
    Files.createDirectories(folder);
    int epoch = history.epochs().size();
    int best = history.best(keptBy).epoch();
    if (best == epoch) {
      Weights.write(step.settled(), best(epoch));
    }
    history.write(history(epoch));
    Adam.State state = step.adam().state();
    Map<String, Safetensors.Entry> tensors = new LinkedHashMap<>();
    tensors.put("parameters", vector(net.parameters().toArray()));
    tensors.put("adam.mean", vector(state.mean()));
    tensors.put("adam.square", vector(state.square()));
    state.average().ifPresent(average -> tensors.put("parameters.average", vector(average)));
    Map<String, String> metadata =
        Map.of("epoch", Integer.toString(epoch), "steps", Long.toString(state.steps()), SETTINGS, settings);
    new Safetensors(metadata, tensors).write(state());
    Files.deleteIfExists(history(epoch - 1));
    for (int before = 1; before < epoch; before++) {
      if (before != best) {
        Files.deleteIfExists(best(before));
      }
    }
  }

  /**
   * Brings net and optimizer to where they were; empty if there is no checkpoint. What a killed process was writing goes.
   *
   * @throws UnusableInputException if a file of it is missing, damaged, or of another net, other settings or another epoch than
   *     the rest
   */
  Optional<History> restore(ConvNet net, TrainingStep step, Criterion keptBy) throws IOException {
    if (Files.isDirectory(folder)) {
      WholeFile.sweep(folder);
    }
    if (!Files.exists(state())) {
      return Optional.empty();
    }
    Safetensors file = Safetensors.read(state());
    int epoch = Math.toIntExact(number(file, "epoch"));
    if (!settings.equals(file.metadata().getOrDefault(SETTINGS, settings))) {
      throw new UnusableInputException(
          "%s was trained by other settings or faces than the run has now; put its files back as they were, or begin a new run."
              .formatted(state()));
    }
    History history = whole(epoch, needed(history(epoch)));
    Weights.read(net.summary(), needed(best(history.best(keptBy).epoch())));
    long steps = number(file, "steps");
    int length = net.parameters().toArray().length;
    net.parameters().set(vector(file, "parameters", length));
    step.adam().restore(
        new Adam.State(
            vector(file, "adam.mean", length),
            vector(file, "adam.square", length),
            step.adam().state().average().map(average -> vector(file, "parameters.average", length)),
            steps));
    return Optional.of(history);
  }

  private static Path needed(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException(file + " is missing, so the training cannot go on; begin a new run.");
    }
    return file;
  }

  private History whole(int epoch, Path file) throws IOException {
    History history = History.read(file);
    List<Integer> due = IntStream.rangeClosed(1, epoch).boxed().toList();
    if (!history.epochs().stream().map(EpochResult::epoch).toList().equals(due)) {
      throw new UnusableInputException(
          "%s does not hold the epochs 1 to %d, after which %s was written; begin a new run."
              .formatted(file, epoch, state()));
    }
    return history;
  }

  private long number(Safetensors file, String name) {
    String text = file.metadata().getOrDefault(name, "");
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw unfit("its " + name + " is '" + text + "'");
    }
    return Long.parseLong(text);
  }

  private float[] vector(Safetensors file, String name, int length) {
    Safetensors.Entry tensor = file.tensors().get(name);
    if (tensor == null || tensor.values().length != length) {
      throw unfit("%s is %s".formatted(name, tensor == null ? "missing" : tensor.values().length + " numbers, not " + length));
    }
    return tensor.values();
  }

  private UnusableInputException unfit(String what) {
    return new UnusableInputException(
        "%s is no state of this run's training: %s; begin a new run.".formatted(state(), what));
  }

  private static Safetensors.Entry vector(float[] values) {
    return new Safetensors.Entry(new long[] {values.length}, values);
  }
}

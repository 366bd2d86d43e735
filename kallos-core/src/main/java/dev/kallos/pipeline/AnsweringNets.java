package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.evaluation.EnsembleScores;
import dev.kallos.internal.file.Sha256;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.network.DeviceChoice;
import dev.kallos.network.Precision;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.run.ScoresRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The nets whose mean logit is a run's answer: its own, or those of an ensemble's members, read from the members' own folders.
 * Their owner closes them.
 *
 * @param nets one at least, all of one input
 */
record AnsweringNets(List<ConvNet> nets) implements AutoCloseable {

  /**
   * Opens them in one precision on the processor, on as many cores as they were trained on.
   *
   * @throws UnusableInputException if they are not all there, or are others than those whose scores the run has
   */
  static AnsweringNets open(RunFolder run, RunConfig config, Precision precision) throws IOException {
    return open(run, config, trained -> precision, Device.CPU, config.threads());
  }

  /**
   * Opens them in the precision in which each was trained, where the device has it.
   *
   * @param threads how many cores to use
   * @throws UnusableInputException if they are not all there, or are others than those whose scores the run has
   */
  static AnsweringNets open(RunFolder run, RunConfig config, DeviceChoice choice, int threads) throws IOException {
    return open(run, config, choice::answering, choice.device(), threads);
  }

  private static AnsweringNets open(
      RunFolder run, RunConfig config, UnaryOperator<Precision> precision, Device device, int threads)
      throws IOException {
    Optional<String> missing = missing(run, config);
    if (missing.isPresent()) {
      throw new UnusableInputException(missing.get());
    }
    List<ConvNet> nets = new ArrayList<>();
    try {
      if (!config.isEnsemble()) {
        ScoresRecord.requireSame(run);
        nets.add(Nets.trained(run, config, precision.apply(Nets.precision(config)), device, threads));
        return new AnsweringNets(nets);
      }
      for (RunConfig.Member member : config.members()) {
        RunConfig alone = config.alone(member);
        RunFolder folder = new RunFolder(Path.of(member.run()));
        nets.add(Nets.trained(folder, alone, precision.apply(Nets.precision(alone)), device, threads));
      }
      return new AnsweringNets(nets);
    } catch (IOException | RuntimeException | Error e) {
      nets.forEach(ConvNet::close);
      throw e;
    }
  }

  /** A sentence that says why the nets cannot be had; empty if they can. */
  static Optional<String> missing(RunFolder run, RunConfig config) throws IOException {
    if (!config.isEnsemble()) {
      return Files.isRegularFile(run.weights())
          ? Optional.empty()
          : Optional.of("%s is missing; make it with: %s".formatted(run.weights(), run.command("train")));
    }
    for (RunConfig.Member member : config.members()) {
      Path weights = new RunFolder(Path.of(member.run())).weights();
      if (!Files.isRegularFile(weights)) {
        return Optional.of(
            "%s, of a member of the ensemble %s, is not there; put it back, or make the ensemble again."
                .formatted(weights, run.path()));
      }
      if (!Sha256.of(weights).equals(member.weightsSha256())) {
        return Optional.of(
            "%s has changed since the ensemble %s was made of it; make the ensemble again."
                .formatted(weights, run.path()));
      }
    }
    return Optional.empty();
  }

  /** The mean of what each net answers. */
  double[] logits(Function<ConvNet, double[]> answers) {
    return EnsembleScores.mean(nets.stream().map(answers).toList());
  }

  @Override
  public void close() {
    nets.forEach(ConvNet::close);
  }
}

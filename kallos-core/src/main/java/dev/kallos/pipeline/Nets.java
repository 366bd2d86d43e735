package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Precision;
import dev.kallos.network.Weights;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;

/** Makes the net a run describes. */
final class Nets {
  private Nets() {}

  /** The run's net before training. */
  static ConvNet untrained(RunConfig config) {
    return create(config, precision(config), config.training().threads(), false);
  }

  /** The run's net with its best weights, in the precision it was trained in, as it scores. */
  static ConvNet trained(RunFolder run, RunConfig config) throws IOException {
    return trained(run, config, precision(config), config.training().threads());
  }

  /** The run's net with its best weights, in 32 bits, looking at each face as it stands: the net that maps explain. */
  static ConvNet explained(RunFolder run, RunConfig config) throws IOException {
    return trained(run, config, Precision.FP32, config.training().threads(), false);
  }

  /** The run's net with its best weights, as it scores, on so many cores. */
  static ConvNet trained(RunFolder run, RunConfig config, Precision precision, int threads) throws IOException {
    return trained(run, config, precision, threads, config.training().scoreMirrored());
  }

  private static ConvNet trained(
      RunFolder run, RunConfig config, Precision precision, int threads, boolean mirrored) throws IOException {
    ConvNet net = create(config, precision, threads, mirrored);
    try {
      Weights.read(net, run.weights());
      return net;
    } catch (IOException | RuntimeException e) {
      net.close();
      throw e;
    }
  }

  private static ConvNet create(RunConfig config, Precision precision, int threads, boolean mirrored) {
    Engine.start(threads);
    return ConvNet.create(summary(config), precision, config.seed(), mirrored);
  }

  /** The run's net, layer by layer; needs no tensor. */
  static NetworkSummary summary(RunConfig config) {
    NetworkDesign design = NetworkDesign.named(config.network().name());
    return NetworkSummary.of(design, config.network().size(), config.attributes().size());
  }

  /** The precision the run is trained in. */
  static Precision precision(RunConfig config) {
    for (Precision precision : Precision.values()) {
      if (precision.id().equals(config.training().precision())) {
        return precision;
      }
    }
    throw new UnusableInputException(
        "config.json asks for the precision '" + config.training().precision() + "'; write fp32 or bf16.");
  }
}

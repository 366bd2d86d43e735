package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.NetworkDesign;
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
    return create(config, precision(config), config.training().threads());
  }

  /** The run's net with its best weights, in the precision it was trained in. */
  static ConvNet trained(RunFolder run, RunConfig config) throws IOException {
    return trained(run, config, precision(config));
  }

  /** The run's net with its best weights. */
  static ConvNet trained(RunFolder run, RunConfig config, Precision precision) throws IOException {
    return trained(run, config, precision, config.training().threads());
  }

  /** The run's net with its best weights, on so many cores. */
  static ConvNet trained(RunFolder run, RunConfig config, Precision precision, int threads)
      throws IOException {
    ConvNet net = create(config, precision, threads);
    try {
      Weights.read(net, run.weights());
      return net;
    } catch (IOException | RuntimeException e) {
      net.close();
      throw e;
    }
  }

  private static ConvNet create(RunConfig config, Precision precision, int threads) {
    Engine.start(threads);
    NetworkDesign design = NetworkDesign.named(config.network().name());
    return ConvNet.create(design, config.network().size(), precision, config.seed());
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

package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.torch.Engine;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.network.DeviceChoice;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.Precision;
import dev.kallos.network.Weights;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.Optional;

/** Makes the net a run describes. */
final class Nets {
  private Nets() {}

  /**
   * The run's net before training, on the device it is to be trained on.
   *
   * @throws UnusableInputException if that is a card that cannot be used here
   */
  static ConvNet untrained(RunFolder run, RunConfig config) {
    DeviceChoice choice = device(config);
    if (choice.device() != wanted(config)) {
      throw new UnusableInputException(
          "%s is to be trained on %s, but %s; train it where there is a card, or prepare a new run with --device cpu."
              .formatted(run.path(), wanted(config).id(), choice.reason()));
    }
    Precision precision = choice.precision(Optional.of(precision(config))).precision();
    return create(config, precision, choice.device(), config.threads(), false);
  }

  /** The run's net with its best weights, in 32 bits, looking at each face as it stands: the net that maps explain. */
  static ConvNet explained(RunFolder run, RunConfig config) throws IOException {
    return trained(run, config, Precision.FP32, Device.CPU, config.threads(), false);
  }

  /** The run's net with its best weights as it scores, on a device and so many cores. */
  static ConvNet trained(RunFolder run, RunConfig config, Precision precision, Device device, int threads)
      throws IOException {
    return trained(run, config, precision, device, threads, config.training().scoreMirrored());
  }

  private static ConvNet trained(
      RunFolder run, RunConfig config, Precision precision, Device device, int threads, boolean mirrored)
      throws IOException {
    ConvNet net = create(config, precision, device, threads, mirrored);
    try {
      Weights.read(net, run.weights());
      return net;
    } catch (IOException | RuntimeException | Error e) {
      net.close();
      throw e;
    }
  }

  private static ConvNet create(RunConfig config, Precision precision, Device device, int threads, boolean mirrored) {
    Engine.start(threads);
    return ConvNet.create(summary(config), precision, config.seed(), mirrored, device);
  }

  /** The device the run was prepared for, or the processor where that is a card that cannot be used here. */
  static DeviceChoice device(RunConfig config) {
    Optional<Device> asked = wanted(config) == Device.CPU ? Optional.of(Device.CPU) : Optional.empty();
    return DeviceChoice.of(asked, config.threads());
  }

  /** The device the run was prepared for. */
  static Device wanted(RunConfig config) {
    for (Device device : Device.values()) {
      if (device.id().equals(config.training().device())) {
        return device;
      }
    }
    throw new UnusableInputException(
        "config.json asks for the device '" + config.training().device() + "'; write cpu or cuda.");
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

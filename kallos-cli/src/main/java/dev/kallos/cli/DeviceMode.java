package dev.kallos.cli;

import dev.kallos.network.Device;
import java.util.Locale;
import java.util.Optional;

/** The device the user asks for. */
enum DeviceMode {
  AUTO(Optional.empty()),
  CPU(Optional.of(Device.CPU)),
  CUDA(Optional.of(Device.CUDA));

  private final Optional<Device> device;

  DeviceMode(Optional<Device> device) {
    this.device = device;
  }

  /** Empty for a card where one can be used, else the processor. */
  Optional<Device> device() {
    return device;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.kallos.network;

import dev.kallos.image.ImageSize;
import dev.kallos.internal.torch.Placement;

/** Nets arranged as on a graphics card, where there is none. */
public final class FakeDevice {
  private FakeDevice() {}

  /** One thread, whole batches, all that goes there copied; but on the processor. */
  public static ConvNet net(NetworkDesign design, ImageSize size, Precision precision, long seed) {
    return on("cpu", design, size, precision, seed);
  }

  /** The same where tensors have shapes and no values, and libtorch refuses to mix them with the processor's. */
  public static ConvNet shapes(NetworkDesign design, ImageSize size, Precision precision) {
    return on("meta", design, size, precision, 1);
  }

  private static ConvNet on(String device, NetworkDesign design, ImageSize size, Precision precision, long seed) {
    return ConvNet.create(NetworkSummary.of(design, size), precision, seed, false, new Placement(device, true));
  }
}

package dev.kallos.internal.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a net's tensors lie, and how it is given its work.
 *
 * @param device libtorch's name of the place: {@code cpu} or {@code cuda}
 * @param wholeBatches whether one thread takes batches there as they are, through memory of its own; otherwise the cores of the
 *     processor share each batch and take a few faces at a time, so that these stay in their caches
 */
public record Placement(String device, boolean wholeBatches) {
  /** The processor's cores. */
  public static final Placement CORES = new Placement("cpu", false);

  /** The first graphics card that CUDA knows. */
  public static final Placement CARD = new Placement("cuda", true);

  /**
   * A host tensor brought there, in the caller's pointer scope; the cores take it where it lies.
   *
   * @param tensor of any type and layout, in the host's memory
   */
  public Tensor put(Tensor tensor) {
    return wholeBatches
        ? tensor.to(new Device(device), tensor.scalar_type(), false, true, new MemoryFormatOptional())
        : tensor;
  }
}

package dev.kallos.network;

import dev.kallos.internal.torch.Placement;
import dev.kallos.internal.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * All parameters of a net, one after the other in one vector, and their gradients in another, so that an optimizer's step is a
 * few operations on long vectors. Its owner closes it.
 */
public final class ParameterVector implements AutoCloseable {
  /**
   * One parameter: a layer's weights or biases.
   *
   * @param name for instance {@code conv1.weight}
   * @param shape outputs × inputs × 3 × 3 for a kernel, outputs × inputs for a dense weight, outputs for a bias
   * @param offset where it begins in the vector
   * @param l2 whether the L2 penalty holds for it
   */
  public record Entry(String name, long[] shape, int offset, boolean l2) {
    public int size() {
      int size = 1;
      for (long side : shape) {
        size = Math.toIntExact(size * side);
      }
      return size;
    }

    /** Whether it is a layer's biases. */
    public boolean bias() {
      return shape.length == 1;
    }

    /** How many inputs one output is summed over; 0 for a bias. */
    int fanIn() {
      return bias() ? 0 : Math.toIntExact(size() / shape[0]);
    }
  }

  private final List<Entry> entries;
  private final Placement placement;
  private final Tensor values;
  private final CoreParameters first;

  private ParameterVector(List<Entry> entries, Placement placement, float[] initial) {
    this.entries = entries;
    this.placement = placement;
    this.values = Tensors.owned(placement, initial, initial.length);
    try {
      this.first = new CoreParameters(values, placement, entries);
    } catch (RuntimeException | Error e) {
      values.close();
      throw e;
    }
  }

  /**
   * The parameters of a net before training: kernels and weights uniform in ±√(6 / inputs) (He et al. 2015), the logit's in
   * ±√(1 / inputs), biases zero.
   */
  static ParameterVector create(NetworkSummary summary, Placement placement, RandomGenerator random) {
    List<Entry> entries = entries(summary);
    Entry last = entries.get(entries.size() - 1);
    float[] initial = new float[last.offset() + last.size()];
    for (Entry entry : entries) {
      double bound = entry.fanIn() == 0 ? 0 : Math.sqrt((entry.name().startsWith("logit") ? 1.0 : 6.0) / entry.fanIn());
      for (int i = 0; i < entry.size(); i++) {
        initial[entry.offset() + i] = (float) (bound == 0 ? 0 : random.nextDouble(-bound, bound));
      }
    }
    return new ParameterVector(entries, placement, initial);
  }

  /** What a net's parameters are and in which order they stand; needs no tensor. */
  public static List<Entry> entries(NetworkSummary summary) {
    List<Entry> entries = new ArrayList<>();
    int offset = 0;
    for (NetworkSummary.Row row : summary.layers()) {
      if (row.parameters() == 0) {
        continue;
      }
      boolean convolution = row.layer() instanceof Layer.Convolution;
      boolean l2 = row.layer() instanceof Layer.Convolution c && c.l2();
      long out = row.out().channels();
      long[] shape = convolution ? new long[] {out, row.in().channels(), 3, 3} : new long[] {out, row.in().size()};
      entries.add(new Entry(row.name() + ".weight", shape, offset, l2));
      offset = Math.toIntExact(offset + row.weights());
      entries.add(new Entry(row.name() + ".bias", new long[] {out}, offset, false));
      offset = Math.toIntExact(offset + row.biases());
    }
    return List.copyOf(entries);
  }

  /** The parameters in order. */
  public List<Entry> entries() {
    return entries;
  }

  /** Where all of its tensors lie. */
  public Placement placement() {
    return placement;
  }

  /** All values as one vector; changing it changes the net. */
  public Tensor values() {
    return values;
  }

  /** The parameters as the first core uses them. */
  CoreParameters first() {
    return first;
  }

  /** The parameters for one more core, with gradients of its own; the caller closes them, before this. */
  CoreParameters another() {
    return new CoreParameters(values, placement, entries);
  }

  /** A copy of all values. */
  public float[] toArray() {
    return Tensors.toArray(values);
  }

  /** Replaces all values. */
  public void set(float[] replacement) {
    if (replacement.length != values.numel()) {
      throw new IllegalArgumentException(replacement.length + " values for " + values.numel() + " parameters");
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      values.copy_(Tensors.of(replacement, replacement.length));
    }
  }

  @Override
  public void close() {
    first.close();
    values.close();
  }
}

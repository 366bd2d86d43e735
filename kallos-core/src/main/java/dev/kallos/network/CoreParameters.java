package dev.kallos.network;

import dev.kallos.internal.torch.Placement;
import dev.kallos.internal.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A net's parameters as one core uses them: each a view into the vector all cores read, and a leaf of the core's graph that adds
 * its gradient to the core's own vector. Its owner closes it.
 */
final class CoreParameters implements AutoCloseable {
  private final Tensor gradients;
  private final Map<String, Tensor> leaves = new LinkedHashMap<>();
  private final Map<String, Tensor> gradientViews = new LinkedHashMap<>();

  CoreParameters(Tensor values, Placement placement, List<ParameterVector.Entry> entries) {
    int length = Math.toIntExact(values.numel());
    this.gradients = Tensors.owned(placement, new float[length], length);
    try {
      entries.forEach(entry -> view(values, entry));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void view(Tensor values, ParameterVector.Entry entry) {
    try (PointerScope scope = new PointerScope()) {
      Tensor leaf = values.narrow(0, entry.offset(), entry.size()).view(entry.shape()).detach();
      Tensor gradient = gradients.narrow(0, entry.offset(), entry.size()).view(entry.shape());
      leaf.set_requires_grad(true);
      leaf.mutable_grad().put(gradient);
      leaf.retainReference();
      gradient.retainReference();
      leaves.put(entry.name(), leaf);
      gradientViews.put(entry.name(), gradient);
    }
  }

  /** One parameter, 32 bits, as a leaf. */
  Tensor leaf(String name) {
    return leaves.get(name);
  }

  /** A layer's weights; in 32 bits the leaf itself. */
  Tensor weight(String layer, Precision precision) {
    return in(layer + ".weight", precision);
  }

  /** A layer's biases; in 32 bits the leaf itself. */
  Tensor bias(String layer, Precision precision) {
    return in(layer + ".bias", precision);
  }

  private Tensor in(String name, Precision precision) {
    Tensor leaf = leaf(name);
    return precision == Precision.FP32 ? leaf : leaf.to(torch.ScalarType.BFloat16);
  }

  /** One parameter's gradient, 32 bits: a view into {@link #gradients}. */
  Tensor gradient(String name) {
    return gradientViews.get(name);
  }

  /** All gradients as one vector. */
  Tensor gradients() {
    return gradients;
  }

  @Override
  public void close() {
    leaves.values().forEach(Tensor::close);
    gradientViews.values().forEach(Tensor::close);
    gradients.close();
  }
}

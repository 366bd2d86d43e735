package dev.kallos.network;

import dev.kallos.internal.onednn.OneDnn;
import dev.kallos.network.NetworkSummary.Shape;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** oneDNN, called directly, on the processor's cores: to the same numbers as libtorch, which computes convolutions with it. */
record OneDnnArithmetic(OneDnn library) implements TrunkArithmetic {
  static OneDnnArithmetic load() {
    return new OneDnnArithmetic(new OneDnn());
  }

  boolean suits(torch.ScalarType type) {
    return library.suits(type);
  }

  @Override
  public Tensor convolution(Tensor input, Tensor weight, Tensor bias) {
    Shape shape = new Shape((int) input.size(2), (int) input.size(3), (int) weight.size(0));
    Tensor output = TrunkArithmetic.empty(input, input.size(0), shape, input.scalar_type());
    library.convolve(channelsLast(input), weight.contiguous(), bias, output);
    return output;
  }

  @Override
  public boolean rectifies() {
    return true;
  }

  @Override
  public torch.ScalarType places() {
    return torch.ScalarType.Byte;
  }

  @Override
  public void pool(Tensor numbers, Tensor highest, Tensor places) {
    library.pool(channelsLast(numbers), highest, places);
  }

  @Override
  public Tensor unpooled(Tensor gradient, Tensor places, Shape numbers) {
    Tensor unpooled = TrunkArithmetic.empty(gradient, gradient.size(0), numbers, gradient.scalar_type());
    library.poolingGradient(channelsLast(gradient), places, unpooled);
    return unpooled;
  }

  @Override
  public void rectify(Tensor output, Tensor gradient) {
    if (gradient.is_contiguous(torch.MemoryFormat.ChannelsLast)) {
      library.rectify(channelsLast(output), gradient);
    } else {
      gradient.copy_(torch.threshold_backward(gradient, output, new Scalar(0)));
    }
  }

  @Override
  public Tensor weightGradient(Tensor input, Tensor gradient, Tensor weight) {
    Tensor weightGradient = torch.empty_like(weight.detach().contiguous());
    library.weightGradient(channelsLast(input), channelsLast(gradient), weightGradient);
    return weightGradient;
  }

  @Override
  public Tensor inputGradient(Tensor gradient, Tensor weight) {
    Shape shape = new Shape((int) gradient.size(2), (int) gradient.size(3), (int) weight.size(1));
    Tensor inputGradient = TrunkArithmetic.empty(gradient, gradient.size(0), shape, gradient.scalar_type());
    library.inputGradient(channelsLast(gradient), weight.contiguous(), inputGradient);
    return inputGradient;
  }

  private static Tensor channelsLast(Tensor tensor) {
    return tensor.contiguous(torch.MemoryFormat.ChannelsLast);
  }

  @Override
  public void close() {
    library.close();
  }
}

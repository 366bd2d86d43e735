package dev.kallos.network;

import dev.kallos.internal.torch.Engine;
import dev.kallos.network.NetworkSummary.Shape;
import dev.kallos.parts.Turns;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A convolution from 32 to 64 channels and a pooling of 32, of two faces, by oneDNN called directly and by libtorch. See parts.sh. */
public final class Kernels {
  private static final int FACES = 2;
  private static final Shape CAME_IN = new Shape(128, 128, 32);
  private static final Shape CONVOLVED = new Shape(128, 128, 64);
  private static final Shape POOLED = new Shape(64, 64, 32);

  public static void main(String[] args) throws Exception {
    Engine.start(1);
    Turns turns = new Turns(Double.parseDouble(args[0]));
    try (TrunkArithmetic direct = OneDnnArithmetic.load();
        TrunkArithmetic libtorch = new LibtorchArithmetic();
        NoGradGuard guard = new NoGradGuard()) {
      for (Precision precision : Precision.values()) {
        if (((OneDnnArithmetic) direct).suits(precision.type())) {
          table(turns, precision, direct, libtorch);
        }
      }
    }
  }

  private static void table(Turns turns, Precision precision, TrunkArithmetic direct, TrunkArithmetic libtorch)
      throws Exception {
    Turns.head("two faces of 128x128 in " + precision.id(), "oneDNN called directly", "libtorch");
    try (PointerScope scope = new PointerScope()) {
      Tensor input = random(precision, CAME_IN);
      Tensor gradient = random(precision, CONVOLVED);
      Tensor weight = torch.rand(64, 32, 3, 3).to(precision.type());
      Tensor bias = torch.rand(64).to(precision.type());
      turns.row(
          "convolution and ReLU",
          () -> direct.convolution(input, weight, bias),
          () -> libtorch.convolution(input, weight, bias).relu_());
      turns.row(
          "its kernels' gradient",
          () -> direct.weightGradient(input, gradient, weight),
          () -> libtorch.weightGradient(input, gradient, weight));
      turns.row(
          "its input's gradient",
          () -> direct.inputGradient(gradient, weight),
          () -> libtorch.inputGradient(gradient, weight));
      Tensor highest = random(precision, POOLED);
      Tensor bytes = TrunkArithmetic.empty(input, FACES, POOLED, direct.places());
      Tensor longs = TrunkArithmetic.empty(input, FACES, POOLED, libtorch.places());
      turns.row("pooling", () -> direct.pool(input, highest, bytes), () -> libtorch.pool(input, highest, longs));
      turns.row(
          "its gradient", () -> direct.unpooled(highest, bytes, CAME_IN), () -> libtorch.unpooled(highest, longs, CAME_IN));
    }
  }

  private static Tensor random(Precision precision, Shape shape) {
    Tensor values = TrunkArithmetic.empty(torch.zeros(1), FACES, shape, torch.ScalarType.Float);
    return values.uniform_().sub_(new Scalar(0.5)).to(precision.type());
  }
}

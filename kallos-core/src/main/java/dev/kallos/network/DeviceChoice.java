package dev.kallos.network;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.torch.Cuda;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a net is to train or score on, and why.
 *
 * @param device the choice
 * @param reason why, in a few words
 * @param bf16 whether it is a card that computes in bf16
 */
public record DeviceChoice(Device device, String reason, boolean bf16) {
  /**
   * What was asked for, or else a card where there is one, or else the processor.
   *
   * @param asked empty to leave it to the machine
   * @param threads how many cores one operation may use, as libtorch may have to be started to see the card
   * @throws UnusableInputException if a card was asked for and cannot be used
   */
  public static DeviceChoice of(Optional<Device> asked, int threads) {
    return of(asked, () -> Cuda.ofProcess(threads));
  }

  static DeviceChoice of(Optional<Device> asked, Supplier<Cuda> probe) {
    if (asked.equals(Optional.of(Device.CPU))) {
      return new DeviceChoice(Device.CPU, "as asked", false);
    }
    Cuda cuda = probe.get();
    if (cuda.isUsable()) {
      return new DeviceChoice(Device.CUDA, asked.isPresent() ? "as asked" : "a card answers", cuda == Cuda.CARD);
    }
    if (asked.isPresent()) {
      throw new UnusableInputException(
          "The device cuda cannot be used: %s; %s, or choose --device cpu.".formatted(obstacle(cuda), remedy(cuda)));
    }
    return new DeviceChoice(Device.CPU, obstacle(cuda), false);
  }

  private static String obstacle(Cuda cuda) {
    return switch (cuda) {
      case NOT_BUILT -> "Kallos was built without CUDA";
      case NOT_LOADED -> "libraries of NVIDIA's are missing";
      default -> "no NVIDIA card answers";
    };
  }

  private static String remedy(Cuda cuda) {
    return switch (cuda) {
      case NOT_BUILT -> "build it with the Maven profile cuda (docs/how-to.md)";
      case NOT_LOADED -> "install CUDA 13, cuDNN 9 and NCCL 2 (docs/how-to.md)";
      default -> "see whether nvidia-smi shows one";
    };
  }

  /**
   * The precision to train in there.
   *
   * @param asked empty for bf16 where the device has it, else fp32
   * @throws UnusableInputException if bf16 was asked for on a card without it
   */
  public PrecisionChoice precision(Optional<Precision> asked) {
    if (device == Device.CUDA && !bf16 && asked.equals(Optional.of(Precision.BF16))) {
      throw new UnusableInputException("This card does not compute in bf16; choose --precision fp32 or --device cpu.");
    }
    if (asked.isPresent()) {
      return new PrecisionChoice(asked.get(), "as asked");
    }
    if (device == Device.CPU) {
      return PrecisionChoice.automatic();
    }
    return bf16
        ? new PrecisionChoice(Precision.BF16, "the card has bf16 arithmetic")
        : new PrecisionChoice(Precision.FP32, "the card has no bf16 arithmetic");
  }

  /** The precision a net that was trained in one can answer in there. */
  public Precision answering(Precision trained) {
    return device == Device.CUDA && !bf16 ? Precision.FP32 : trained;
  }

  /** On what, and why, as a part of a sentence: {@code on the CPU (as asked)}. */
  public String describe() {
    return device.describe(reason);
  }
}

package dev.kallos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.torch.Cuda;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceChoiceTest {
  private static final Optional<Device> AUTO = Optional.empty();

  @Test
  void theCpuIsTakenWithoutLookingForACard() {
    DeviceChoice choice =
        DeviceChoice.of(
            Optional.of(Device.CPU),
            () -> {
              throw new AssertionError("looked for a card");
            });

    assertThat(choice.device()).isEqualTo(Device.CPU);
    assertThat(choice.describe()).isEqualTo("on the CPU (as asked)");
  }

  @ParameterizedTest
  @EnumSource(names = {"CARD", "CARD_WITHOUT_BF16"})
  void aCardIsTakenWhereThereIsOne(Cuda cuda) {
    assertThat(DeviceChoice.of(AUTO, () -> cuda).device()).isEqualTo(Device.CUDA);
    assertThat(DeviceChoice.of(AUTO, () -> cuda).describe()).isEqualTo("on the GPU (a card answers)");
    assertThat(DeviceChoice.of(Optional.of(Device.CUDA), () -> cuda).describe()).isEqualTo("on the GPU (as asked)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_BUILT|Kallos was built without CUDA|build it with the Maven profile cuda (docs/how-to.md)",
        "NOT_LOADED|libraries of NVIDIA's are missing|install CUDA 13, cuDNN 9 and NCCL 2 (docs/how-to.md)",
        "NO_CARD|no NVIDIA card answers|see whether nvidia-smi shows one"
      })
  void withoutOneTheCpuIsTakenForThatReasonAndACardRefusedInASentence(Cuda cuda, String obstacle, String remedy) {
    assertThat(DeviceChoice.of(AUTO, () -> cuda).describe()).isEqualTo("on the CPU (%s)".formatted(obstacle));
    assertThatThrownBy(() -> DeviceChoice.of(Optional.of(Device.CUDA), () -> cuda))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("The device cuda cannot be used: %s; %s, or choose --device cpu.".formatted(obstacle, remedy));
  }

  @Test
  void aCardTrainsInBf16WhereItHasIt() {
    DeviceChoice with = DeviceChoice.of(AUTO, () -> Cuda.CARD);
    DeviceChoice without = DeviceChoice.of(AUTO, () -> Cuda.CARD_WITHOUT_BF16);

    assertThat(with.precision(Optional.empty()))
        .isEqualTo(new PrecisionChoice(Precision.BF16, "the card has bf16 arithmetic"));
    assertThat(without.precision(Optional.empty()))
        .isEqualTo(new PrecisionChoice(Precision.FP32, "the card has no bf16 arithmetic"));
    assertThat(with.precision(Optional.of(Precision.FP32)))
        .isEqualTo(new PrecisionChoice(Precision.FP32, "as asked"));
    assertThatThrownBy(() -> without.precision(Optional.of(Precision.BF16)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("This card does not compute in bf16; choose --precision fp32 or --device cpu.");
  }

  @Test
  void theProcessorTrainsAsItAlwaysDid() {
    DeviceChoice cpu = DeviceChoice.of(AUTO, () -> Cuda.NO_CARD);

    assertThat(cpu.precision(Optional.empty())).isEqualTo(PrecisionChoice.automatic());
    assertThat(cpu.precision(Optional.of(Precision.BF16))).isEqualTo(new PrecisionChoice(Precision.BF16, "as asked"));
  }

  @Test
  void aNetAnswersInItsOwnPrecisionUnlessTheCardLacksIt() {
    assertThat(DeviceChoice.of(AUTO, () -> Cuda.CARD).answering(Precision.BF16)).isEqualTo(Precision.BF16);
    assertThat(DeviceChoice.of(AUTO, () -> Cuda.CARD_WITHOUT_BF16).answering(Precision.BF16)).isEqualTo(Precision.FP32);
    assertThat(DeviceChoice.of(AUTO, () -> Cuda.NO_CARD).answering(Precision.BF16)).isEqualTo(Precision.BF16);
  }
}

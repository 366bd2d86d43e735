package dev.kallos.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which precision suits this machine, and why. The processor's features decide, not a measurement: the same command then trains
 * the same net on the same machine however loaded it is.
 *
 * @param precision the choice
 * @param reason why, in a few words
 */
public record PrecisionChoice(Precision precision, String reason) {
  /** The first that the processor has is named. */
  private static final List<String> BF16_INSTRUCTIONS = List.of("avx512_bf16", "amx_bf16");

  /** bf16 where the processor computes in it, else fp32. */
  public static PrecisionChoice automatic() {
    return of(Path.of("/proc/cpuinfo"));
  }

  static PrecisionChoice of(Path cpuinfo) {
    try {
      if (Files.isReadable(cpuinfo)) {
        for (String line : Files.readAllLines(cpuinfo)) {
          if (line.startsWith("flags")) {
            return fromFlags(new HashSet<>(List.of(line.substring(line.indexOf(':') + 1).trim().split(" +"))));
          }
        }
      }
    } catch (IOException e) {
      return new PrecisionChoice(Precision.FP32, "the processor's features cannot be read");
    }
    return new PrecisionChoice(Precision.FP32, "the processor's features are not known here");
  }

  private static PrecisionChoice fromFlags(Set<String> flags) {
    for (String instruction : BF16_INSTRUCTIONS) {
      if (flags.contains(instruction)) {
        return new PrecisionChoice(Precision.BF16, "the processor has " + instruction);
      }
    }
    return new PrecisionChoice(Precision.FP32, "the processor has no bf16 arithmetic");
  }
}

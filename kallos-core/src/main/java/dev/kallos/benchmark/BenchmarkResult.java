package dev.kallos.benchmark;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured.
 *
 * @param training through forward, backward and optimizer
 * @param trainingFp32 faces a second of the same in 32 bits
 * @param inference through forward alone
 * @param explain Grad-CAM of the last convolution
 * @param decode photos decoded and resized
 * @param packing photos decoded into a pack
 * @param scoring a folder of photos scored
 * @param limits what the machine does at best
 * @param layers where a training step's time goes
 * @param peakMemory the most memory the process held so far, in MiB; empty where the system does not say
 */
public record BenchmarkResult(
    Rate training,
    double trainingFp32,
    Rate inference,
    Explain explain,
    Decode decode,
    Packing packing,
    Scoring scoring,
    LimitRates limits,
    List<LayerTime> layers,
    OptionalDouble peakMemory) {

  public BenchmarkResult {
    layers = List.copyOf(layers);
  }

  /**
   * A rate of the net's arithmetic.
   *
   * @param imagesPerSecond faces a second
   * @param shareOfLimit its arithmetic over the rate of a plain convolution in the same precision
   */
  public record Rate(double imagesPerSecond, double shareOfLimit) {}

  /**
   * What maps cost in the precision of inference. Explaining a run makes them in 32 bits.
   *
   * @param imagesPerSecond faces a second, forward pass included
   * @param forwardPasses how many times as long as a forward pass it takes
   */
  public record Explain(double imagesPerSecond, double forwardPasses) {}

  /**
   * Decoding and resizing to the net's input, files read and nothing else done.
   *
   * @param imagesPerSecond photos a second on one core
   * @param allCores photos a second on all cores
   */
  public record Decode(double imagesPerSecond, double allCores) {}

  /**
   * Making a pack of a folder of photos.
   *
   * @param imagesPerSecond photos a second
   * @param shareOfDecoding that over decoding alone on all cores
   */
  public record Packing(double imagesPerSecond, double shareOfDecoding) {}

  /**
   * Scoring a folder of photos, each once, not mirrored too. Decoding and the net need the same cores, so no way to score is
   * faster than one after the other.
   *
   * @param imagesPerSecond photos a second
   * @param shareOfSlower that over the slower of decoding and inference, each alone on all cores; the three take turns, and this is
   *     the median of the rounds' shares
   * @param shareOfBoth likewise, over the rate of decoding and inference one after the other
   */
  public record Scoring(double imagesPerSecond, double shareOfSlower, double shareOfBoth) {}

  /**
   * The machine's own rates: GFLOP/s, and GB/s read and written.
   *
   * @param copy of a memory copy too large for the caches
   */
  public record LimitRates(
      double fp32Product, double fp32Convolution, double bf16Product, double bf16Convolution, double copy) {}
}

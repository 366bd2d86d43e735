package dev.kallos.network;

/** One layer of a design. Pictures go in as N×H×W×3; a convolution or pooling keeps rows and columns, a dense layer flattens. */
public sealed interface Layer {
  /**
   * A 3×3 convolution with padding "same", a bias and ReLU.
   *
   * @param filters how many channels come out
   * @param l2 whether the plan's L2 penalty holds for its kernels
   */
  record Convolution(int filters, boolean l2) implements Layer {}

  /** Max pooling over 2×2 with stride 2; an odd last row or column is pooled by itself, so a side halves rounding up. */
  record MaxPooling() implements Layer {}

  /** The highest value of each channel over all places (Oquab et al. 2015). */
  record GlobalMaxPooling() implements Layer {}

  /**
   * A dense layer with a bias and ReLU.
   *
   * @param units how many values come out
   */
  record Dense(int units) implements Layer {}

  /**
   * Dropout (Srivastava et al. 2014), while training only.
   *
   * @param rate the share of values set to zero, 0 to 1
   */
  record Dropout(double rate) implements Layer {}

  /** The last layer: one linear unit, whose value is the logit. */
  record Logit() implements Layer {}
}

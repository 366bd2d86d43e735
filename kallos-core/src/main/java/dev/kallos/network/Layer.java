package dev.kallos.network;

/** One layer of a design. Pictures go in as N×H×W×3; a convolution or pooling keeps rows and columns, a dense layer flattens. */
public sealed interface Layer {
  /**
   * A 3×3 convolution with padding "same", a bias and ReLU.
   *
   * @param filters how many channels come out
   * @param l2 whether the plan's L2 penalty holds for its kernels
   * @param normalized whether its output is normalized over the batch in training (Ioffe and Szegedy 2015), behind its max
   *     pooling if one follows; afterwards mean and variance are part of kernels and bias ({@link ChannelStatistics})
   */
  record Convolution(int filters, boolean l2, boolean normalized) implements Layer {
    /** One that is not normalized. */
    public Convolution(int filters, boolean l2) {
      this(filters, l2, false);
    }
  }

  /** Max pooling over 2×2 with stride 2; an odd last row or column is pooled by itself, so a side halves rounding up. */
  record MaxPooling() implements Layer {}

  /** The highest value of each channel over all places (Oquab et al. 2015). */
  record GlobalMaxPooling() implements Layer {}

  /** The mean of each channel over all places (Lin et al. 2014). */
  record GlobalAveragePooling() implements Layer {}

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

  /** The last layer: one linear unit for each attribute the net learns, whose value is the logit; the asked one's comes first. */
  record Logit() implements Layer {}
}

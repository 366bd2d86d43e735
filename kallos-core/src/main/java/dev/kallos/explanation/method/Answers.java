package dev.kallos.explanation.method;

import dev.kallos.internal.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

/** What a net answered, for maps that do not know it themselves. */
final class Answers {
  private Answers() {}

  /** 1 for yes, −1 for no, as {@link dev.kallos.explanation.Direction#of} has it. */
  static float sign(float logit) {
    return logit > 0 ? 1 : -1;
  }

  /** The signs of some logits, N. */
  static Tensor signs(float[] logits) {
    float[] signs = new float[logits.length];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = sign(logits[i]);
    }
    return Tensors.of(signs, signs.length);
  }
}

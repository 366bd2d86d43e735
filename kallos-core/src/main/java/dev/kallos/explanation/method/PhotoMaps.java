package dev.kallos.explanation.method;

import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.Precision;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Maps made of one photo after the other, each core at work on the next as soon as it is done with its last. */
final class PhotoMaps {
  private PhotoMaps() {}

  /** Makes the map of one photo, 1×3×H×W in 32 bits, on the calling thread and under its pointer scope. */
  @FunctionalInterface
  interface Making {
    /**
     * The map.
     *
     * @param face the face's index in the data
     */
    SignedMap of(int face, Tensor photo);
  }

  /** A map for each face of a batch. */
  static List<SignedMap> of(ConvNet net, FaceBatch batch, Making making) {
    SignedMap[] maps = new SignedMap[batch.size()];
    net.cores()
        .inTurn(
            batch.size(),
            i -> {
              try (PointerScope scope = new PointerScope()) {
                maps[i] = making.of(batch.faces()[i], batch.tensor(Precision.FP32, i, i + 1));
              }
            });
    return List.of(maps);
  }
}

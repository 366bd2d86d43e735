package dev.kallos.explanation;

import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;

/** A way to say which part of a face decides. */
public interface Explainer {
  /** The method's name in files, for instance {@code grad-cam}. */
  String id();

  /** The layer it looks at, or a dash if it looks at none. */
  String layer(ConvNet net);

  /** A map for each face of the batch, in its order. */
  List<SignedMap> explain(ConvNet net, FaceBatch batch);
}

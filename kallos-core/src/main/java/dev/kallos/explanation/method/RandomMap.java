package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The control: noise in the cells of the last convolution. A method that does no better explains nothing. A face gets the same
 * noise whatever batch it comes in.
 *
 * @param seed the seed of the noise
 */
public record RandomMap(long seed) implements Explainer {
  @Override
  public String id() {
    return "random";
  }

  @Override
  public String name() {
    return "Random map";
  }

  @Override
  public String paper() {
    return "-";
  }

  @Override
  public String layer() {
    return "-";
  }

  @Override
  public boolean isControl() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    NetworkSummary.Row last = net.summary().lastConvolution();
    NetworkSummary.Shape shape = last.out();
    Extent extent = ActivationMaps.extent(net, last.name());
    List<SignedMap> maps = new ArrayList<>();
    for (int face : batch.faces()) {
      SplittableRandom random = FaceRandom.of(seed, face);
      float[] values = new float[shape.height() * shape.width()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      maps.add(new SignedMap(shape.height(), shape.width(), extent, values));
    }
    return maps;
  }
}

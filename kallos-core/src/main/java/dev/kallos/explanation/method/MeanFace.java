package dev.kallos.explanation.method;

import dev.kallos.dataset.Landmarks;
import dev.kallos.dataset.Landmarks.Point;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import dev.kallos.network.NetworkSummary;
import dev.kallos.network.NetworkSummary.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The control that knows where faces have eyes, nose and mouth, but neither this face nor the net: the same map for every face,
 * warm around the five mean landmarks of CelebA's aligned photos, in the cells of the last convolution. Signed: all of it
 * speaks for the answer the net gave.
 */
public record MeanFace() implements Explainer {
  private static final double FRAME_WIDTH = 178;
  private static final double FRAME_HEIGHT = 218;
  /** How far the warmth around a landmark reaches, as a share of the distance of the eyes. */
  private static final double REACH = 0.4;

  @Override
  public String id() {
    return "mean-face";
  }

  @Override
  public String name() {
    return "Mean face";
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
    Shape cells = last.out();
    Extent extent = ActivationMaps.extent(net, last.name());
    List<SignedMap> maps = new ArrayList<>();
    for (float logit : net.logits(batch)) {
      maps.add(new SignedMap(cells.height(), cells.width(), extent, warmth(cells, extent, Answers.sign(logit))));
    }
    return maps;
  }

  private static float[] warmth(Shape cells, Extent extent, float sign) {
    Landmarks mean = Landmarks.ALIGNED;
    List<Point> points =
        List.of(mean.leftEye(), mean.rightEye(), mean.nose(), mean.leftMouth(), mean.rightMouth());
    double reach = REACH * (mean.rightEye().x() - mean.leftEye().x());
    float[] values = new float[cells.height() * cells.width()];
    for (int i = 0; i < values.length; i++) {
      double x = (i % cells.width() + 0.5) * FRAME_WIDTH / extent.columns();
      double y = (i / cells.width() + 0.5) * FRAME_HEIGHT / extent.rows();
      for (Point point : points) {
        double distance = Math.hypot(x - point.x(), y - point.y()) / reach;
        values[i] += sign * (float) Math.exp(-distance * distance / 2);
      }
    }
    return values;
  }
}

package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The control that knows the photo but not the net: how steeply brightness changes at each pixel (Sobel's operator), or on average
 * over blocks of them where the photo is larger than 178x218. Adebayo et al. (2018) found maps of some methods hard to tell from an
 * edge detector's. Signed: all of it speaks for the answer the net gave.
 */
public record Edges() implements Explainer {
  private static final int MOST_CELLS = 178 * 218;

  @Override
  public String id() {
    return "edges";
  }

  @Override
  public String name() {
    return "Edge detector";
  }

  @Override
  public String paper() {
    return "Adebayo et al. 2018";
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
    float[] logits = net.logits(batch);
    List<SignedMap> maps = new ArrayList<>();
    int block = (int) Math.ceil(Math.sqrt((double) batch.height() * batch.width() / MOST_CELLS));
    for (int i = 0; i < batch.size(); i++) {
      maps.add(averaged(batch.height(), batch.width(), edges(batch, i, Answers.sign(logits[i])), block));
    }
    return maps;
  }

  /** The mean of each block of so many rows and columns, fewer at the right and the bottom. */
  private static SignedMap averaged(int height, int width, float[] values, int block) {
    if (block == 1) {
      return new SignedMap(height, width, values);
    }
    int rows = (height + block - 1) / block;
    int columns = (width + block - 1) / block;
    float[] means = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int y = i / width / block;
      int x = i % width / block;
      int here = Math.min(block, height - y * block) * Math.min(block, width - x * block);
      means[y * columns + x] += values[i] / here;
    }
    return new SignedMap(rows, columns, Extent.of(height, width, block), means);
  }

  private static float[] edges(FaceBatch batch, int face, float sign) {
    int height = batch.height();
    int width = batch.width();
    float[] grey = grey(batch, face);
    float[] edges = new float[grey.length];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1) * width;
      int here = y * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        int l = Math.max(0, x - 1);
        int r = Math.min(width - 1, x + 1);
        float across =
            grey[above + r] - grey[above + l] + 2 * (grey[here + r] - grey[here + l]) + grey[below + r] - grey[below + l];
        float down =
            grey[below + l] - grey[above + l] + 2 * (grey[below + x] - grey[above + x]) + grey[below + r] - grey[above + r];
        edges[here + x] = sign * (float) Math.hypot(across, down);
      }
    }
    return edges;
  }

  /** Brightness, 0 to 255, as ITU-R BT.601 weighs the colours. */
  private static float[] grey(FaceBatch batch, int face) {
    float[] grey = new float[batch.height() * batch.width()];
    int at = 3 * grey.length * face;
    for (int i = 0; i < grey.length; i++) {
      int r = batch.pixels().get(at + 3 * i) & 0xff;
      int g = batch.pixels().get(at + 3 * i + 1) & 0xff;
      int b = batch.pixels().get(at + 3 * i + 2) & 0xff;
      grey[i] = 0.299f * r + 0.587f * g + 0.114f * b;
    }
    return grey;
  }
}

package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.Extent;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Occlusion (Zeiler and Fergus 2014): a square window of an eighth of the shorter side is slid over the photo by half its side,
 * filled with the photo's mean colour; where that lowers the logit, what it hides speaks for yes. No gradient is taken, and no
 * layer looked into. Signed by nature. A cell is as large as the step, and has the mean of the four windows that cover it,
 * clipped at the border, in logits.
 */
public record Occlusion() implements Explainer {
  private static final int PIECE = 32;
  private static final int STEPS_A_SIDE = 16;
  private static final long[] PIXELS = {2, 3};

  @Override
  public String id() {
    return "occlusion";
  }

  @Override
  public String name() {
    return "Occlusion";
  }

  @Override
  public String paper() {
    return "Zeiler and Fergus 2014";
  }

  @Override
  public String layer() {
    return "input";
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    Grid grid = Grid.over(batch.height(), batch.width());
    return PhotoMaps.of(net, batch, (face, photo) -> grid.spread(drops(net, photo, grid)));
  }

  /** By how much the logit falls with each window over one photo, row by row. */
  private static float[] drops(ConvNet net, Tensor photo, Grid grid) {
    Tensor mean = photo.mean(PIXELS, true, new ScalarTypeOptional());
    float whole = net.answers(photo)[0];
    float[] drops = new float[grid.windows()];
    for (int first = 0; first < drops.length; first += PIECE) {
      try (PointerScope scope = new PointerScope()) {
        int some = Math.min(PIECE, drops.length - first);
        Tensor hidden = photo.repeat(some, 1, 1, 1);
        for (int k = 0; k < some; k++) {
          grid.window(hidden.narrow(0, k, 1), first + k).copy_(mean);
        }
        float[] without = net.answers(hidden);
        for (int k = 0; k < some; k++) {
          drops[first + k] = whole - without[k];
        }
      }
    }
    return drops;
  }

  /**
   * Cells over a photo, and windows of two by two cells, of which the first and the last of a row reach beyond the border.
   *
   * @param step a cell's side in pixels
   */
  record Grid(int height, int width, int step) {
    static Grid over(int height, int width) {
      return new Grid(height, width, Math.max(1, Math.round((float) Math.min(height, width) / STEPS_A_SIDE)));
    }

    int rows() {
      return (height + step - 1) / step;
    }

    int columns() {
      return (width + step - 1) / step;
    }

    int windows() {
      return (rows() + 1) * (columns() + 1);
    }

    /** The pixels under a window. */
    Tensor window(Tensor photo, int index) {
      int row = index / (columns() + 1);
      int column = index % (columns() + 1);
      int top = Math.max(0, (row - 1) * step);
      int left = Math.max(0, (column - 1) * step);
      int bottom = Math.min(height, (row + 1) * step);
      int right = Math.min(width, (column + 1) * step);
      return photo.narrow(2, top, bottom - top).narrow(3, left, right - left);
    }

    /** Each cell the mean of its four windows. */
    SignedMap spread(float[] windows) {
      int across = columns() + 1;
      float[] cells = new float[rows() * columns()];
      for (int i = 0; i < cells.length; i++) {
        int at = i / columns() * across + i % columns();
        cells[i] = (windows[at] + windows[at + 1] + windows[at + across] + windows[at + across + 1]) / 4;
      }
      return new SignedMap(rows(), columns(), Extent.of(height, width, step), cells);
    }
  }
}

package dev.kallos.network;

import dev.kallos.image.ImageSize;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.Dense;
import dev.kallos.network.Layer.Dropout;
import dev.kallos.network.Layer.GlobalAveragePooling;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.Layer.MaxPooling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A design at a size: every layer with its name, shape and parameters. Needs no tensor.
 *
 * @param design the design
 * @param size the input's size
 * @param layers a row for each layer, from the picture to the logit
 */
public record NetworkSummary(NetworkDesign design, ImageSize size, List<Row> layers) {
  /**
   * One layer.
   *
   * @param name unique in the net, for instance {@code conv5}
   * @param layer the layer
   * @param in the shape that comes in
   * @param out the shape that goes out
   * @param weights how many weights, without biases
   * @param biases how many biases
   */
  public record Row(String name, Layer layer, Shape in, Shape out, long weights, long biases) {
    public long parameters() {
      return weights + biases;
    }
  }

  /** Rows × columns × channels; 1×1 after a dense layer. */
  public record Shape(int height, int width, int channels) {
    /** How many values. */
    public int size() {
      return height * width * channels;
    }

    @Override
    public String toString() {
      return height == 1 && width == 1 ? Integer.toString(channels) : height + "×" + width + "×" + channels;
    }
  }

  public NetworkSummary {
    layers = List.copyOf(layers);
  }

  /** Works out the shapes of a net with one logit. */
  public static NetworkSummary of(NetworkDesign design, ImageSize size) {
    return of(design, size, 1);
  }

  /**
   * Works out the shapes.
   *
   * @param logits how many attributes the net learns
   */
  public static NetworkSummary of(NetworkDesign design, ImageSize size, int logits) {
    List<Row> rows = new ArrayList<>();
    Shape shape = new Shape(size.height(), size.width(), 3);
    for (Layer layer : design.layers()) {
      rows.add(row(layer, shape, number(layer, rows), logits));
      shape = rows.get(rows.size() - 1).out();
    }
    return new NetworkSummary(design, size, rows);
  }

  /** How many numbers the net learns. */
  public long parameters() {
    return layers.stream().mapToLong(Row::parameters).sum();
  }

  /** How many logits come out: one for each attribute the net learns. */
  public int logits() {
    return layers.get(layers.size() - 1).out().channels();
  }

  /** The last convolution: the layer maps are made from. */
  public Row lastConvolution() {
    return layers.stream()
        .filter(row -> row.layer() instanceof Convolution)
        .reduce((first, second) -> second)
        .orElseThrow(() -> new IllegalStateException("the design has no convolution"));
  }

  /**
   * The fewest places a face has where a convolution is normalized, behind the max pooling that follows it; empty if none is.
   */
  public OptionalInt fewestNormalized() {
    return IntStream.range(0, layers.size())
        .filter(i -> layers.get(i).layer() instanceof Convolution convolution && convolution.normalized())
        .mapToObj(i -> pooled(i).out())
        .mapToInt(shape -> shape.height() * shape.width())
        .min();
  }

  /**
   * How many pixels of the input a place of what a layer puts out is wide and high; the last may reach beyond the border.
   *
   * @param layer its name
   * @throws IllegalArgumentException if there is no such layer
   */
  public int cell(String layer) {
    int cell = 1;
    for (Row row : layers) {
      cell *= row.layer() instanceof MaxPooling ? 2 : 1;
      if (row.name().equals(layer)) {
        return cell;
      }
    }
    throw new IllegalArgumentException("no layer " + layer);
  }

  /** The max pooling, of 2×2 or global, behind a convolution, or the convolution itself where none follows it. */
  Row pooled(int convolution) {
    Row next = layers.get(convolution + 1);
    return next.layer() instanceof MaxPooling || next.layer() instanceof GlobalMaxPooling ? next : layers.get(convolution);
  }

  /** What kind of layer it is, in a word. */
  public static String kind(Layer layer) {
    if (layer instanceof Convolution) {
      return "convolution";
    } else if (layer instanceof MaxPooling) {
      return "max pooling";
    } else if (layer instanceof GlobalMaxPooling) {
      return "global max";
    } else if (layer instanceof GlobalAveragePooling) {
      return "global mean";
    } else if (layer instanceof Dense) {
      return "dense";
    } else if (layer instanceof Dropout) {
      return "dropout";
    } else if (layer instanceof Logit) {
      return "logit";
    }
    throw new IllegalStateException("no word for " + layer);
  }

  /** Which of its kind a layer is behind those before it, from 1. */
  private static long number(Layer layer, List<Row> before) {
    return 1 + before.stream().filter(row -> row.layer().getClass() == layer.getClass()).count();
  }

  private static Row row(Layer layer, Shape in, long number, int logits) {
    if (layer instanceof Convolution convolution) {
      Shape out = new Shape(in.height(), in.width(), convolution.filters());
      return new Row("conv" + number, layer, in, out, 9L * in.channels() * out.channels(), out.channels());
    } else if (layer instanceof MaxPooling) {
      Shape out = new Shape((in.height() + 1) / 2, (in.width() + 1) / 2, in.channels());
      return new Row("pool" + number, layer, in, out, 0, 0);
    } else if (layer instanceof GlobalMaxPooling) {
      return new Row("global" + number, layer, in, new Shape(1, 1, in.channels()), 0, 0);
    } else if (layer instanceof GlobalAveragePooling) {
      return new Row("average" + number, layer, in, new Shape(1, 1, in.channels()), 0, 0);
    } else if (layer instanceof Dense dense) {
      Shape out = new Shape(1, 1, dense.units());
      return new Row("dense" + number, layer, in, out, (long) in.size() * dense.units(), dense.units());
    } else if (layer instanceof Dropout) {
      return new Row("dropout" + number, layer, in, in, 0, 0);
    } else if (layer instanceof Logit) {
      return new Row("logit", layer, in, new Shape(1, 1, logits), (long) in.size() * logits, logits);
    }
    throw new IllegalStateException("no shape for " + layer);
  }
}

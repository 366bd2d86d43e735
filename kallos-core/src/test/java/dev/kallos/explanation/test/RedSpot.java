package dev.kallos.explanation.test;

import dev.kallos.explanation.Region;
import dev.kallos.explanation.RegionMap;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.Layer.GlobalMaxPooling;
import dev.kallos.network.Layer.Logit;
import dev.kallos.network.NetworkDesign;
import dev.kallos.network.Precision;
import dev.kallos.training.MemoryFaces;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Grey noise with a red mouth, and a net made by hand that answers yes where anything is red: what decides is known exactly.
 *
 * <pre>
 * ······   a pixel's red less its green → the highest over all pixels → times 8, less 4
 * ·▪▪▪▪·
 * ······
 * </pre>
 */
final class RedSpot {
  static final ImageSize SIZE = ImageSize.parse("32x40");
  static final RegionMap REGIONS = RegionMap.aligned(SIZE.width(), SIZE.height());
  private static final NetworkDesign DESIGN =
      new NetworkDesign("red", List.of(new Convolution(1, false), new GlobalMaxPooling(), new Logit()));

  private RedSpot() {}

  /** The net; the caller closes it. */
  static ConvNet net() {
    return net(1);
  }

  /** Its opposite, which answers no where that answers yes, as surely; the caller closes it. */
  static ConvNet opposite() {
    return net(-1);
  }

  private static ConvNet net(int sign) {
    ConvNet net = ConvNet.create(DESIGN, SIZE, Precision.FP32, 1);
    float[] values = new float[Math.toIntExact(net.summary().parameters())];
    values[4] = 1;
    values[9 + 4] = -1;
    int logit = net.parameters().entries().get(2).offset();
    values[logit] = sign * 8;
    values[logit + 1] = sign * -4;
    net.parameters().set(values);
    return net;
  }

  /** Faces of grey noise whose mouth, if asked for, is red. */
  static MemoryFaces faces(int count, boolean red) {
    SplittableRandom random = new SplittableRandom(7);
    byte[][] pixels = new byte[count][3 * SIZE.pixels()];
    for (byte[] face : pixels) {
      for (int i = 0; i < SIZE.pixels(); i++) {
        byte grey = (byte) (100 + random.nextInt(40));
        boolean spot = red && isMouth(i);
        face[3 * i] = spot ? (byte) 230 : grey;
        face[3 * i + 1] = spot ? 20 : grey;
        face[3 * i + 2] = spot ? 20 : grey;
      }
    }
    return new MemoryFaces(SIZE, pixels, new byte[count]);
  }

  /** A map with all heat, for yes, in one region. */
  static SignedMap map(Region region) {
    float[] values = new float[SIZE.pixels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = REGIONS.at(i % SIZE.width(), i / SIZE.width()) == region ? 1 : 0;
    }
    return new SignedMap(SIZE.height(), SIZE.width(), values);
  }

  /** A map that is hot, for yes, in one cell alone. */
  static SignedMap peak(int width, int height, int column, int row) {
    float[] values = new float[width * height];
    values[row * width + column] = 1;
    return new SignedMap(height, width, values);
  }

  static boolean isMouth(int pixel) {
    return REGIONS.at(pixel % SIZE.width(), pixel / SIZE.width()) == Region.MOUTH;
  }
}

package dev.kallos.image;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.kallos.parts.Turns;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A photo of CelebA's size, of noise, shrunk by Kallos and by OpenCV, each as it takes and leaves it. See parts.sh. */
public final class Shrinking {
  private static final int WIDTH = 178;
  private static final int HEIGHT = 218;

  public static void main(String[] args) throws Exception {
    opencv_core.setNumThreads(1);
    Turns turns = new Turns(Double.parseDouble(args[0]));
    byte[] photo = new byte[AreaAverage.room(WIDTH, HEIGHT)];
    new SplittableRandom(1).nextBytes(photo);
    Turns.head("a photo of 178x218 shrunk to", "`AreaAverage`", "OpenCV's `INTER_AREA`");
    try (BytePointer pixels = new BytePointer(photo);
        Mat mat = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, pixels)) {
      for (ImageSize size : new ImageSize[] {ImageSize.parse("128x128"), ImageSize.parse("64x80")}) {
        turns.row(
            size.toString(),
            () -> new AreaAverage(WIDTH, HEIGHT, size).average(photo),
            () -> {
              try (Mat small = new Mat();
                  Size to = new Size(size.width(), size.height())) {
                resize(mat, small, to, 0, 0, INTER_AREA);
              }
            });
      }
    }
  }
}

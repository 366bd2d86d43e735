package dev.kallos.synthetic;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Turns painted faces into JPEG files. One thread at a time. */
final class JpegEncoder implements AutoCloseable {
  private static final int QUALITY = 92;

  private final Mat mat = new Mat(Canvas.HEIGHT, Canvas.WIDTH, opencv_core.CV_8UC3);
  private final BytePointer pixels = mat.data();
  private final IntPointer settings = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY);

  /** The file's bytes of a picture of 218×178×3 bytes, blue first. */
  byte[] encode(byte[] bgr) {
    pixels.position(0).put(bgr, 0, bgr.length);
    try (BytePointer encoded = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".jpg", mat, encoded, settings)) {
        throw new IllegalStateException("OpenCV did not encode a picture");
      }
      byte[] file = new byte[(int) encoded.limit()];
      encoded.get(file);
      return file;
    }
  }

  @Override
  public void close() {
    settings.close();
    pixels.close();
    mat.close();
  }
}

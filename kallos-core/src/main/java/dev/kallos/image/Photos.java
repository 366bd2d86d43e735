package dev.kallos.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_GRAYSCALE_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import dev.kallos.dataset.PhotoHeader;
import dev.kallos.internal.file.NativeFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Decodes, resizes and encodes single photos. Pixels are H×W×3 unsigned bytes, RGB. Grey, CMYK, 16-bit and translucent
 * pictures become 8-bit RGB, and a photo whose Exif data says that the camera was turned is turned upright. Where OpenCV cannot
 * be unpacked, each throws {@link dev.kallos.UnusableInputException}.
 */
public final class Photos {
  private static final long MOST_PIXELS = 100_000_000;
  private static final byte MIDDLE = (byte) 128;

  /** Goes up by one when the same photo comes to other pixels. */
  private static final int WAY = 2;

  /**
   * How many pixels of a photo decoded smaller are at least averaged into one, along each side. What differs from the photo at its
   * own size is for which of two pixels of the result those count that lie across their border: a level or two of 256 in soft
   * pictures, some thirty at most where black meets white.
   */
  private static final int LEAST_AVERAGED = 4;

  /** Which part of a pixel of the result a photo decoded smaller may reach beyond its edge, since its last block is not full. */
  private static final int LEAST_BEYOND = 16;

  private Photos() {}

  /** What pixels hang on beside the photo: this class's way of decoding and resizing, and OpenCV's version. */
  static String decoder() throws IOException {
    return WAY + ", OpenCV " + Loader.getVersion("org.bytedeco", "opencv");
  }

  /**
   * A decoded photo.
   *
   * @param rgb height × width × 3 unsigned bytes
   */
  public record Pixels(int width, int height, byte[] rgb) {}

  /**
   * Decodes a JPEG or PNG at its own size.
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  public static Pixels decode(byte[] encoded) throws IOException {
    PhotoHeader header = header(encoded);
    try (Mat photo = decodeMat(encoded, header, IMREAD_COLOR_RGB)) {
      return pixels(photo);
    }
  }

  /**
   * Decodes a JPEG or PNG and keeps nothing.
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  static void requireDecodable(byte[] encoded) throws IOException {
    decodeMat(encoded, header(encoded), IMREAD_COLOR_RGB).close();
  }

  /**
   * Decodes and resizes as the pack does: by area averaging where the picture shrinks, by cubic interpolation where it
   * grows. The picture fills the size; its proportions are not kept. A JPEG much larger than that is decoded to a half, a quarter or
   * an eighth of its size, which takes less than half of the time ({@link #reduction}).
   *
   * @throws IOException if the bytes are no image, or a truncated one; the message says which
   */
  public static Pixels decode(byte[] encoded, ImageSize size) throws IOException {
    return new Pixels(size.width(), size.height(), fitted(encoded, size));
  }

  /**
   * The same into native memory.
   *
   * @param target direct; H×W×3 bytes are put at its position, which moves behind them, and stays if the photo is unreadable
   */
  public static void decode(byte[] encoded, ImageSize size, ByteBuffer target) throws IOException {
    target.put(fitted(encoded, size));
  }

  private static byte[] fitted(byte[] encoded, ImageSize size) throws IOException {
    PhotoHeader header = header(encoded);
    // These say how far to reduce alone; IMREAD_REDUCED_COLOR_8 and its like would ask for BGR too.
    int way =
        switch (reduction(header, size)) {
          case 8 -> IMREAD_COLOR_RGB | IMREAD_REDUCED_GRAYSCALE_8;
          case 4 -> IMREAD_COLOR_RGB | IMREAD_REDUCED_GRAYSCALE_4;
          case 2 -> IMREAD_COLOR_RGB | IMREAD_REDUCED_GRAYSCALE_2;
          default -> IMREAD_COLOR_RGB;
        };
    try (Mat photo = decodeMat(encoded, header, way)) {
      return fit(photo, size);
    }
  }

  /**
   * To which part of its sides a photo is decoded that is to be shrunk: 8 for an eighth, 1 for its own size. A JPEG is made of
   * waves over 8×8 pixels, from which the means of 2×2, 4×4 or all 8×8 are had at once.
   */
  static int reduction(PhotoHeader header, ImageSize size) {
    int reduction = header.format().equals("JPEG") ? 8 : 1;
    while (reduction > 1
        && !(reducible(header.width(), size.width(), reduction) && reducible(header.height(), size.height(), reduction))) {
      reduction /= 2;
    }
    return reduction;
  }

  private static boolean reducible(int side, int to, int reduction) {
    long beyond = Math.floorMod(-side, reduction);
    return side >= (long) LEAST_AVERAGED * reduction * to && side >= LEAST_BEYOND * beyond * to;
  }

  /** A photo's pixels at that size. */
  private static byte[] fit(Mat photo, ImageSize size) {
    int width = photo.cols();
    int height = photo.rows();
    if (width == size.width() && height == size.height()) {
      return pixels(photo).rgb();
    }
    if (AreaAverage.suits(width, height, size)) {
      byte[] rgb = new byte[AreaAverage.room(width, height)];
      photo.data().get(rgb, 0, 3 * width * height);
      return new AreaAverage(width, height, size).average(rgb);
    }
    boolean shrinks = size.width() <= width && size.height() <= height;
    try (Mat target = new Mat();
        Size cvSize = new Size(size.width(), size.height())) {
      resize(photo, target, cvSize, 0, 0, shrinks ? INTER_AREA : INTER_CUBIC);
      return pixels(target).rgb();
    }
  }

  /** Encodes as JPEG, quality 0 to 100. */
  public static byte[] jpeg(Pixels pixels, int quality) {
    NativeFolder.find();
    try (BytePointer data = new BytePointer(pixels.rgb());
        Mat rgb = new Mat(pixels.height(), pixels.width(), CV_8UC3, data);
        Mat bgr = new Mat();
        BytePointer encoded = new BytePointer();
        IntPointer settings = new IntPointer(IMWRITE_JPEG_QUALITY, quality)) {
      cvtColor(rgb, bgr, COLOR_RGB2BGR);
      if (!imencode(".jpg", bgr, encoded, settings)) {
        throw new IllegalStateException("OpenCV could not encode a JPEG of " + pixels.width() + "x" + pixels.height());
      }
      byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(bytes);
      return bytes;
    }
  }

  /** What a photo's structure says, unless that is enough to refuse it undecoded. */
  static PhotoHeader header(byte[] encoded) throws IOException {
    PhotoHeader header = PhotoHeader.read(encoded).orElseThrow(() -> new IOException("neither a JPEG nor a PNG"));
    if (!header.whole()) {
      throw new IOException("truncated " + header.format());
    }
    if ((long) header.width() * header.height() > MOST_PIXELS) {
      throw new IOException(
          "a " + header.format() + " of " + header.width() + "x" + header.height() + " pixels, more than can be used");
    }
    boolean empty = header.width() == 0 || header.height() == 0;
    if (empty || header.format().equals("PNG") && PngDamage.in(encoded)) {
      throw new IOException("damaged " + header.format());
    }
    return header;
  }

  private static Mat decodeMat(byte[] encoded, PhotoHeader header, int way) throws IOException {
    NativeFolder.find();
    Mat decoded;
    try (BytePointer data = new BytePointer(encoded);
        Mat bytes = new Mat(1, encoded.length, CV_8U, data)) {
      decoded = imdecode(bytes, way);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof LinkageError missing) {
        throw missing;
      }
      throw new IOException("damaged " + header.format(), e);
    }
    if (decoded.empty()) {
      decoded.close();
      throw new IOException("damaged " + header.format());
    }
    if (header.format().equals("JPEG") && hasGreyCorner(decoded) && JpegDamage.in(encoded)) {
      decoded.close();
      throw new IOException("truncated JPEG");
    }
    return decoded;
  }

  /**
   * Whether a corner is of the middle grey that is left where a JPEG's data ends early: whichever corner is the last, however the
   * camera was held. Few whole photos have such a corner, so that {@link JpegDamage} need not be asked of all.
   */
  private static boolean hasGreyCorner(Mat photo) {
    BytePointer data = photo.data();
    long right = 3L * (photo.cols() - 1);
    long bottom = 3L * photo.cols() * (photo.rows() - 1);
    return LongStream.of(0, right, bottom, bottom + right)
        .anyMatch(at -> data.get(at) == MIDDLE && data.get(at + 1) == MIDDLE && data.get(at + 2) == MIDDLE);
  }

  private static Pixels pixels(Mat mat) {
    byte[] rgb = new byte[Math.multiplyExact(mat.rows() * mat.cols(), 3)];
    mat.data().get(rgb);
    return new Pixels(mat.cols(), mat.rows(), rgb);
  }
}

package dev.kallos.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.dataset.Landmarks;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.junit.jupiter.api.Test;

/** OpenCV's cascades, made for photos of people, used as they come. */
class CascadeTest {
  private static final int FACES = 200;

  @Test
  void openCvsOwnCascadesFindTheFacesAndBothEyes() throws IOException {
    Album album = Album.of(new DrawingRecipe(1000, 11, Optional.empty()));
    FacePainter painter = new FacePainter();
    int found = 0;
    int bare = 0;
    int bothEyes = 0;
    try (JpegEncoder encoder = new JpegEncoder();
        CascadeClassifier faces = cascade("haarcascade_frontalface_default.xml");
        CascadeClassifier eyes = cascade("haarcascade_eye.xml")) {
      for (int i = 0; i < FACES; i++) {
        FaceSpec spec = album.faces().get(i).spec();
        FacePainter.Painted painted = painter.paint(spec);
        try (BytePointer bytes = new BytePointer(encoder.encode(painted.bgr()));
            Mat file = new Mat(bytes, false);
            Mat grey = opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
          found += holdsTheFace(faces, grey) ? 1 : 0;
          if (!spec.has(FaceAttribute.EYEGLASSES)) {
            bare++;
            Landmarks five = painted.landmarks();
            bothEyes += near(eyes, grey, five.leftEye()) && near(eyes, grey, five.rightEye()) ? 1 : 0;
          }
        }
      }
    }
    assertThat(found / (double) FACES).as("share of faces found").isGreaterThanOrEqualTo(.9);
    assertThat(bothEyes / (double) bare).as("share with both eyes found").isGreaterThanOrEqualTo(.7);
  }

  private static CascadeClassifier cascade(String name) throws IOException {
    File file =
        Loader.cacheResource(
            CascadeClassifier.class,
            "/org/bytedeco/opencv/" + Loader.getPlatform() + "/share/opencv4/haarcascades/" + name);
    CascadeClassifier cascade = new CascadeClassifier();
    assertThat(cascade.load(file.getPath())).as("cascade loaded").isTrue();
    return cascade;
  }

  /** A find counts if it is as large as a face here is, and holds the middle of the face. */
  private static boolean holdsTheFace(CascadeClassifier cascade, Mat grey) {
    try (RectVector finds = new RectVector()) {
      cascade.detectMultiScale(grey, finds);
      for (long k = 0; k < finds.size(); k++) {
        try (Rect find = finds.get(k)) {
          boolean across = find.x() < 88 && find.x() + find.width() > 88;
          boolean down = find.y() < 130 && find.y() + find.height() > 130;
          if (across && down && find.width() > 60) {
            return true;
          }
        }
      }
      return false;
    }
  }

  private static boolean near(CascadeClassifier cascade, Mat grey, Landmarks.Point eye) {
    try (RectVector finds = new RectVector()) {
      cascade.detectMultiScale(grey, finds);
      for (long k = 0; k < finds.size(); k++) {
        try (Rect find = finds.get(k)) {
          double x = find.x() + find.width() / 2.0 - eye.x();
          double y = find.y() + find.height() / 2.0 - eye.y();
          if (Math.hypot(x, y) <= 10) {
            return true;
          }
        }
      }
      return false;
    }
  }
}

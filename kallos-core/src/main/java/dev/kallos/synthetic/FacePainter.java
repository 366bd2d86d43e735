package dev.kallos.synthetic;

import dev.kallos.dataset.Landmarks;

/**
 * Paints faces, layer over layer from the background forward. A painter owns the room it works in and serves one thread
 * at a time; what it paints depends on the face alone, not on what it painted before.
 */
public final class FacePainter {
  /** Width of a picture in pixels. */
  public static final int WIDTH = Canvas.WIDTH;

  /** Height of a picture in pixels. */
  public static final int HEIGHT = Canvas.HEIGHT;

  private final Canvas canvas = new Canvas();
  private final Relief relief = new Relief();
  private final Finish finish = new Finish();

  /**
   * A painted face.
   *
   * @param bgr 218×178×3, blue first, 0…255
   * @param landmarks the five points, in pixels
   */
  public record Painted(byte[] bgr, Landmarks landmarks) {}

  /** Paints a face. */
  public Painted paint(FaceSpec spec) {
    canvas.begin(Frame.of(spec.picture()));
    Scene scene =
        new Scene(
            spec,
            canvas,
            relief,
            new Geometry(spec),
            new Light(spec.picture()),
            Colouring.skin(spec),
            Colouring.hair(spec));
    Background.paint(scene);
    Hair hair = new Hair(scene);
    hair.behind();
    Neck.paint(scene);
    Clothes.paint(scene);
    Clothes.necklace(scene);
    Neck.ears(scene);
    Head.paint(scene);
    Nose.paint(scene);
    Eyes.paint(scene);
    Mouth.paint(scene);
    Brows.paint(scene);
    Beard.paint(scene);
    hair.before();
    Jewellery.paint(scene);
    Glasses.paint(scene);
    Hat.paint(scene);
    return new Painted(finish.develop(scene), scene.geometry().landmarks(scene.frame()));
  }
}

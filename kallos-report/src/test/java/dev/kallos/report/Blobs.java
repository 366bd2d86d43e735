package dev.kallos.report;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for a made-up run: an oval with eyes and a mouth for a face, a warm spot for a map. */
final class Blobs {
  private static final int WIDTH = 178;
  private static final int HEIGHT = 218;
  private final Path folder;
  private final Random random;

  Blobs(Path folder, Random random) {
    this.folder = folder;
    this.random = random;
  }

  /** Draws a photo; its name in the index. */
  String photo(String stem) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = random.nextFloat();
    g.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, .3f, .8f), WIDTH, HEIGHT,
        Color.getHSBColor(hue, .4f, .4f)));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setColor(new Color(50 + random.nextInt(60), 35, 25));
    g.fillOval(35, 30, 108, 150);
    g.setColor(Color.getHSBColor(.07f, .35f + .2f * random.nextFloat(), .5f + .45f * random.nextFloat()));
    g.fillOval(45, 55, 88, 130);
    g.setColor(Color.DARK_GRAY);
    g.fillOval(62, 106, 14, 9);
    g.fillOval(101, 106, 14, 9);
    g.setColor(new Color(150, 60, 60));
    g.fillArc(70, 138, 36, 22, 180, 180);
    g.dispose();
    return write(image, "faces/" + stem + ".jpg", "jpg");
  }

  /** Draws a map; its name in the index. */
  String map(String stem, String direction, boolean empty) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    double centreX = 89 + 12 * random.nextGaussian();
    double centreY = (direction.equals("for") ? 150 : 90) + 10 * random.nextGaussian();
    for (int y = 0; y < HEIGHT && !empty; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double heat = Math.exp(-(Math.pow(x - centreX, 2) + Math.pow(y - centreY, 2)) / 1500);
        int warm = direction.equals("for") ? 0xff0000 | (int) (230 * heat) << 8 : 0x0000ff | (int) (200 * heat) << 8;
        image.setRGB(x, y, (int) (255 * heat) << 24 | warm);
      }
    }
    return write(image, "maps/" + stem + "-" + direction + ".png", "png");
  }

  private String write(BufferedImage image, String name, String format) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, format, file.toFile());
    return name;
  }
}

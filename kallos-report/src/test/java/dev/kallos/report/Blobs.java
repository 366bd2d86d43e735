package dev.kallos.report;

import dev.kallos.explanation.Direction;
import dev.kallos.explanation.HeatMapPicture;
import dev.kallos.explanation.SignedMap;
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

/** Pictures for a made-up run: an oval with eyes and a mouth for a face, and maps as a run draws them. */
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

  /** Draws one direction of a map as a run does; its name in the index. */
  String map(String stem, String direction, SignedMap map) throws IOException {
    String name = "maps/" + stem + "-" + direction + ".png";
    Direction side = direction.equals("for") ? Direction.FOR : Direction.AGAINST;
    Files.createDirectories(folder.resolve("maps"));
    HeatMapPicture.write(map.heat(side).resized(WIDTH, HEIGHT), side, folder.resolve(name));
    return name;
  }

  private String write(BufferedImage image, String name, String format) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, format, file.toFile());
    return name;
  }
}

package dev.kallos.explanation;

import dev.kallos.dataset.Landmarks;
import dev.kallos.dataset.Landmarks.Point;
import java.util.Arrays;

/**
 * Which region of the face each pixel of a picture is in.
 *
 * <p>This is geometry, not segmentation: outlines of ordinary proportions are laid through five landmarks. They shift,
 * grow and tilt with the eyes; nose and mouth follow their own landmarks, and the lower face is stretched to the
 * mouth's distance. Where the hair ends, how broad the jaw is, and what hides behind a hand or a fringe it cannot know;
 * hair is a band around and above the head. Shares of heat should be read with that in mind.
 */
public final class RegionMap {
  private static final int ALIGNED_WIDTH = 178;
  private static final int ALIGNED_HEIGHT = 218;

  private final int width;
  private final int height;
  private final Region[] regions;
  private final int[] areas = new int[Region.values().length];

  private RegionMap(int width, int height, Region[] regions) {
    this.width = width;
    this.height = height;
    this.regions = regions;
    for (Region region : regions) {
      areas[region.ordinal()]++;
    }
  }

  /** The regions of a picture in CelebA's aligned frame whose landmarks are unknown. */
  public static RegionMap aligned(int width, int height) {
    return of(alignedLandmarks(width, height), width, height);
  }

  /**
   * The regions of a picture, a pixel each. Landmarks no upright face can have (eyes that coincide, stand on the
   * wrong side or beyond the picture, a mouth that is not below them) are not followed: the result is then {@link #aligned}.
   *
   * @param landmarks in the picture's pixels
   */
  public static RegionMap of(Landmarks landmarks, int width, int height) {
    return of(landmarks, width, height, width, height);
  }

  /**
   * The regions of a picture on a grid of another size, for instance the net's input.
   *
   * @param landmarks in the picture's pixels
   * @param photoWidth the picture's width, which the landmarks refer to
   * @param photoHeight the picture's height
   * @param width the grid's
   * @param height the grid's
   */
  public static RegionMap of(Landmarks landmarks, int photoWidth, int photoHeight, int width, int height) {
    FaceOutline outline = FaceOutline.through(landmarks);
    if (!outline.isPlausible(photoWidth, photoHeight)) {
      outline = FaceOutline.through(alignedLandmarks(photoWidth, photoHeight));
    }
    Region[] regions = new Region[width * height];
    double sx = (double) photoWidth / width;
    double sy = (double) photoHeight / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        regions[y * width + x] = outline.regionAt(new Point((x + 0.5) * sx, (y + 0.5) * sy));
      }
    }
    return new RegionMap(width, height, regions);
  }

  /**
   * Whether the regions of a picture of that size follow these landmarks.
   *
   * @param landmarks in the picture's pixels
   */
  public static boolean follows(Landmarks landmarks, int photoWidth, int photoHeight) {
    return FaceOutline.through(landmarks).isPlausible(photoWidth, photoHeight);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The region of one pixel. */
  public Region at(int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      throw new IndexOutOfBoundsException("(" + x + ", " + y + ") in " + width + "x" + height);
    }
    return regions[y * width + x];
  }

  /** The region of pixel {@code y * width + x}. */
  Region at(int pixel) {
    return regions[pixel];
  }

  /** How many pixels are in a region. */
  public int area(Region region) {
    return areas[region.ordinal()];
  }

  /** The region's share of the picture, 0 to 1. */
  public double areaShare(Region region) {
    return (double) area(region) / regions.length;
  }

  /**
   * Whether a rectangle, for instance the cell of a coarse heat map, holds a pixel of a region.
   *
   * @param x0 first column
   * @param y0 first row
   * @param x1 the column after the last
   * @param y1 the row after the last
   */
  public boolean touches(Region region, int x0, int y0, int x1, int y1) {
    for (int y = Math.max(y0, 0); y < Math.min(y1, height); y++) {
      for (int x = Math.max(x0, 0); x < Math.min(x1, width); x++) {
        if (regions[y * width + x] == region) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How far a point of the picture is from a region, in pixels: 0 in one of its pixels, else to the middle of the nearest;
   * infinite if the picture shows nothing of the region.
   *
   * @param x from the left edge, 0 to the width
   * @param y from the upper edge, 0 to the height
   */
  public double distance(Region region, double x, double y) {
    if (at(Math.min((int) x, width - 1), Math.min((int) y, height - 1)) == region) {
      return 0;
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int pixel = 0; pixel < regions.length; pixel++) {
      if (regions[pixel] == region) {
        nearest = Math.min(nearest, Math.hypot(pixel % width + 0.5 - x, pixel / width + 0.5 - y));
      }
    }
    return nearest;
  }

  private static Landmarks alignedLandmarks(int width, int height) {
    return Landmarks.ALIGNED.scaled((double) width / ALIGNED_WIDTH, (double) height / ALIGNED_HEIGHT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegionMap map && width == map.width && Arrays.equals(regions, map.regions);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(regions);
  }
}

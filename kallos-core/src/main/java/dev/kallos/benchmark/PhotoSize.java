package dev.kallos.benchmark;

import dev.kallos.UnusableInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size in pixels of the photos that decoding, packing and scoring are measured with, written {@code WxH}.
 *
 * @param width 16 to 10,000
 * @param height 16 to 10,000; all pixels are 50 million at most
 */
public record PhotoSize(int width, int height) {
  /** CelebA's own. */
  public static final PhotoSize CELEBA = new PhotoSize(178, 218);

  private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");
  private static final int LEAST = 16;
  private static final int MOST = 10_000;
  private static final int MOST_PIXELS = 50_000_000;

  /**
   * A size.
   *
   * @throws UnusableInputException if it is out of range
   */
  public PhotoSize {
    if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST || width * height > MOST_PIXELS) {
      throw new UnusableInputException(
          "Photos of %dx%d cannot be measured; each side must be %d to %d pixels, and all together 50 million at most."
              .formatted(width, height, LEAST, MOST));
    }
  }

  /**
   * Reads {@code WxH}.
   *
   * @throws UnusableInputException if it is not of that form, or out of range
   */
  public static PhotoSize parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw new UnusableInputException(
          "'" + text + "' is no size; write width x height in pixels, for instance 4000x3000.");
    }
    return new PhotoSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * How many photos of this size have as many pixels as so many of CelebA's.
   *
   * @param least that it comes to
   * @param most that it comes to
   */
  int insteadOf(int photos, int least, int most) {
    long count = (long) photos * CELEBA.width * CELEBA.height / ((long) width * height);
    return (int) Math.max(least, Math.min(most, count));
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}

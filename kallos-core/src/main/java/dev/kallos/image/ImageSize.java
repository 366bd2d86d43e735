package dev.kallos.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.kallos.UnusableInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture's size in pixels, written {@code WxH}. */
public record ImageSize(int width, int height) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})[xX×](\\d{1,4})");

  public ImageSize {
    if (width < 8 || height < 8 || width > 1024 || height > 1024) {
      throw new UnusableInputException(
          "The size " + width + "x" + height + " is out of range; each side must be 8 to 1024 pixels.");
    }
  }

  /**
   * Reads {@code WxH}.
   *
   * @throws UnusableInputException if it is not of that form
   */
  @JsonCreator
  public static ImageSize parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (!matcher.matches()) {
      throw new UnusableInputException(
          "'" + text + "' is no size; write width x height in pixels, for instance 64x80.");
    }
    return new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public int pixels() {
    return width * height;
  }

  @JsonValue
  @Override
  public String toString() {
    return width + "x" + height;
  }
}

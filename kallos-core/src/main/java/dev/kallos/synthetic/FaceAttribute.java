package dev.kallos.synthetic;

import dev.kallos.UnusableInputException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** CelebA's forty attributes, in the order of its table. */
public enum FaceAttribute {
  FIVE_O_CLOCK_SHADOW("5_o_Clock_Shadow"),
  ARCHED_EYEBROWS("Arched_Eyebrows"),
  ATTRACTIVE("Attractive"),
  BAGS_UNDER_EYES("Bags_Under_Eyes"),
  BALD("Bald"),
  BANGS("Bangs"),
  BIG_LIPS("Big_Lips"),
  BIG_NOSE("Big_Nose"),
  BLACK_HAIR("Black_Hair"),
  BLOND_HAIR("Blond_Hair"),
  BLURRY("Blurry"),
  BROWN_HAIR("Brown_Hair"),
  BUSHY_EYEBROWS("Bushy_Eyebrows"),
  CHUBBY("Chubby"),
  DOUBLE_CHIN("Double_Chin"),
  EYEGLASSES("Eyeglasses"),
  GOATEE("Goatee"),
  GRAY_HAIR("Gray_Hair"),
  HEAVY_MAKEUP("Heavy_Makeup"),
  HIGH_CHEEKBONES("High_Cheekbones"),
  MALE("Male"),
  MOUTH_SLIGHTLY_OPEN("Mouth_Slightly_Open"),
  MUSTACHE("Mustache"),
  NARROW_EYES("Narrow_Eyes"),
  NO_BEARD("No_Beard"),
  OVAL_FACE("Oval_Face"),
  PALE_SKIN("Pale_Skin"),
  POINTY_NOSE("Pointy_Nose"),
  RECEDING_HAIRLINE("Receding_Hairline"),
  ROSY_CHEEKS("Rosy_Cheeks"),
  SIDEBURNS("Sideburns"),
  SMILING("Smiling"),
  STRAIGHT_HAIR("Straight_Hair"),
  WAVY_HAIR("Wavy_Hair"),
  WEARING_EARRINGS("Wearing_Earrings"),
  WEARING_HAT("Wearing_Hat"),
  WEARING_LIPSTICK("Wearing_Lipstick"),
  WEARING_NECKLACE("Wearing_Necklace"),
  WEARING_NECKTIE("Wearing_Necktie"),
  YOUNG("Young");

  /** The attributes a drawn face shows; the one that is not drawn is the planted label. */
  public static final Set<FaceAttribute> DRAWN =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ATTRACTIVE)));

  private final String id;

  FaceAttribute(String id) {
    this.id = id;
  }

  /** The attribute's name in CelebA's table. */
  public String id() {
    return id;
  }

  /**
   * The attribute of that name.
   *
   * @throws UnusableInputException if there is none
   */
  public static FaceAttribute of(String id) {
    for (FaceAttribute attribute : values()) {
      if (attribute.id.equals(id)) {
        return attribute;
      }
    }
    throw new UnusableInputException(
        "There is no drawn attribute '%s'; the names are %s."
            .formatted(id, Arrays.stream(values()).map(FaceAttribute::id).collect(Collectors.joining(", "))));
  }
}

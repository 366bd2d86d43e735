package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.FIVE_O_CLOCK_SHADOW;
import static dev.kallos.synthetic.FaceAttribute.GOATEE;
import static dev.kallos.synthetic.FaceAttribute.MUSTACHE;
import static dev.kallos.synthetic.FaceAttribute.NO_BEARD;
import static dev.kallos.synthetic.FaceAttribute.SIDEBURNS;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a face is painted from.
 *
 * @param person who
 * @param picture in which picture
 * @param attributes which of CelebA's attributes hold
 */
public record FaceSpec(Person person, Picture picture, Set<FaceAttribute> attributes) {
  private static final List<Set<FaceAttribute>> EXCLUSIVE =
      List.of(
          EnumSet.of(
              FaceAttribute.BLACK_HAIR, FaceAttribute.BLOND_HAIR, FaceAttribute.BROWN_HAIR, FaceAttribute.GRAY_HAIR),
          EnumSet.of(FaceAttribute.STRAIGHT_HAIR, FaceAttribute.WAVY_HAIR));

  /** Copies the attributes; {@code No_Beard} follows from the others. */
  public FaceSpec {
    EnumSet<FaceAttribute> own = EnumSet.noneOf(FaceAttribute.class);
    own.addAll(attributes);
    own.remove(NO_BEARD);
    if (!own.contains(GOATEE)
        && !own.contains(MUSTACHE)
        && !own.contains(SIDEBURNS)
        && !own.contains(FIVE_O_CLOCK_SHADOW)) {
      own.add(NO_BEARD);
    }
    attributes = Collections.unmodifiableSet(own);
  }

  /** Whether an attribute holds. */
  public boolean has(FaceAttribute attribute) {
    return attributes.contains(attribute);
  }

  /**
   * The same person in the same picture with one attribute changed; what excludes it (another hair colour, say) no
   * longer holds, and all else stays.
   */
  public FaceSpec with(FaceAttribute attribute, boolean holds) {
    EnumSet<FaceAttribute> changed = EnumSet.noneOf(FaceAttribute.class);
    changed.addAll(attributes);
    if (holds) {
      EXCLUSIVE.stream().filter(group -> group.contains(attribute)).forEach(changed::removeAll);
      changed.add(attribute);
    } else {
      changed.remove(attribute);
    }
    return new FaceSpec(person, picture, changed);
  }

  /**
   * The same by the attribute's name in CelebA's table.
   *
   * @throws dev.kallos.UnusableInputException if there is no such attribute
   */
  public FaceSpec with(String attribute, boolean holds) {
    return with(FaceAttribute.of(attribute), holds);
  }
}

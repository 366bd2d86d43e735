package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.*;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Throws who is drawn and in which pictures. The rates follow CelebA's, given sex and age.
 *
 * <p>With a plant, faces are thrown as ever and then the region's attributes are thrown again as fair coins: whatever
 * else would have gone with them goes with the first throw, and so tells nothing of the second.
 */
final class Casting {
  /** Attributes of the plants that are bones, and so stay with the person. */
  private static final Set<FaceAttribute> BONES = EnumSet.of(BIG_NOSE, POINTY_NOSE, BIG_LIPS, BUSHY_EYEBROWS);

  private final long seed;
  private final Optional<Plant> plant;

  Casting(long seed, Optional<Plant> plant) {
    this.seed = seed;
    this.plant = plant;
  }

  Person person(int subject) {
    Dice dice = Dice.of(seed, 1, subject);
    EnumSet<FaceAttribute> has = EnumSet.noneOf(FaceAttribute.class);
    boolean male = put(has, MALE, dice.chance(.42));
    boolean young = put(has, YOUNG, dice.chance(male ? .66 : .88));
    boolean pale = put(has, PALE_SKIN, dice.chance(.045));
    boolean chubby = put(has, CHUBBY, dice.chance(male ? (young ? .06 : .2) : (young ? .015 : .06)));
    put(has, DOUBLE_CHIN, dice.chance(chubby ? .5 : young ? .01 : .05));
    boolean bigNose = put(has, BIG_NOSE, dice.chance(male ? .42 : .1));
    put(has, POINTY_NOSE, dice.chance(bigNose ? .08 : male ? .24 : .38));
    put(has, BIG_LIPS, dice.chance(male ? .15 : .3));
    put(has, OVAL_FACE, !chubby && dice.chance(male ? .23 : .34));
    put(has, BUSHY_EYEBROWS, dice.chance(male ? .26 : .06));
    boolean bald = put(has, BALD, dice.chance(male ? (young ? .025 : .12) : 0));
    put(has, RECEDING_HAIRLINE, !bald && dice.chance(male ? (young ? .08 : .3) : .02));
    float skin = pale ? dice.between(0, .05) : (float) Math.pow(dice.unit(), 3.4) * .92f + .06f;
    boolean deep = skin > .42;
    int hair =
        young
            ? dice.pick(deep ? 8 : 2.6, deep ? 1.2 : 3, deep ? .1 : male ? 1 : 2.6, 0, deep ? .12 : 2.2)
            : dice.pick(deep ? 5 : 1.6, deep ? 1 : 1.8, deep ? .1 : male ? .5 : 2.4, male ? 3 : 1, 1.4);
    if (!bald && hair < 4) {
      has.add(new FaceAttribute[] {BLACK_HAIR, BROWN_HAIR, BLOND_HAIR, GRAY_HAIR}[hair]);
    }
    float iris = deep || hair == 0 ? dice.between(0, .3) : dice.between(.1, 1);
    Dice coins = Dice.of(seed, 2, subject);
    plant.ifPresent(
        p -> {
          if (p == Plant.FOREHEAD) {
            has.removeAll(EnumSet.of(BALD, RECEDING_HAIRLINE));
          }
          throwAgain(p, true, coins, has);
        });
    return new Person(
        dice.seed(),
        Set.copyOf(has),
        skin,
        dice.between(-1, 1),
        (float) dice.unit(),
        dice.normal(.5, .24),
        dice.normal(male ? .62 : .34, .18),
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        dice.normal(.15, .45),
        (float) dice.unit(),
        iris,
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        (float) dice.unit(),
        dice.normal(.5, .22),
        dice.normal(.5, .24),
        dice.normal(.5, .24),
        (dice.chance(.5) ? -1 : 1) * dice.between(.1, 1));
  }

  FaceSpec face(Person person, int subject, int picture) {
    Dice dice = Dice.of(seed, 3, subject, picture);
    Dice habits = Dice.of(person.seed(), 4);
    EnumSet<FaceAttribute> has = EnumSet.noneOf(FaceAttribute.class);
    has.addAll(person.attributes());
    boolean male = has.contains(MALE);
    boolean young = has.contains(YOUNG);
    beard(has, male, habits, dice);
    HairStyle style = hair(has, male, habits, dice);
    boolean smiling = put(has, SMILING, dice.chance(male ? .4 : .54));
    put(has, MOUTH_SLIGHTLY_OPEN, dice.chance(smiling ? .74 : .24));
    put(has, HIGH_CHEEKBONES, dice.chance(smiling ? .76 : .19));
    boolean grooms = habits.chance(male ? .02 : .8);
    boolean makeup = put(has, HEAVY_MAKEUP, dice.chance(grooms ? .82 : male ? 0 : .06));
    put(has, WEARING_LIPSTICK, dice.chance(makeup ? .96 : male ? .005 : .45));
    put(has, ROSY_CHEEKS, dice.chance(makeup ? .19 : .015));
    put(has, ARCHED_EYEBROWS, dice.chance(habits.chance(male ? .05 : .44) ? .88 : .04));
    boolean glasses = habits.chance(male ? (young ? .09 : .25) : .025);
    put(has, EYEGLASSES, dice.chance(glasses ? .8 : male ? .025 : .01));
    put(has, NARROW_EYES, dice.chance(habits.chance(.1) ? .7 : .05));
    put(has, BAGS_UNDER_EYES, dice.chance(male ? (young ? .24 : .48) : (young ? .08 : .34)));
    put(has, WEARING_HAT, dice.chance(male ? .08 : .025));
    put(has, WEARING_EARRINGS, dice.chance(male ? .02 : .32));
    put(has, WEARING_NECKLACE, dice.chance(male ? .015 : .2));
    put(has, WEARING_NECKTIE, dice.chance(male ? .17 : .003));
    put(has, BLURRY, dice.chance(.05));
    float cheer = smiling ? dice.between(.45, 1) : dice.between(0, .2);
    Dice coins = Dice.of(seed, 5, subject, picture);
    plant.ifPresent(
        p -> {
          if (p == Plant.FOREHEAD) {
            has.remove(WEARING_HAT);
          }
          throwAgain(p, false, coins, has);
        });
    return new FaceSpec(
        person,
        new Picture(
            dice.seed(),
            dice.normal(0, .2),
            dice.normal(0, .025),
            dice.normal(1, .02),
            dice.between(-1, 1),
            dice.between(-.9, -.15),
            dice.between(.15, .95),
            dice.normal(.15, .4),
            dice.normal(1, .1),
            dice.normal(0, .3),
            dice.normal(0, .2),
            dice.between(.45, 1),
            dice.between(.3, 1),
            cheer,
            style,
            plant.filter(Plant.NECK::equals).isPresent()),
        has);
  }

  private static void beard(Set<FaceAttribute> has, boolean male, Dice habits, Dice dice) {
    boolean goatee = habits.chance(male ? .18 : 0);
    boolean mustache = habits.chance(male ? (goatee ? .4 : .07) : 0);
    boolean sideburns = habits.chance(male ? .18 : 0);
    boolean stubble = habits.chance(male ? .36 : 0);
    put(has, GOATEE, dice.chance(goatee ? .8 : 0));
    put(has, MUSTACHE, dice.chance(mustache ? .85 : 0));
    put(has, SIDEBURNS, dice.chance(sideburns ? .75 : 0) && !has.contains(BALD));
    put(has, FIVE_O_CLOCK_SHADOW, dice.chance(stubble ? .66 : male ? .03 : 0));
  }

  private static HairStyle hair(Set<FaceAttribute> has, boolean male, Dice habits, Dice dice) {
    HairStyle usual =
        male
            ? new HairStyle[] {HairStyle.CROP, HairStyle.SHORT, HairStyle.MEDIUM, HairStyle.LONG}[
                habits.pick(.26, .62, .09, .03)]
            : new HairStyle[] {HairStyle.SHORT, HairStyle.UPDO, HairStyle.MEDIUM, HairStyle.LONG}[
                habits.pick(.06, .12, .24, .58)];
    HairStyle style = !male && usual != HairStyle.SHORT && dice.chance(.16) ? HairStyle.UPDO : usual;
    boolean bald = has.contains(BALD);
    boolean bangs = habits.chance(male ? .1 : .22);
    put(has, BANGS, !bald && !has.contains(RECEDING_HAIRLINE) && dice.chance(bangs ? .8 : .03));
    boolean wavy = habits.chance(male ? .16 : .48);
    put(has, WAVY_HAIR, !bald && dice.chance(wavy ? .85 : .07));
    put(has, STRAIGHT_HAIR, !bald && !has.contains(WAVY_HAIR) && dice.chance(.32));
    return style;
  }

  private static void throwAgain(Plant plant, boolean bones, Dice coins, Set<FaceAttribute> has) {
    for (FaceAttribute attribute : plant.weights().keySet()) {
      if (BONES.contains(attribute) == bones) {
        put(has, attribute, coins.chance(.5));
      }
    }
  }

  private static boolean put(Set<FaceAttribute> has, FaceAttribute attribute, boolean holds) {
    if (holds) {
      has.add(attribute);
    } else {
      has.remove(attribute);
    }
    return holds;
  }
}

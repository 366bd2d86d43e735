package dev.kallos.evaluation;

import java.util.Map;
import java.util.TreeMap;

/**
 * What Liu et al. (2015, table 1, LNets+ANet) reached on CelebA's official test part, with nets trained on other pictures first and
 * then on the 160,000 faces of its train part: the figures most often set beside a net's.
 */
public final class PublishedAccuracy {
  private static final String PERCENT =
      "5_o_Clock_Shadow 91 Arched_Eyebrows 79 Attractive 81 Bags_Under_Eyes 79 Bald 98 Bangs 95 Big_Lips 68 Big_Nose 78"
          + " Black_Hair 88 Blond_Hair 95 Blurry 84 Brown_Hair 80 Bushy_Eyebrows 90 Chubby 91 Double_Chin 92 Eyeglasses 99"
          + " Goatee 95 Gray_Hair 97 Heavy_Makeup 90 High_Cheekbones 87 Male 98 Mouth_Slightly_Open 92 Mustache 95"
          + " Narrow_Eyes 81 No_Beard 95 Oval_Face 66 Pale_Skin 91 Pointy_Nose 72 Receding_Hairline 89 Rosy_Cheeks 90"
          + " Sideburns 96 Smiling 92 Straight_Hair 73 Wavy_Hair 80 Wearing_Earrings 82 Wearing_Hat 99 Wearing_Lipstick 93"
          + " Wearing_Necklace 71 Wearing_Necktie 93 Young 87";

  private PublishedAccuracy() {}

  /** Accuracy by CelebA's name of the attribute, 0 to 1. */
  public static Map<String, Double> ofCeleba() {
    Map<String, Double> accuracy = new TreeMap<>();
    String[] words = PERCENT.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      accuracy.put(words[i], Integer.parseInt(words[i + 1]) / 100.0);
    }
    return accuracy;
  }
}

package dev.kallos.synthetic;

import static dev.kallos.synthetic.FaceAttribute.ATTRACTIVE;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every face of a data set before any is painted, in the order of their files: first the train part, then validation,
 * then test, and within each part in the order of chance.
 *
 * @param rule by which the labels were thrown
 * @param faces the faces
 */
public record Album(PlantedRule rule, List<Entry> faces) {
  private static final int MOST = 30;

  /**
   * One face to be.
   *
   * @param subject number of the person, from 1
   * @param part where its subject stands
   * @param spec what to paint, the label among its attributes
   * @param probability with which the label was thrown
   */
  public record Entry(int subject, Part part, FaceSpec spec, double probability) {}

  /**
   * Throws the faces of a recipe.
   *
   * @throws UnusableInputException if the recipe names an unknown region
   */
  public static Album of(DrawingRecipe recipe) {
    Optional<Plant> plant = Plant.of(recipe);
    PlantedRule rule = PlantedRule.of(plant).biased(recipe.bias());
    Casting casting = new Casting(recipe.seed(), plant);
    List<Integer> sizes = sizes(recipe);
    Part[] parts = parts(sizes, recipe.faces());
    Map<Part, List<Entry>> byPart = new EnumMap<>(Part.class);
    for (int s = 0; s < sizes.size(); s++) {
      int subject = s + 1;
      Person person = casting.person(subject);
      for (int picture = 0; picture < sizes.get(s); picture++) {
        FaceSpec spec = casting.face(person, subject, picture);
        double probability = rule.probability(spec.attributes());
        boolean label = Dice.of(recipe.seed(), 6, subject, picture).chance(probability);
        byPart
            .computeIfAbsent(parts[s], part -> new ArrayList<>())
            .add(new Entry(subject, parts[s], spec.with(ATTRACTIVE, label), probability));
      }
    }
    List<Entry> faces = new ArrayList<>(recipe.faces());
    for (Map.Entry<Part, List<Entry>> part : byPart.entrySet()) {
      shuffle(part.getValue(), Dice.of(recipe.seed(), 7, part.getKey().ordinal()));
      faces.addAll(part.getValue());
    }
    return new Album(rule, List.copyOf(faces));
  }

  /** The best accuracy anyone can reach on the labels: the mean of max(p, 1 − p). */
  double bayesAccuracy() {
    return faces.stream().mapToDouble(face -> Math.max(face.probability, 1 - face.probability)).sum() / faces.size();
  }

  /** Pictures of each subject: 2 and more, 8 on average in all but small sets, which need subjects more. */
  private static List<Integer> sizes(DrawingRecipe recipe) {
    Dice dice = Dice.of(recipe.seed(), 8);
    int most = Math.max(2, Math.min(MOST, recipe.faces() / 20));
    double mean = Math.min(6.3, recipe.faces() / 40.0);
    List<Integer> sizes = new ArrayList<>();
    int left = recipe.faces();
    while (left > 0) {
      int size = (int) Math.min(most, 2 - mean * StrictMath.log(1 - dice.unit()));
      if (left - size < 2) {
        size = left <= MOST ? left : size - 1;
      }
      sizes.add(size);
      left -= size;
    }
    return sizes;
  }

  /** A part for each subject: a tenth of the faces for test, a tenth for validation, and at least one subject each. */
  private static Part[] parts(List<Integer> sizes, int faces) {
    Part[] parts = new Part[sizes.size()];
    int tenth = Math.max(1, Math.round(faces / 10f));
    int subject = sizes.size();
    for (Part part : new Part[] {Part.TEST, Part.VALIDATION, Part.TRAIN}) {
      int filled = 0;
      while (subject > 0 && (part == Part.TRAIN || filled < tenth)) {
        filled += sizes.get(--subject);
        parts[subject] = part;
      }
    }
    return parts;
  }

  private static void shuffle(List<Entry> entries, Dice dice) {
    for (int i = entries.size() - 1; i > 0; i--) {
      int j = dice.below(i + 1);
      Entry held = entries.get(i);
      entries.set(i, entries.get(j));
      entries.set(j, held);
    }
  }
}

package dev.kallos.pipeline;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.NearestNames;
import dev.kallos.dataset.PhotoSource;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.Direction;
import dev.kallos.image.PhotoProblem;
import dev.kallos.network.ConvNet;
import dev.kallos.network.Device;
import dev.kallos.run.FaceRow;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import dev.kallos.scoring.Scorer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The faces a run shows.
 *
 * @param groups by what they were chosen for, in the order of the index
 */
record ShownFaces(List<Group> groups) {
  private static final int EXAMPLES = 10;
  private static final int BATCH = 64;

  /**
   * Faces chosen for one reason.
   *
   * @param mapped whether they are shown with their maps
   */
  record Group(String id, List<Face> faces, boolean mapped) {}

  /**
   * A face.
   *
   * @param index its place in the data and the pack
   * @param label 1 if the attribute holds, else 0
   * @param logit the run's answer, its score
   */
  record Face(int index, String file, String subject, int label, double logit) {}

  /**
   * Chooses faces: the most confident answers of the test part, examples of each label, and those named.
   *
   * @param faces for each test face, its place in the data
   * @throws UnusableInputException if a named face is not the run's
   */
  static ShownFaces of(
      OpenRun open, RunFolder run, Scores test, int[] faces, ExplainSettings settings, BooleanSupplier stopped)
      throws IOException {
    long seed = open.config().seed();
    List<Group> groups = new ArrayList<>();
    int[] positive = Gallery.mostConfident(test, Direction.FOR, settings.top());
    int[] negative = Gallery.mostConfident(test, Direction.AGAINST, settings.top());
    groups.add(group("most_confident_positive", positive, test, faces, true));
    groups.add(group("most_confident_negative", negative, test, faces, true));
    if (!settings.faces().isEmpty()) {
      groups.add(new Group("named", named(open, run, test, settings.faces(), stopped), true));
    }
    groups.add(group("examples_positive", Gallery.sample(labelled(test, 1), EXAMPLES, seed), test, faces, false));
    groups.add(group("examples_negative", Gallery.sample(labelled(test, 0), EXAMPLES, seed + 1), test, faces, false));
    return new ShownFaces(groups);
  }

  /** The faces shown with maps, in the index's order; one chosen for two reasons comes twice. */
  List<Face> mapped() {
    return groups.stream().filter(Group::mapped).flatMap(group -> group.faces().stream()).toList();
  }

  /** Those whose photos can be read; the user is warned of each other one. */
  ShownFaces readable(PhotoSource photos, Progress progress) {
    Set<String> unreadable =
        groups.stream()
            .flatMap(group -> group.faces().stream())
            .map(Face::file)
            .distinct()
            .filter(file -> !isReadable(file, photos, progress))
            .collect(Collectors.toSet());
    return new ShownFaces(
        groups.stream()
            .map(
                group ->
                    new Group(
                        group.id(),
                        group.faces().stream().filter(face -> !unreadable.contains(face.file())).toList(),
                        group.mapped()))
            .toList());
  }

  private static boolean isReadable(String file, PhotoSource photos, Progress progress) {
    try {
      ShownPhoto.decode(photos.read(file));
      return true;
    } catch (IOException e) {
      progress.warn("%s is not shown: %s.".formatted(file, PhotoProblem.of(e)));
      return false;
    }
  }

  /**
   * Refuses names the run does not have.
   *
   * @throws UnusableInputException naming the first
   */
  static void requireKnown(FaceTable table, List<String> files) {
    for (String file : files) {
      if (table.faces().find(file) < 0) {
        List<String> known = table.faces().stream().map(FaceRow::file).toList();
        throw new UnusableInputException(
            "There is no face '%s' in this run; the nearest names are %s; split.csv lists all."
                .formatted(file, NearestNames.of(file, known)));
      }
    }
  }

  private static List<Face> named(
      OpenRun open, RunFolder run, Scores test, List<String> files, BooleanSupplier stopped) throws IOException {
    byte[] label = open.table().labels().of(open.config().attribute());
    int[] rows = files.stream().distinct().mapToInt(open.table().faces()::find).toArray();
    int[] faces = IntStream.of(rows).map(row -> open.indices()[row]).toArray();
    double[] logits = scored(open, run, faces, stopped);
    List<String> tested = List.of(test.files());
    for (int i = 0; i < rows.length; i++) {
      int place = tested.indexOf(open.face(rows[i]).file());
      logits[i] = place < 0 ? logits[i] : test.logits()[place];
    }
    return IntStream.range(0, rows.length)
        .mapToObj(
            i -> new Face(faces[i], open.face(rows[i]).file(), open.face(rows[i]).subject(), label[rows[i]], logits[i]))
        .toList();
  }

  /** What the run answers, as it scores. */
  private static double[] scored(OpenRun open, RunFolder run, int[] faces, BooleanSupplier stopped) throws IOException {
    RunConfig config = open.config();
    try (ConvNet net = Nets.trained(run, config, Nets.precision(config), Device.CPU, config.threads())) {
      return Scorer.logits(net, open.pack(), faces, BATCH, Progress.silent(), stopped);
    }
  }

  private static Group group(String id, int[] members, Scores test, int[] faces, boolean mapped) {
    Stream<Face> some =
        IntStream.of(members)
            .mapToObj(
                i -> new Face(faces[i], test.files()[i], test.subjects()[i], test.labels()[i], test.logits()[i]));
    return new Group(id, some.toList(), mapped);
  }

  private static int[] labelled(Scores test, int label) {
    return IntStream.range(0, test.size()).filter(i -> test.labels()[i] == label).toArray();
  }
}

package dev.kallos.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.dataset.DrawnTruth;
import dev.kallos.dataset.Landmarks;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the tables of a drawn data set as CelebA writes its own, and the truth beside them. */
final class CelebaTables {
  private final Path root;
  private final List<Album.Entry> faces;

  CelebaTables(Path root, List<Album.Entry> faces) {
    this.root = root;
    this.faces = faces;
  }

  /** The name of the picture at an index from 0. */
  static String file(int index) {
    return String.format(Locale.ROOT, "%06d.jpg", index + 1);
  }

  void attributes() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(faces.size()).append('\n');
    text.append(
        Arrays.stream(FaceAttribute.values()).map(FaceAttribute::id).collect(Collectors.joining(" ", "", " \n")));
    for (int i = 0; i < faces.size(); i++) {
      text.append(file(i));
      for (FaceAttribute attribute : FaceAttribute.values()) {
        text.append(faces.get(i).spec().has(attribute) ? "  1" : " -1");
      }
      text.append('\n');
    }
    WholeFile.write(root.resolve("Anno/list_attr_celeba.txt"), text.toString());
  }

  void identities() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < faces.size(); i++) {
      text.append(file(i)).append(' ').append(faces.get(i).subject()).append('\n');
    }
    WholeFile.write(root.resolve("Anno/identity_CelebA.txt"), text.toString());
  }

  void partition() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < faces.size(); i++) {
      text.append(file(i)).append(' ').append(faces.get(i).part().ordinal()).append('\n');
    }
    WholeFile.write(root.resolve("Eval/list_eval_partition.txt"), text.toString());
  }

  void landmarks(Landmarks[] landmarks) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(faces.size()).append('\n');
    text.append("lefteye_x lefteye_y righteye_x righteye_y nose_x nose_y ");
    text.append("leftmouth_x leftmouth_y rightmouth_x rightmouth_y\n");
    for (int i = 0; i < faces.size(); i++) {
      Landmarks five = landmarks[i];
      text.append(file(i));
      for (Landmarks.Point point :
          List.of(five.leftEye(), five.rightEye(), five.nose(), five.leftMouth(), five.rightMouth())) {
        text.append(String.format(Locale.ROOT, " %4d %4d", Math.round(point.x()), Math.round(point.y())));
      }
      text.append('\n');
    }
    WholeFile.write(root.resolve("Anno/list_landmarks_align_celeba.txt"), text.toString());
  }

  /** {@code truth.csv}: for each face the probability with which its label was thrown. */
  void probabilities() throws IOException {
    List<List<String>> rows = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      rows.add(List.of(file(i), CsvFile.cell(faces.get(i).probability())));
    }
    CsvFile.write(root.resolve(DrawnTruth.PROBABILITIES), List.of("file", "planted_probability"), rows);
  }

  /** {@code drawn.json}: the rule. */
  void truth(DrawnTruth truth) throws IOException {
    WholeFile.write(
        root.resolve(DrawnTruth.FILE),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(truth.json()) + "\n");
  }
}

package dev.kallos.dataset;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.internal.file.WholeFile;
import dev.kallos.internal.file.WholeFolder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Writes a data set in a layout others read: CelebA's own, or one CSV table beside the pictures. It is filled beside its
 * place and moved there when it is whole; what is known of drawn faces goes with it, and of others whether they are CelebA's.
 */
public final class DatasetExport {
  private static final String UNKNOWN_LABEL =
      "The label '%s' of %s is unknown, and CelebA's layout has no sign for that; write a CSV table instead.";

  private DatasetExport() {}

  /**
   * Writes CelebA's official layout: Anno, Eval, and the pictures in Img/img_align_celeba.
   *
   * @param folder absent or empty
   * @throws UnusableInputException if the folder is not empty, a label is unknown, or a name has a blank or comma in it
   * @throws InterruptedIOException if the thread is interrupted; nothing is left
   */
  public static void celeba(FaceDataset data, Path folder, Progress progress) throws IOException {
    WholeFolder.create(folder, aside -> fillCeleba(data, aside, progress));
  }

  private static void fillCeleba(FaceDataset data, Path folder, Progress progress) throws IOException {
    writeLines(folder.resolve("Anno/list_attr_celeba.txt"), attributeRows(data));
    if (any(data, face -> face.subject().isPresent())) {
      writeLines(
          folder.resolve("Anno/identity_CelebA.txt"),
          rows(data, face -> face.subject().map(DatasetExport::requireOneWord).orElse(null)));
    }
    if (any(data, face -> face.landmarks().isPresent())) {
      List<String> lines = new ArrayList<>();
      lines.add(Long.toString(data.faces().stream().filter(face -> face.landmarks().isPresent()).count()));
      lines.add(
          "lefteye_x lefteye_y righteye_x righteye_y nose_x nose_y leftmouth_x leftmouth_y rightmouth_x rightmouth_y");
      lines.addAll(rows(data, face -> face.landmarks().map(DatasetExport::points).orElse(null)));
      writeLines(folder.resolve("Anno/list_landmarks_align_celeba.txt"), lines);
    }
    if (any(data, face -> face.officialPart().isPresent())) {
      writeLines(
          folder.resolve("Eval/list_eval_partition.txt"),
          rows(data, face -> face.officialPart().map(part -> Integer.toString(part.ordinal())).orElse(null)));
    }
    origin(data, folder);
    pictures(data, folder.resolve("Img/img_align_celeba"), progress);
  }

  /**
   * Writes {@code faces.csv} (file, subject, partition, then a column for each attribute: 1, 0, or empty for unknown)
   * and the pictures in {@code images}. Landmarks are left out.
   *
   * @param folder absent or empty
   * @throws UnusableInputException if the folder is not empty, or an attribute is named as one of the first three columns
   * @throws InterruptedIOException if the thread is interrupted; nothing is left
   */
  public static void table(FaceDataset data, Path folder, Progress progress) throws IOException {
    WholeFolder.create(folder, aside -> fillTable(data, aside, progress));
  }

  private static void fillTable(FaceDataset data, Path folder, Progress progress) throws IOException {
    List<String> header = new ArrayList<>(List.of("file", "subject", "partition"));
    requireOthers(data.labels().attributes(), header);
    header.addAll(data.labels().attributes());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Face face = data.faces().get(i);
      List<String> row = new ArrayList<>();
      row.add(face.file());
      row.add(face.subject().orElse(""));
      row.add(face.officialPart().map(Part::id).orElse(""));
      for (int a = 0; a < data.labels().attributes().size(); a++) {
        byte label = data.labels().of(a, i);
        row.add(label == Labels.UNKNOWN ? "" : Integer.toString(label));
      }
      rows.add(row);
    }
    CsvFile.write(folder.resolve("faces.csv"), header, rows);
    origin(data, folder);
    pictures(data, folder.resolve("images"), progress);
  }

  private static void requireOthers(List<String> attributes, List<String> columns) {
    for (String attribute : attributes) {
      if (columns.contains(attribute.toLowerCase(Locale.ROOT))) {
        throw new UnusableInputException(
            "The attribute '%s' has the name of another column of the table to write; rename it.".formatted(attribute));
      }
    }
  }

  /** What is known of the faces because they were drawn, where they were, or whose photographs they are. */
  private static void origin(FaceDataset data, Path folder) throws IOException {
    if (data.drawn().isEmpty()) {
      ConvertedFile.write(data, folder);
    } else {
      for (String name : List.of(DrawnTruth.FILE, DrawnTruth.PROBABILITIES)) {
        if (Files.isRegularFile(data.root().resolve(name))) {
          Files.copy(data.root().resolve(name), folder.resolve(name));
        }
      }
    }
  }

  private static String requireOneWord(String name) {
    if (name.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c))) {
      throw new UnusableInputException(
          "The name '%s' has a blank or comma in it, which CelebA's layout cannot hold; write a CSV table instead."
              .formatted(name));
    }
    return name;
  }

  /** {@link Heading} must find the attributes' names in their line again. */
  private static void requireHeading(List<String> attributes) {
    attributes.forEach(DatasetExport::requireOneWord);
    boolean count = attributes.size() == 1 && Heading.isCount(attributes.get(0));
    if (count || ColumnNames.FILE.contains(attributes.get(0))) {
      throw new UnusableInputException(
          "The attribute '%s' would be taken for %s in CelebA's layout; rename it, or write a CSV table instead."
              .formatted(attributes.get(0), count ? "the number of rows" : "the name of the pictures' column"));
    }
  }

  private static String requirePicture(String file) {
    if (!PictureName.isPicture(file)) {
      throw new UnusableInputException(
          "The picture '%s' does not end in .jpg, .jpeg or .png, by which CelebA's layout tells pictures; write a CSV table instead."
              .formatted(file));
    }
    return file;
  }

  private static boolean any(FaceDataset data, Predicate<Face> has) {
    return data.faces().stream().anyMatch(has);
  }

  private static List<String> attributeRows(FaceDataset data) {
    List<String> lines = new ArrayList<>();
    lines.add(Integer.toString(data.size()));
    requireHeading(data.labels().attributes());
    lines.add(String.join(" ", data.labels().attributes()));
    for (int i = 0; i < data.size(); i++) {
      StringBuilder line = new StringBuilder(requirePicture(requireOneWord(data.faces().get(i).file())));
      for (int a = 0; a < data.labels().attributes().size(); a++) {
        byte label = data.labels().of(a, i);
        if (label == Labels.UNKNOWN) {
          throw new UnusableInputException(
              UNKNOWN_LABEL.formatted(data.labels().attributes().get(a), data.faces().get(i).file()));
        }
        line.append(label == 1 ? "  1" : " -1");
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** A line for each face whose value is known. */
  private static List<String> rows(FaceDataset data, Function<Face, String> value) {
    return data.faces().stream()
        .filter(face -> value.apply(face) != null)
        .map(face -> face.file() + " " + value.apply(face))
        .toList();
  }

  private static String points(Landmarks landmarks) {
    return landmarks.points().stream()
        .map(point -> number(point.x()) + " " + number(point.y()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static void writeLines(Path file, List<String> lines) throws IOException {
    WholeFile.write(file, String.join("\n", lines) + "\n");
  }

  private static void pictures(FaceDataset data, Path folder, Progress progress) throws IOException {
    try (Progress.Task task = progress.start("Writing photos", data.size(), "photos")) {
      for (Face face : data.faces()) {
        refuseInterrupted();
        Path target = folder.resolve(face.file());
        Files.createDirectories(target.getParent());
        place(data, face.file(), target);
        task.advance(1);
      }
      refuseInterrupted();
    }
  }

  private static void place(FaceDataset data, String file, Path target) throws IOException {
    try {
      data.photos().place(file, target);
    } catch (ZipException e) {
      throw new UnusableInputException(
          "%s of %s cannot be read: %s; get that file again.".formatted(file, data.root(), e.getMessage()), e);
    }
  }

  /** Linking and copying pay no heed to an interrupt. */
  private static void refuseInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }
}

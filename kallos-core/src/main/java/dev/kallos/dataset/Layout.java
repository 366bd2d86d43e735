package dev.kallos.dataset;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.ClosedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a data set keeps its tables and its pictures. */
sealed interface Layout permits Layout.Celeba, Layout.Table {
  /** What the layout is called. */
  String title();

  /** The folder that {@code drawn.json} lies in where the data is drawn. */
  Path root();

  /** The folders and zips the pictures may be in, likeliest first. Some may not be there. */
  List<Path> photoPlaces() throws IOException;

  /** Reads the tables. */
  Annotations read(DatasetRequest request) throws IOException;

  /**
   * Finds the layout of the data at {@code path}.
   *
   * @throws UnusableInputException if there is nothing, nothing known, or nothing that may be looked into
   */
  static Layout find(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      Path folder = path.toAbsolutePath().getParent();
      return Celeba.of(folder.getParent(), path)
          .or(() -> Celeba.of(folder, path))
          .map(Layout.class::cast)
          .orElseGet(() -> new Table(path));
    }
    if (!Files.isDirectory(path)) {
      ClosedFolder.refuse(path);
      throw new UnusableInputException(
          Files.exists(path)
              ? path + " is a pipe or a device; name the data set's folder, or its table."
              : "There is no file or folder " + path + "; check the path of the data set.");
    }
    Optional<Celeba> celeba = Celeba.find(path);
    if (celeba.isPresent()) {
      return celeba.get();
    }
    boolean drawn = Files.isRegularFile(path.resolve(DrawnTruth.FILE));
    Path probabilities = path.resolve(DrawnTruth.PROBABILITIES);
    List<Path> tables =
        list(path, ".csv").stream().filter(table -> !(drawn && table.equals(probabilities))).toList();
    if (tables.size() == 1) {
      return new Table(tables.get(0));
    }
    if (tables.size() > 1) {
      throw new UnusableInputException(
          "%s has %d CSV tables; name the one to use, for instance %s.".formatted(path, tables.size(), tables.get(0)));
    }
    ClosedFolder.refuse(path.resolve("Anno/list_attr_celeba.txt"));
    throw new UnusableInputException(
        path
            + (list(path, "").isEmpty() ? " is an empty folder" : " is no data set in a known layout")
            + "; expected is CelebA's own layout (Anno/list_attr_celeba.txt, Img/img_align_celeba/ or its zip), "
            + "torchvision's (the same files side by side), Kaggle's (list_attr_celeba.csv), "
            + "or a folder with one CSV table beside the pictures.");
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending))
          .filter(file -> !PictureName.isLitter(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  /**
   * CelebA's own tables: official (in Anno and Eval), torchvision's (flat) or Kaggle's (CSV).
   *
   * @param root the folder they were found under
   */
  record Celeba(
      String title,
      Path root,
      Path attributes,
      Optional<Path> identity,
      Optional<Path> partition,
      Optional<Path> landmarks)
      implements Layout {

    static Optional<Celeba> find(Path path) {
      for (String inner : List.of("", "celeba", "CelebA", "Celeba")) {
        Path root = path.resolve(inner);
        Optional<Path> attributes = table(root, "list_attr_celeba");
        if (attributes.isPresent()) {
          return Optional.of(
              new Celeba(
                  title(root, attributes.get()),
                  root,
                  attributes.get(),
                  table(root, "identity_CelebA").or(() -> table(root, "identity_celeba")),
                  table(root, "list_eval_partition"),
                  table(root, "list_landmarks_align_celeba")));
        }
      }
      return Optional.empty();
    }

    /** The layout under {@code root} whose attribute table is that file. */
    private static Optional<Celeba> of(Path root, Path file) {
      return Optional.ofNullable(root)
          .flatMap(Celeba::find)
          .filter(found -> found.attributes.equals(file.toAbsolutePath()));
    }

    private static String title(Path root, Path attributes) {
      if (attributes.toString().endsWith(".csv")) {
        return "CelebA, Kaggle";
      }
      return attributes.getParent().equals(root) ? "CelebA, torchvision" : "CelebA, official";
    }

    private static Optional<Path> table(Path root, String name) {
      return Stream.of("Anno", "Eval", "")
          .flatMap(folder -> Stream.of(".txt", ".csv").map(ending -> root.resolve(folder).resolve(name + ending)))
          .filter(Files::isRegularFile)
          .findFirst();
    }

    @Override
    public List<Path> photoPlaces() {
      return Stream.of("Img/img_align_celeba", "img_align_celeba/img_align_celeba", "img_align_celeba", "Img", "",
              "Img/img_align_celeba/img_align_celeba", "Img/img_align_celeba.zip", "img_align_celeba.zip")
          .map(root::resolve)
          .toList();
    }

    @Override
    public Annotations read(DatasetRequest request) throws IOException {
      if (request.fileColumn().isPresent() || request.subjectColumn().isPresent() || request.cut().isPresent()) {
        throw new UnusableInputException(
            "%s is in CelebA's layout, whose columns are fixed; name no columns, or name a CSV table instead."
                .formatted(root));
      }
      return CelebaTables.read(attributes, identity, partition, landmarks);
    }
  }

  /**
   * A CSV table of any columns.
   *
   * @param table the file
   */
  record Table(Path table) implements Layout {
    @Override
    public String title() {
      return "table " + table.getFileName();
    }

    @Override
    public Path root() {
      return table.toAbsolutePath().getParent();
    }

    @Override
    public List<Path> photoPlaces() throws IOException {
      List<Path> places = new ArrayList<>(List.of(root()));
      for (String folder : List.of("images", "photos", "pictures", "img", "faces")) {
        places.add(root().resolve(folder));
      }
      List<Path> zips = list(root(), ".zip");
      if (zips.size() == 1) {
        places.addAll(zips);
      }
      return places;
    }

    @Override
    public Annotations read(DatasetRequest request) throws IOException {
      return PlainTable.read(table, request);
    }
  }
}

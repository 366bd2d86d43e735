package dev.kallos.dataset;

import static dev.kallos.dataset.SmallFaces.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;

final class DatasetReaderTest {
  private static final int FACES = 10;

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void writeFaces() throws IOException {
    root = SmallFaces.official(temp.resolve("data"), FACES);
  }

  @Test
  void theOfficialLayoutReads() throws IOException {
    try (FaceDataset data = read(root)) {
      assertThat(data.layout()).isEqualTo("CelebA, official");
      assertThat(data.labels().attributes()).containsExactly("Attractive", "Male", "Smiling");
      assertThat(data.labels().of("Male")).containsExactly(1, 0, 0, 1, 0, 0, 1, 0, 0, 1);
      assertThat(data.faces().get(3))
          .isEqualTo(new Face("000004.jpg", Optional.of("101"), Optional.of(Part.TRAIN), Optional.empty()));
      assertThat(data.frameWidth()).isEqualTo(20);
      assertThat(data.frameHeight()).isEqualTo(30);
      assertThat(data.photos().read("000004.jpg"))
          .isEqualTo(Files.readAllBytes(root.resolve(SmallFaces.IMAGES).resolve("000004.jpg")));
      assertThat(data.warnings()).isEmpty();
      assertThat(data.drawn()).isEmpty();
    }
  }

  @Test
  void theAttributeTableMayStandForItsFolder() throws IOException {
    try (FaceDataset data = read(root.resolve(SmallFaces.ATTRIBUTES))) {
      assertThat(data.layout()).isEqualTo("CelebA, official");
      assertThat(allSubjectsKnown(data)).isTrue();
    }
  }

  @Test
  void torchvisionsFlatLayoutReads() throws IOException {
    Path celeba = temp.resolve("torchvision/celeba");
    moveTables(celeba);
    move(root.resolve(SmallFaces.IMAGES), celeba.resolve("img_align_celeba"));
    for (Path path : new Path[] {celeba, celeba.getParent()}) {
      try (FaceDataset data = read(path)) {
        assertThat(data.layout()).isEqualTo("CelebA, torchvision");
        assertThat(data.size()).isEqualTo(FACES);
        assertThat(allSubjectsKnown(data)).isTrue();
      }
    }
  }

  @Test
  void kagglesCsvWithImagesNestedTwiceReadsWithoutSubjects() throws IOException {
    Path kaggle = temp.resolve("kaggle");
    String attributes = "image_id,Attractive,Male,Smiling\n" + commas(SmallFaces.rows(FACES, SmallFaces::labels));
    write(kaggle.resolve("list_attr_celeba.csv"), attributes);
    write(
        kaggle.resolve("list_eval_partition.csv"),
        "image_id,partition\n" + commas(SmallFaces.rows(FACES, i -> "" + i % 3)));
    write(
        kaggle.resolve("list_landmarks_align_celeba.csv"),
        "image_id,lefteye_x,lefteye_y,righteye_x,righteye_y,nose_x,nose_y,"
            + "leftmouth_x,leftmouth_y,rightmouth_x,rightmouth_y\n"
            + commas(SmallFaces.rows(FACES, i -> "5 9 14 9 10 15 6 21 13 21")));
    write(kaggle.resolve("list_bbox_celeba.csv"), "image_id,x_1,y_1,width,height\n");
    move(root.resolve(SmallFaces.IMAGES), kaggle.resolve("img_align_celeba/img_align_celeba"));
    try (FaceDataset data = read(kaggle)) {
      assertThat(data.layout()).isEqualTo("CelebA, Kaggle");
      assertThat(allSubjectsKnown(data)).isFalse();
      assertThat(data.faces().get(4).officialPart()).contains(Part.VALIDATION);
      assertThat(data.faces().get(4).landmarks().orElseThrow().nose()).isEqualTo(new Landmarks.Point(10, 15));
      assertThat(data.labels().of("Smiling")).startsWith(1, 0);
    }
  }

  @Test
  void picturesAreReadFromTheUnopenedZipWhateverItsFolders() throws IOException {
    byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
    for (String prefix : new String[] {"", "img_align_celeba/", "a/b/"}) {
      Path copy = SmallFaces.official(temp.resolve("zip" + prefix.length()), FACES);
      Path images = copy.resolve(SmallFaces.IMAGES);
      Path zip = copy.resolve("Img/img_align_celeba.zip");
      SmallFaces.zip(
          zip, prefix, images, Map.of("__MACOSX/" + prefix + "._000001.jpg", junk, prefix + "._000002.jpg", junk));
      byte[] first = Files.readAllBytes(images.resolve("000001.jpg"));
      move(images, temp.resolve("away" + prefix.length()));
      try (FaceDataset data = read(copy)) {
        assertThat(data.size()).isEqualTo(FACES);
        assertThat(data.photos().read("000001.jpg")).isEqualTo(first);
        assertThat(data.warnings()).isEmpty();
      }
    }
  }

  @Test
  void aStrayPictureInAZipDoesNotHideTheFolderOfTheRest() throws IOException {
    byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
    Path images = root.resolve(SmallFaces.IMAGES);
    for (String stray : new String[] {"examples/000001.jpg", "__MACOSX/faces/000001.jpg", "z/000002.jpg", "000002.jpg"}) {
      Path zip = root.resolve("Img/img_align_celeba.zip");
      SmallFaces.zip(zip, "img_align_celeba/", images, Map.of(stray, junk));
      Path away = temp.resolve("away");
      move(images, away);
      try (FaceDataset data = read(root)) {
        assertThat(data.size()).isEqualTo(FACES);
        assertThat(data.photos().read("000001.jpg")).isEqualTo(Files.readAllBytes(away.resolve("000001.jpg")));
      }
      move(away, images);
    }
  }

  @Test
  void anEncryptedZipIsNotTakenForABrokenDownload() throws IOException {
    Path images = root.resolve(SmallFaces.IMAGES);
    Path zip = root.resolve("Img/img_align_celeba.zip");
    SmallFaces.zip(zip, "", images, Map.of());
    move(images, temp.resolve("away"));
    byte[] bytes = Files.readAllBytes(zip);
    for (int i = 0; i + 10 < bytes.length; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1;
      }
    }
    Files.write(zip, bytes);
    assertThatThrownBy(() -> read(root))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is encrypted or packed in a way that cannot be read")
        .hasMessageEndingWith("unpack it, or pack it as usual.");
  }

  @Test
  void lineEndsPaddingMarksAndExtraHeadersChangeNothing() throws IOException {
    String fingerprint;
    try (FaceDataset data = read(root)) {
      fingerprint = data.fingerprint();
    }
    Path other = SmallFaces.official(temp.resolve("other/place"), FACES);
    String attributes = "\uFEFF" + FACES + "\r\nAttractive Male Smiling \n\n"
        + SmallFaces.rows(FACES, SmallFaces::labels).replace("\n", "  \r\n").replace(" ", "   ");
    write(other.resolve(SmallFaces.ATTRIBUTES), attributes.stripTrailing());
    write(
        other.resolve(SmallFaces.IDENTITY),
        "img label\r\n"
            + Files.readString(root.resolve(SmallFaces.IDENTITY)).replaceFirst("\n", "\r\n").stripTrailing());
    try (FaceDataset data = read(other)) {
      assertThat(data.fingerprint()).isEqualTo(fingerprint);
      assertThat(data.warnings()).isEmpty();
    }
  }

  @Test
  void theFingerprintFollowsLabelsSubjectsPartsAndPhotos() throws IOException {
    String whole = fingerprint();
    edit(SmallFaces.ATTRIBUTES, "000001.jpg  1", "000001.jpg -1");
    String otherLabel = fingerprint();
    edit(SmallFaces.IDENTITY, "000001.jpg 100", "000001.jpg 999");
    String otherSubject = fingerprint();
    edit(SmallFaces.PARTITION, "000001.jpg 0", "000001.jpg 2");
    String otherPart = fingerprint();
    Files.write(root.resolve(SmallFaces.IMAGES).resolve("000001.jpg"), SmallFaces.jpeg(SmallFaces.colour(0), 60, 90));
    assertThat(Stream.of(whole, otherLabel, otherSubject, otherPart, fingerprint()).distinct()).hasSize(5);
    assertThat(whole).matches("[0-9a-f]{64}");
  }

  @Test
  void aWrongCountInTheFirstLineIsWarnedOf() throws IOException {
    String before = "10";
    for (String count : List.of("202599", "-5", "99999999999999999999")) {
      edit(SmallFaces.ATTRIBUTES, before + "\n", count + "\n");
      before = count;
      try (FaceDataset data = read(root)) {
        assertThat(data.size()).isEqualTo(FACES);
        assertThat(data.warnings())
            .containsExactly(
                "list_attr_celeba.txt says it has " + count + " rows and has 10; the rows were taken as they are.");
      }
    }
  }

  @Test
  void picturesWithoutRowsAndRowsWithoutPicturesAreCountedAndNamed() throws IOException {
    Path images = root.resolve(SmallFaces.IMAGES);
    Files.move(images.resolve("000002.jpg"), images.resolve("stray.jpg"));
    for (int i = 2; i < 5; i++) {
      Files.delete(images.resolve(SmallFaces.name(i)));
    }
    try (FaceDataset data = read(root)) {
      assertThat(data.faces()).extracting(Face::file)
          .containsExactly("000001.jpg", "000006.jpg", "000007.jpg", "000008.jpg", "000009.jpg", "000010.jpg");
      assertThat(data.labels().of("Male")).containsExactly(1, 0, 1, 0, 0, 1);
      assertThat(data.warnings()).containsExactly(
          "4 pictures named in list_attr_celeba.txt are absent from img_align_celeba: "
              + "000002.jpg, 000003.jpg, 000004.jpg, …; left out.",
          "1 picture in img_align_celeba has no row in list_attr_celeba.txt: stray.jpg; left out.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.jpg", "000002.jpg", "stray.jpg", "000001.jpg/x.jpg"})
  void aLinkToNothingIsAnAbsentPicture(String target) throws IOException {
    Path images = root.resolve(SmallFaces.IMAGES);
    Files.delete(images.resolve("000002.jpg"));
    for (String name : new String[] {"000002.jpg", "stray.jpg"}) {
      Files.createSymbolicLink(images.resolve(name), Path.of(target));
    }
    try (FaceDataset data = read(root)) {
      assertThat(data.size()).isEqualTo(FACES - 1);
      assertThat(data.warnings()).containsExactly(
          "1 picture named in list_attr_celeba.txt is absent from img_align_celeba: 000002.jpg; left out.");
    }
  }

  @Test
  void rowsMissingFromTheOtherTablesAreWarnedOf() throws IOException {
    edit(SmallFaces.IDENTITY, "000001.jpg 100\n", "");
    edit(SmallFaces.PARTITION, "000003.jpg 0\n", "000099.jpg 0\n");
    try (FaceDataset data = read(root)) {
      assertThat(data.faces().get(0).subject()).isEmpty();
      assertThat(allSubjectsKnown(data)).isFalse();
      assertThat(data.warnings()).containsExactly(
          "list_eval_partition.txt has 1 picture without a row in list_attr_celeba.txt: 000099.jpg;"
              + " they were passed over.",
          "No subject is known of 1 face: 000001.jpg.",
          "No part is known of 1 face: 000003.jpg.");
    }
  }

  @Test
  void landmarksOutsideSmallerPhotosAreScaledFromTheAlignedFrame() throws IOException {
    write(
        root.resolve(SmallFaces.LANDMARKS),
        FACES
            + "\nlefteye_x lefteye_y righteye_x righteye_y nose_x nose_y"
            + " leftmouth_x leftmouth_y rightmouth_x rightmouth_y\n"
            + SmallFaces.rows(FACES, i -> "69  111  108  111   89  109   71  152  105  152"));
    try (FaceDataset data = read(root)) {
      Landmarks.Point nose = data.faces().get(0).landmarks().orElseThrow().nose();
      assertThat(nose.x()).isEqualTo(10);
      assertThat(nose.y()).isEqualTo(15);
      assertThat(data.warnings()).hasSize(1).first().asString().contains("scaled");
    }
  }

  @Test
  void drawnJsonIsRead() throws IOException {
    write(
        root.resolve("drawn.json"),
        "{\"seed\": 7, \"attribute\": \"Attractive\", \"region\": \"mouth\", \"intercept\": -0.5,"
            + " \"weights\": {\"Smiling\": 2.5}, \"bayes_accuracy\": 0.86}");
    try (FaceDataset data = read(root)) {
      assertThat(data.drawn())
          .contains(
              new DrawnTruth(7, "Attractive", List.of(), Optional.of("mouth"), -0.5, Map.of("Smiling", 2.5), Map.of(), 0.86));
    }
    edit("drawn.json", "\"mouth\"", "null");
    edit("drawn.json", "\"region\"", "\"attributes\": [\"Bald\", \"Smiling\"], \"region\"");
    edit("drawn.json", "\"bayes_accuracy\"", "\"bias\": {\"Male\": -1.5}, \"bayes_accuracy\"");
    try (FaceDataset data = read(root)) {
      assertThat(data.drawn().orElseThrow().region()).isEmpty();
      assertThat(data.drawn().orElseThrow().attributes()).containsExactly("Bald", "Smiling");
      assertThat(data.drawn().orElseThrow().bias()).containsExactly(Map.entry("Male", -1.5));
    }
  }

  @Test
  void weightsKeepTheOrderOfDrawnJson() throws IOException {
    List<String> names = List.of("Smiling", "Goatee", "Bangs", "Eyeglasses", "Big_Nose", "Wavy_Hair", "Young", "Male");
    write(
        root.resolve("drawn.json"),
        "{\"seed\": 7, \"attribute\": \"Attractive\", \"region\": null, \"intercept\": -0.5, \"weights\": {"
            + String.join(", ", names.stream().map("\"%s\": 1"::formatted).toList())
            + "}, \"bayes_accuracy\": 0.86}");
    try (FaceDataset data = read(root)) {
      assertThat(data.drawn().orElseThrow().weights().keySet()).containsExactlyElementsOf(names);
    }
  }

  private String fingerprint() throws IOException {
    try (FaceDataset data = read(root)) {
      return data.fingerprint();
    }
  }

  private static boolean allSubjectsKnown(FaceDataset data) {
    return IntStream.range(0, data.size()).allMatch(data.faces()::hasSubject);
  }

  private static FaceDataset read(Path path) throws IOException {
    return DatasetReader.read(DatasetRequest.of(path), Progress.silent());
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(root.resolve(file));
    assertThat(text).contains(from);
    write(root.resolve(file), text.replace(from, to));
  }

  private void moveTables(Path to) throws IOException {
    for (String table : new String[] {SmallFaces.ATTRIBUTES, SmallFaces.IDENTITY, SmallFaces.PARTITION}) {
      move(root.resolve(table), to.resolve(Path.of(table).getFileName()));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String commas(String rows) {
    return rows.replaceAll(" +", ",");
  }
}

package dev.kallos.dataset;

import static dev.kallos.dataset.SmallFaces.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kallos.Progress;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal is one sentence that says what is wrong, where, and what to do. */
final class RefusalTest {
  private static final String QUOTA =
      "<!DOCTYPE html><html><head>\n<title>Google Drive - Quota exceeded</title></head><body>…</body></html>";

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void writeFaces() throws IOException {
    root = SmallFaces.official(temp.resolve("data"), 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {SmallFaces.ATTRIBUTES, SmallFaces.IDENTITY, SmallFaces.PARTITION})
  void aWebPageInPlaceOfATable(String table) throws IOException {
    write(root.resolve(table), QUOTA);
    assertThat(refusal(root))
        .isEqualTo(
            root.resolve(table) + " is a web page called 'Google Drive - Quota exceeded', saved in place of the file"
                + " (Google Drive does so when its download quota is exceeded); download the file again later.");
  }

  @Test
  void aWebPageInPlaceOfTheZip() throws IOException {
    removeImages();
    write(root.resolve("Img/img_align_celeba.zip"), "\n  <html><head><title>Sorry</title>");
    assertThat(refusal(root)).contains("img_align_celeba.zip is a web page called 'Sorry'");
  }

  @Test
  void aWebPageWhoseTitleDoesNotEndIsToldAtOnce() throws IOException {
    write(root.resolve(SmallFaces.ATTRIBUTES), "<html><title>" + " ".repeat(8179));
    assertThat(refusal(root)).contains("is a web page, saved in place of the file");
  }

  @Test
  void aTruncatedZip() throws IOException {
    Path zip = root.resolve("Img/img_align_celeba.zip");
    SmallFaces.zip(zip, "", root.resolve(SmallFaces.IMAGES), Map.of());
    removeImages();
    Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 2000));
    assertThat(refusal(root)).contains("img_align_celeba.zip is no whole zip").contains("get that file again");
  }

  @Test
  void aZipWithAnEntryThatLeadsOutOfIt() throws IOException {
    Path zip = root.resolve("Img/img_align_celeba.zip");
    SmallFaces.zip(zip, "", root.resolve(SmallFaces.IMAGES), Map.of("../../evil.jpg", new byte[3]));
    removeImages();
    assertThat(refusal(root)).contains("has an entry '../../evil.jpg' that leads out of the zip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "000003.jpg  1|000003.jpg|line 5: 3 values where 4 are due (a picture and 3 labels)",
        "000003.jpg  1|000003.jpg  1 1|line 5: 5 values where 4 are due (a picture and 3 labels)",
        "000003.jpg  1|000003.jpg  x|line 5: the value 'x' is no label; it must be -1 or 1",
        "000003.jpg  1|000003.jpg  0|line 5: the value 0 stands among labels of -1 and 1",
        "000003.jpg  1|000002.jpg  1|line 5: the picture 000002.jpg is listed twice",
        "000003.jpg  1|../03.jpg  1|line 5: the picture's name '../03.jpg' leads out of its folder",
      })
  void aBadRowOfAttributes(String from, String to, String sentence) throws IOException {
    edit(SmallFaces.ATTRIBUTES, from, to);
    assertThat(refusal(root)).isEqualTo(
        root.resolve(SmallFaces.ATTRIBUTES) + ", " + sentence + "; mend that line or get the file again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void theLineIsTheOneAnEditorShows(String end) throws IOException {
    edit(SmallFaces.ATTRIBUTES, "000003.jpg  1", "000003.jpg  x");
    edit(SmallFaces.ATTRIBUTES, "\n", end);
    assertThat(refusal(root)).contains("list_attr_celeba.txt, line 5: the value 'x'");
  }

  @Test
  void aBadRowOfAnotherTable() throws IOException {
    edit(SmallFaces.PARTITION, "000002.jpg 0", "000002.jpg 3");
    assertThat(refusal(root)).contains("list_eval_partition.txt, line 2: the part '3' is none of 0, 1 and 2");
    edit(SmallFaces.PARTITION, "000002.jpg 3", "000002.jpg");
    assertThat(refusal(root)).contains("list_eval_partition.txt, line 2: 1 values where 2 are due");
    edit(SmallFaces.PARTITION, "000002.jpg", "000001.jpg 0");
    assertThat(refusal(root)).contains("list_eval_partition.txt, line 2: the picture 000001.jpg is listed twice");
  }

  @Test
  void aPictureInQuotesIsNotTakenForAHeading() throws IOException {
    edit(SmallFaces.ATTRIBUTES, "000001.jpg", "\"000001.jpg\"");
    assertThat(refusal(root))
        .isEqualTo(
            root.resolve(SmallFaces.ATTRIBUTES)
                + ", line 3: the picture's name stands in quotes; mend that line or get the file again.");
  }

  @Test
  void aTableOfWhichNoRowCanBeReadIsNotPassedOver() throws IOException {
    for (String table : List.of(SmallFaces.IDENTITY, SmallFaces.PARTITION)) {
      String before = Files.readString(root.resolve(table));
      write(root.resolve(table), before.replace("jpg ", "jpg;"));
      assertThat(refusal(root))
          .isEqualTo(
              root.resolve(table)
                  + " has no row that begins with a picture's name such as 000001.jpg, parted by blanks or commas, without quotes;"
                  + " get that file again.");
      write(root.resolve(table), before);
    }
  }

  @Test
  void aTableThatIsEmptyOrNoText() throws IOException {
    write(root.resolve(SmallFaces.ATTRIBUTES), "");
    assertThat(refusal(root)).contains("list_attr_celeba.txt is empty");
    Files.write(root.resolve(SmallFaces.ATTRIBUTES), "a\0b".getBytes(StandardCharsets.UTF_16LE));
    assertThat(refusal(root)).contains("list_attr_celeba.txt is no text in UTF-8");
    write(root.resolve(SmallFaces.ATTRIBUTES), "10\nAttractive Male\n");
    assertThat(refusal(root)).contains("has no row that begins with a picture's name");
  }

  @ParameterizedTest
  @CsvSource({
    SmallFaces.IDENTITY + ",000003.jpg 101,000003.jpg Jörg,3",
    SmallFaces.ATTRIBUTES + ",000003.jpg,Jörg.jpg,5",
    SmallFaces.ATTRIBUTES + ",Male,Schön,2",
  })
  void aTableInAnotherEncoding(String table, String from, String to, int line) throws IOException {
    edit(table, from, to);
    Files.writeString(root.resolve(table), Files.readString(root.resolve(table)), StandardCharsets.ISO_8859_1);
    assertThat(refusal(root))
        .isEqualTo(root.resolve(table) + ", line " + line + " is no text in UTF-8; save the table as UTF-8.");
  }

  @Test
  void nothingThere() throws IOException {
    assertThat(refusal(Path.of("/dev/null"))).startsWith("/dev/null is a pipe or a device");
    assertThat(refusal(temp.resolve("nowhere"))).startsWith("There is no file or folder").contains("check the path");
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThat(refusal(empty)).contains("is an empty folder").contains("Anno/list_attr_celeba.txt").contains("Kaggle");
    write(empty.resolve("readme.txt"), "hello");
    assertThat(refusal(empty)).contains("is no data set in a known layout");
  }

  @Test
  void noPicturesAtAll() throws IOException {
    removeImages();
    assertThat(refusal(root)).startsWith("None of the pictures named in the tables of " + root + ", such as 000001.jpg")
        .endsWith("put them into Img/img_align_celeba/ or, unopened, Img/img_align_celeba.zip.");
  }

  @Test
  void moreThanHalfOfThePicturesAbsent() throws IOException {
    for (int i = 0; i < 6; i++) {
      Files.delete(root.resolve(SmallFaces.IMAGES).resolve(SmallFaces.name(i)));
    }
    assertThat(refusal(root)).startsWith("6 of the 10 pictures named in list_attr_celeba.txt are absent")
        .contains("000001.jpg, 000002.jpg, 000003.jpg, …");
  }

  @Test
  void noPictureThatIsOne() throws IOException {
    for (int i = 0; i < 10; i++) {
      write(root.resolve(SmallFaces.IMAGES).resolve(SmallFaces.name(i)), "no picture");
    }
    assertThat(refusal(root)).startsWith("None of the first pictures in").contains("000001.jpg");
  }

  @Test
  void anUnknownAttributeOffersTheNearest() throws IOException {
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      assertThat(catchThrowableOfType(UnusableInputException.class, () -> data.requireBothClasses("smile")))
          .hasMessageStartingWith("There is no attribute 'smile' in this data; the nearest names are Smiling,");
    }
  }

  @Test
  void anAttributeWithOneClass() throws IOException {
    edit(SmallFaces.ATTRIBUTES, "000001.jpg  1  1  1", "000001.jpg  1  1 -1");
    try (FaceDataset data = DatasetReader.read(DatasetRequest.of(root), Progress.silent())) {
      data.requireBothClasses("Male");
      assertThat(catchThrowableOfType(UnusableInputException.class, () -> data.requireBothClasses("Smiling")))
          .hasMessage(
              "The attribute 'Smiling' holds for none of the 10 faces in " + root
                  + ", so there is nothing to learn; choose another attribute.");
    }
  }

  @Test
  void columnNamesForALayoutThatHasItsOwn() {
    DatasetRequest request = new DatasetRequest(root, Optional.of("file"), Optional.empty(), Optional.empty());
    assertThat(catchThrowableOfType(UnusableInputException.class, () -> DatasetReader.read(request, Progress.silent())))
        .hasMessageContaining("whose columns are fixed");
  }

  private static String refusal(Path path) {
    UnusableInputException refused =
        catchThrowableOfType(
            UnusableInputException.class, () -> DatasetReader.read(DatasetRequest.of(path), Progress.silent()));
    assertThat(refused).isNotNull();
    assertThat(refused.getMessage()).endsWith(".").doesNotContain("\n");
    return refused.getMessage();
  }

  private void removeImages() throws IOException {
    Files.move(root.resolve(SmallFaces.IMAGES), temp.resolve("away"));
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(root.resolve(file));
    assertThat(text).contains(from);
    write(root.resolve(file), text.replace(from, to));
  }
}

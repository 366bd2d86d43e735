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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTableTest {
  private static final String TABLE =
      "Image,Person,smiles,glasses,hat,pretty,score,town,split\n"
          + "000001.jpg,anna,1,yes,TRUE,-1,3.5,Rome,train\n"
          + "000002.jpg,\"bo, jr\",0,no,false,1,1,Oslo,val\n"
          + "./000003.jpg,anna,1,,true,1,4,Rome,test\n"
          + "000004.jpg,cy,0,no,false,-1,2,Bonn,train\n";

  @TempDir Path temp;
  private Path table;

  @BeforeEach
  void writeFaces() throws IOException {
    table = temp.resolve("faces.csv");
    write(table, TABLE);
    SmallFaces.pictures(temp, 4);
  }

  @Test
  void columnsAreFoundByTheirUsualNamesAndLabelsInEverySpelling() throws IOException {
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.layout()).isEqualTo("table faces.csv");
      assertThat(data.faces()).extracting(face -> face.subject().orElseThrow())
          .containsExactly("anna", "bo, jr", "anna", "cy");
      assertThat(data.faces()).extracting(face -> face.officialPart().orElseThrow())
          .containsExactly(Part.TRAIN, Part.VALIDATION, Part.TEST, Part.TRAIN);
      assertThat(data.labels().attributes()).containsExactly("smiles", "glasses", "hat", "pretty");
      assertThat(data.labels().of("smiles")).containsExactly(1, 0, 1, 0);
      assertThat(data.labels().of("glasses")).containsExactly(1, 0, Labels.UNKNOWN, 0);
      assertThat(data.labels().of("hat")).containsExactly(1, 0, 1, 0);
      assertThat(data.labels().of("pretty")).containsExactly(0, 1, 1, 0);
      assertThat(data.warnings()).containsExactly("No labels and so passed over: column score, town.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "sep=;\n", "\ufeff\r\n\n", "SEP=;\r\n"})
  void whatStandsAboveTheHeaderIsPassedOver(String above) throws IOException {
    write(table, above + "file;person;smiles\n000001.jpg;anna;1\n000002.jpg;bo;0\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.size()).isEqualTo(2);
      assertThat(data.labels().of("smiles")).containsExactly(1, 0);
    }
    write(table, above + "file;person;smiles\n000001.jpg;anna;1;2\n");
    int line = 2 + (int) above.chars().filter(c -> c == '\n').count();
    assertThat(refusal(DatasetRequest.of(table))).contains("line " + line + ": 4 values where the header has 3");
  }

  @Test
  void picturesAreFoundByTheNamesTheTableHas() throws IOException {
    Files.move(temp.resolve("000001.jpg"), temp.resolve("one"));
    Files.move(temp.resolve("000002.jpg"), temp.resolve("two.jfif"));
    write(table, "file,smiles\none,1\ntwo.jfif,0\n000003.jpg,1\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces()).extracting(Face::file).containsExactly("one", "two.jfif", "000003.jpg");
      assertThat(data.photos().read("one")).isNotEmpty();
    }
    Path photos = Files.createDirectory(temp.resolve("away"));
    for (String name : List.of("one", "two.jfif", "000003.jpg")) {
      Files.move(temp.resolve(name), photos.resolve(name));
    }
    SmallFaces.zip(temp.resolve("photos.zip"), "within/", photos, Map.of());
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces()).extracting(Face::file).containsExactly("one", "two.jfif", "000003.jpg");
      assertThat(data.photos().read("one")).isNotEmpty();
    }
  }

  @Test
  void aTableWithoutAHeaderIsToldApart() throws IOException {
    write(table, "000001.jpg,1\n000002.jpg,0\n");
    assertThat(refusal(DatasetRequest.of(table)))
        .isEqualTo(table + " names a picture (000001.jpg) where the columns' names are due; put a line with these above it.");
  }

  @Test
  void aTableInAFolderMayEndInCapitals() throws IOException {
    Files.move(table, temp.resolve("FACES.CSV"));
    try (FaceDataset data = read(DatasetRequest.of(temp))) {
      assertThat(data.size()).isEqualTo(4);
    }
  }

  @Test
  void aFolderWithOneTableIsRead() throws IOException {
    try (FaceDataset data = read(DatasetRequest.of(temp))) {
      assertThat(data.size()).isEqualTo(4);
    }
    write(temp.resolve("other.csv"), TABLE);
    Files.writeString(temp.resolve("._faces.csv"), "litter");
    assertThat(refusal(DatasetRequest.of(temp))).contains("has 2 CSV tables; name the one to use");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "photos"})
  void picturesMayLieInAFolderBeside(String folder) throws IOException {
    Files.createDirectory(temp.resolve(folder));
    for (int i = 0; i < 4; i++) {
      Files.move(temp.resolve(SmallFaces.name(i)), temp.resolve(folder).resolve(SmallFaces.name(i)));
    }
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.size()).isEqualTo(4);
      assertThat(data.photos().read("000001.jpg")).isNotEmpty();
    }
  }

  @Test
  void picturesMayLieInOneZipBeside() throws IOException {
    Path away = Files.createDirectory(temp.resolve("away"));
    for (int i = 0; i < 4; i++) {
      Files.move(temp.resolve(SmallFaces.name(i)), away.resolve(SmallFaces.name(i)));
    }
    SmallFaces.zip(temp.resolve("any.zip"), "x/", away, Map.of());
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.size()).isEqualTo(4);
      assertThat(data.photos().read("000003.jpg")).isEqualTo(Files.readAllBytes(away.resolve("000003.jpg")));
    }
  }

  @Test
  void picturesInFoldersOfTheirOwnAreFoundByTheirPaths() throws IOException {
    for (int i = 0; i < 2; i++) {
      SmallFaces.pictures(temp.resolve("p" + i), 1);
    }
    write(table, "path;smiles\np0\\000001.jpg;1\np1/000001.jpg;0\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces()).extracting(Face::file).containsExactly("p0/000001.jpg", "p1/000001.jpg");
      assertThat(data.warnings()).isEmpty();
    }
  }

  @Test
  void aNumberIsCutAtAThresholdOrTheMedian() throws IOException {
    try (FaceDataset data = read(cut("score", OptionalDouble.of(3.5)))) {
      assertThat(data.labels().of("score")).containsExactly(0, 0, 1, 0);
      assertThat(data.cut()).contains(new DatasetRequest.Cut("score", OptionalDouble.of(3.5)));
    }
    try (FaceDataset data = read(cut("score", OptionalDouble.empty()))) {
      assertThat(data.labels().of("score")).containsExactly(1, 0, 1, 0);
      assertThat(data.cut()).contains(new DatasetRequest.Cut("score", OptionalDouble.of(2.75)));
    }
    assertThat(refusal(cut("town", OptionalDouble.empty())))
        .isEqualTo(table + ", line 2: 'Rome' in column town is no number; mend or remove that line.");
    assertThat(refusal(cut("beauty", OptionalDouble.empty())))
        .contains("has no column 'beauty'; its columns are Image,");
  }

  @Test
  void columnsMayBeNamed() throws IOException {
    DatasetRequest request = new DatasetRequest(table, Optional.of("Image"), Optional.of("town"), Optional.empty());
    try (FaceDataset data = read(request)) {
      assertThat(data.faces()).extracting(face -> face.subject().orElseThrow())
          .containsExactly("Rome", "Oslo", "Rome", "Bonn");
    }
    assertThat(refusal(new DatasetRequest(table, Optional.of("nix"), Optional.empty(), Optional.empty())))
        .contains("has no column 'nix'");
  }

  @Test
  void anIdThatNamesThePicturesIsNotOfferedAsTheSubject() throws IOException {
    write(table, "id,smiles\n000001.jpg,1\n000002.jpg,0\n000003.jpg,1\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces().get(0).subject()).isEmpty();
      assertThat(data.warnings()).noneMatch(warning -> warning.contains("subject"));
    }
  }

  @Test
  void anIdThatNumbersTheRowsIsNoSubject() throws IOException {
    write(table, "id,file,smiles\n1,000001.jpg,1\n2,000002.jpg,0\n3,000003.jpg,1\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces().get(0).subject()).isEmpty();
      assertThat(data.warnings()).anyMatch(warning -> warning.startsWith("Column id differs in every row"));
    }
    write(table, "id,file,smiles\n1,000001.jpg,1\n2,000002.jpg,0\n2,000003.jpg,1\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces().get(2).subject()).contains("2");
    }
  }

  @Test
  void aRowOfAnotherLengthOrASlipAmongLabelsNamesItsLine() throws IOException {
    write(table, TABLE + "000005.jpg,dee,1\n");
    assertThat(refusal(DatasetRequest.of(table))).contains("faces.csv, line 6: 3 values where the header has 9");
    StringBuilder many = new StringBuilder("file,smiles\n");
    for (int i = 0; i < 12; i++) {
      many.append(SmallFaces.name(i)).append(i == 7 ? ",maybe\n" : "," + i % 2 + "\n");
    }
    write(table, many.toString());
    assertThat(refusal(DatasetRequest.of(table)))
        .contains("line 9: 'maybe' in column smiles is no label like the others in that column");
  }

  /** Read to its end, the value would take the rows below in, and a row of the header's length is what is left. */
  @Test
  void aQuoteThatIsNotClosedIsRefusedWithItsLineAndTakesNoRowsIn() throws IOException {
    write(table, "file,smiles,note\n000001.jpg,1,fine\n000002.jpg,0,\"open\n000003.jpg,1,x\n000004.jpg,0,y\n");
    assertThat(refusal(DatasetRequest.of(table)))
        .startsWith(table + " cannot be read as CSV (")
        .contains("starting at line 3")
        .endsWith("; save it as CSV again.");
  }

  @Test
  void aColumnOfLabelsButForAnOddNumberIsPassedOverWithItsLineAndRefusedToWhoeverAsksForIt() throws IOException {
    StringBuilder many = new StringBuilder("file,pretty,smiles\n");
    for (int i = 0; i < 12; i++) {
      many.append(SmallFaces.name(i)).append(i == 7 ? ",2," : "," + i % 2 + ",").append(i % 3 / 2).append('\n');
    }
    write(table, many.toString());
    SmallFaces.pictures(temp, 12);
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.labels().attributes()).containsExactly("smiles");
      assertThat(data.warnings())
          .containsExactly(
              "Column pretty was passed over: 1 of its 12 filled cells, first '2' on line 9, is no label like the others.");
      assertThat(catchThrowableOfType(UnusableInputException.class, () -> data.requireBothClasses("pretty")))
          .hasMessage(
              table + ", line 9: '2' in column pretty is no label like the others in that column; mend or remove that line.");
    }
    write(table, many.toString().replace(",smiles", ",town").replaceAll(",\\d\n", ",Rome\n"));
    assertThat(refusal(DatasetRequest.of(table)))
        .contains("has no column of labels", "Column pretty was passed over", "'2' on line 9");
  }

  @Test
  void whoAsksForAColumnThatHoldsNoLabelsIsToldWhatItHolds() throws IOException {
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(catchThrowableOfType(UnusableInputException.class, () -> data.labels().select(new int[2]).of("score")))
          .hasMessage(
              "Column score of " + table + " holds no labels (0/1, -1/1, true/false or yes/no), it has '3.5' on line 2;"
                  + " ask for another attribute, or cut a column of numbers into one by --positive-above.");
    }
  }

  @Test
  void labelsMayBeWrittenWithAndWithoutAPoint() throws IOException {
    write(table, "file,smiles,pretty\n000001.jpg,1.0,-1\n000002.jpg,0,1.0\n000003.jpg,1,\n000004.jpg,0.0,-1.0\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.labels().of("smiles")).containsExactly(1, 0, 1, 0);
      assertThat(data.labels().of("pretty")).containsExactly(0, 1, Labels.UNKNOWN, 0);
    }
  }

  @Test
  void aColumnOfTwoSpellingsIsPassedOverWithItsLine() throws IOException {
    write(table, "file,smiles,pretty\n000001.jpg,1,yes\n000002.jpg,0,no\n000003.jpg,1,1\n000004.jpg,0,0\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.labels().attributes()).containsExactly("smiles");
      assertThat(data.warnings())
          .containsExactly(
              "Column pretty was passed over: 2 of its 4 filled cells, first 'yes' on line 2, are no labels like the others.");
    }
  }

  @Test
  void aColumnWithoutANameIsNoAttributeAndIsNumbered() throws IOException {
    write(table, ",file,smiles,,\n0,000001.jpg,1,1,\n1,000002.jpg,0,0,\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.labels().attributes()).containsExactly("smiles");
      assertThat(data.warnings())
          .contains("No name in the header and so passed over: column 1, 4; name what is to be used.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aTableInAnotherEncodingIsRefusedWithItsLine(String end) throws IOException {
    String text = "file,subject,smiles\n" + "000001.jpg,anna,1\n".repeat(3000) + "000002.jpg,Jörg,1\n000003.jpg,Jürg,0\n";
    Files.writeString(table, text.replace("\n", end), StandardCharsets.ISO_8859_1);
    assertThat(refusal(DatasetRequest.of(table)))
        .isEqualTo(table + ", line 3002 is no text in UTF-8; save the table as UTF-8.");
    Files.writeString(table, "file,Größe\n000001.jpg,1\n", StandardCharsets.ISO_8859_1);
    assertThat(refusal(DatasetRequest.of(table)))
        .isEqualTo(table + ", line 1 is no text in UTF-8; save the table as UTF-8.");
    Files.writeString(table, TABLE, StandardCharsets.UTF_16);
    assertThat(refusal(DatasetRequest.of(table))).contains("is no text in UTF-8").contains("save it as UTF-8");
  }

  @Test
  void aReplacementCharacterThatIsInTheTableIsText() throws IOException {
    write(table, "file,subject,smiles\n000001.jpg,J\uFFFDrg,1\n000002.jpg,anna,0\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.faces().get(0).subject()).contains("J\uFFFDrg");
    }
  }

  @Test
  void aPictureListedTwiceOrOutsideTheFolderIsRefused() throws IOException {
    write(table, "file,smiles\n000001.jpg,1\n000001.jpg,0\n");
    assertThat(refusal(DatasetRequest.of(table))).contains("line 3: '000001.jpg' in column file is listed twice");
    write(table, "file,smiles\n../000001.jpg,1\n");
    assertThat(refusal(DatasetRequest.of(table))).contains("leads out of the pictures' folder");
  }

  @Test
  void twoColumnsOfOneNameAreRefusedButThoseWithoutANameDoNotCount() throws IOException {
    write(table, "file,smiles, smiles\n000001.jpg,1,0\n000002.jpg,0,1\n");
    assertThat(refusal(DatasetRequest.of(table)))
        .isEqualTo(table + " has two columns named smiles; rename one of them.");
    write(table, "file,smiles,,\n000001.jpg,1,,\n000002.jpg,0,,\n");
    try (FaceDataset data = read(DatasetRequest.of(table))) {
      assertThat(data.labels().attributes()).containsExactly("smiles");
    }
  }

  @Test
  void aTableWithoutLabelsOrPicturesIsRefused() throws IOException {
    write(table, "file,town\n000001.jpg,Rome\n");
    assertThat(refusal(DatasetRequest.of(table))).contains("has no column of labels").contains("--positive-above");
    write(table, "who,town\nanna,Rome\n");
    assertThat(refusal(DatasetRequest.of(table))).contains("has no column that plainly names the pictures");
  }

  private DatasetRequest cut(String column, OptionalDouble threshold) {
    return new DatasetRequest(
        table, Optional.empty(), Optional.empty(), Optional.of(new DatasetRequest.Cut(column, threshold)));
  }

  private static FaceDataset read(DatasetRequest request) throws IOException {
    return DatasetReader.read(request, Progress.silent());
  }

  private static String refusal(DatasetRequest request) {
    UnusableInputException refused = catchThrowableOfType(UnusableInputException.class, () -> read(request));
    assertThat(refused).isNotNull();
    return refused.getMessage();
  }
}

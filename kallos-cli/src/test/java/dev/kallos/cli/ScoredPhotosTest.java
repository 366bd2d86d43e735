package dev.kallos.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.pipeline.PhotoScore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredPhotosTest {
  private static final ScoredPhotos PHOTOS =
      new ScoredPhotos(
          "Wavy_Hair",
          "Whose “opinion”.",
          OptionalDouble.empty(),
          List.of(
              new PhotoScore.Scored(Path.of("yes, indeed.jpg"), Math.log(3)),
              new PhotoScore.Unreadable(Path.of("text.jpg"), "neither a JPEG nor a PNG"),
              new PhotoScore.Scored(Path.of("no.jpg"), 0)));
  private static final ScoredPhotos CALIBRATED =
      new ScoredPhotos(
          "Smiling", "", OptionalDouble.of(2), List.of(new PhotoScore.Scored(Path.of("a.jpg"), 2 * Math.log(3))));

  @TempDir Path folder;

  @Test
  void theReadableOnesArePrintedInTheirOrder() {
    StringWriter out = new StringWriter();
    PHOTOS.print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .containsExactly("probability of being labelled Wavy Hair", "0.750  yes, indeed.jpg", "0.500  no.jpg");
  }

  @Test
  void anAttributesNameKeepsItsLineAndCommandsNoTerminal() {
    StringWriter out = new StringWriter();
    new ScoredPhotos("a\u001b[31m\nb", "", OptionalDouble.empty(), List.of()).print(new PrintWriter(out, true));
    assertThat(out.toString().lines()).containsExactly("probability of being labelled a\\u001b[31m\\nb");
  }

  @Test
  void theTableHasARowForEachPhotoAndEmptyCellsForWhatIsNotKnown() throws IOException {
    PHOTOS.writeCsv(folder.resolve("scores.csv"));
    List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("photo,attribute,probability,logit,answer,problem,calibrated_probability");
    assertThat(lines.get(1)).startsWith("\"yes, indeed.jpg\",Wavy_Hair,0.75").endsWith(",yes,,");
    assertThat(lines.get(2)).isEqualTo("text.jpg,Wavy_Hair,,,,neither a JPEG nor a PNG,");
    assertThat(lines.get(3)).isEqualTo("no.jpg,Wavy_Hair,0.5,0.0,no,,");
  }

  @Test
  void aTemperatureGivesACalibratedProbabilityBesideTheNetsOwn() throws IOException {
    StringWriter out = new StringWriter();
    CALIBRATED.print(new PrintWriter(out, true));
    assertThat(out.toString().lines())
        .containsExactly("probability of being labelled Smiling, and the same calibrated", "0.900  0.750  a.jpg");
    CALIBRATED.writeCsv(folder.resolve("scores.csv"));
    assertThat(Files.readAllLines(folder.resolve("scores.csv")).get(1)).matches("a.jpg,Smiling,0\\.(9|89999).*,yes,,0\\.7(5|4999)\\d*");
    CALIBRATED.writeJson(folder.resolve("scores.json"));
    JsonNode photo = new ObjectMapper().readTree(folder.resolve("scores.json").toFile()).at("/photos/0");
    assertThat(photo.path("calibrated_probability").asDouble()).isCloseTo(0.75, within(1e-12));
    assertThat(photo.path("probability").asDouble()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void theJsonTellsAScoreOrAProblem() throws IOException {
    PHOTOS.writeJson(folder.resolve("scores.json"));
    JsonNode json = new ObjectMapper().readTree(folder.resolve("scores.json").toFile());
    assertThat(json.path("attribute").asText()).isEqualTo("Wavy_Hair");
    assertThat(json.path("disclaimer").asText()).isEqualTo("Whose “opinion”.");
    assertThat(json.at("/photos")).hasSize(3);
    assertThat(json.at("/photos/0/probability").asDouble()).isCloseTo(0.75, within(1e-12));
    assertThat(json.at("/photos/0/answer").asText()).isEqualTo("yes");
    assertThat(json.at("/photos/0").has("problem")).isFalse();
    assertThat(json.at("/photos/1/problem").asText()).isEqualTo("neither a JPEG nor a PNG");
    assertThat(json.at("/photos/1").has("logit")).isFalse();
    assertThat(json.at("/photos/0").has("calibrated_probability")).isFalse();
  }
}

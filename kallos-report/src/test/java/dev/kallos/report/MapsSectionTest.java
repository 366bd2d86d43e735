package dev.kallos.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import dev.kallos.image.NpyFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapsSectionTest {
  @TempDir private Path folder;
  private RunFolder run;

  @BeforeEach
  void write() throws IOException {
    run = RunFixture.drawnFaces().writeTo(folder);
  }

  private String page() throws IOException {
    ReportPage.write(run);
    return Files.readString(run.report());
  }

  private static JsonNode data(String page) throws IOException {
    Matcher found = Pattern.compile("(?s)id=\"map-data\">(.*?)</script>").matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  @Test
  void everyMethodsMapsAreInThePageAsTheyAreInItsFile() throws IOException {
    JsonNode methods = data(page()).path("methods");

    assertThat(methods).extracting(m -> m.path("id").asText()).containsExactlyElementsOf(ExplanationsFixture.ids());
    for (JsonNode method : methods) {
      byte[] steps = Base64.getDecoder().decode(method.path("cells").asText());
      int size = method.path("rows").asInt() * method.path("columns").asInt();
      for (int face : new int[] {0, ExplanationsFixture.EMPTY, 17}) {
        float[] values = ExplanationsFixture.map(run, method.path("id").asText(), face);
        for (int i = 0; i < size; i++) {
          double highest = method.path("highest").path(2 * face + (values[i] > 0 ? 0 : 1)).asDouble();
          assertThat(steps[face * size + i] / 127.0 * highest).isCloseTo(values[i], Offset.offset(highest / 200));
        }
      }
    }
  }

  @Test
  void controlsAreOfferedApartFromMethodsAndVariantsOfAMethodOnce() throws IOException {
    String page = page();
    String methods = page.substring(page.indexOf("<optgroup label=\"Methods\">"), page.indexOf("</optgroup>"));
    String controls = page.substring(page.indexOf("<optgroup label=\"Controls"));

    assertThat(methods).contains(">Grad-CAM<").containsOnlyOnce(">LayerCAM<").doesNotContain("Random");
    assertThat(methods).contains("value=\"grad-cam\" selected");
    assertThat(controls).contains(">Random map<", ">Edges<");
    assertThat(data(page).path("methods").path(4).path("note").asText()).startsWith("A control");
  }

  @Test
  void aMethodsNameIsText() throws IOException {
    assertThat(page()).contains("Integrated gradients &lt;b&gt;").doesNotContain("gradients <b>");
  }

  @Test
  void aFacesPlaceAmongTheMapsFollowsTheIndex() throws IOException {
    String page = page();

    assertThat(page.split("data-map=\"\\d", -1)).hasSize(1 + ExplanationsFixture.SHOWN);
    assertThat(page.indexOf("data-map=\"9\"")).isLessThan(page.indexOf("id=\"figure-9\""));
    assertThat(page.indexOf("data-map=\"10\"")).isGreaterThan(page.indexOf("id=\"figure-9\""));
  }

  @Test
  void aMethodNamedLikeAPathIsRefused() throws IOException {
    String index = Files.readString(run.explanationIndex());
    Files.writeString(run.explanationIndex(), index.replace("\"id\":\"edges\"", "\"id\":\"../../../secret\""));

    assertThatThrownBy(this::page)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("'../../../secret'")
        .hasMessageContaining("kallos explain");
  }

  @Test
  void mapsThatDoNotFitTheIndexAreRefused() throws IOException {
    NpyFile.writeFloats(run.maps("layercam"), new int[] {2, 5, 4}, new float[40]);

    assertThatThrownBy(this::page).isInstanceOf(UnusableInputException.class).hasMessageContaining("layercam.npy");
  }

  @Test
  void aRunOfBeforeShowsItsOneMethodWithoutASwitch() throws IOException {
    ExplanationsFixture.asBefore(run);

    assertThat(page())
        .contains("Grad-CAM on layer <code>conv5</code>", "value=\"answer\" checked", "id=\"figure-9\"")
        .contains("<th scope=\"row\">Grad-CAM<small>conv5</small></th>")
        .doesNotContain("<select id=\"method\">", "id=\"map-data\">", "value=\"both\"", "id=\"means\"");
  }

  @Test
  void facesAnsweredOtherwiseThanTheirFigureExpectsAreCountedAndShowTheirOwnAnswersSide() throws IOException {
    assertThat(page())
        .contains("test faces most confidently expected to be labelled attractive")
        .doesNotContain("answers otherwise");
    ObjectNode index = (ObjectNode) new ObjectMapper().readTree(run.explanationIndex().toFile());
    for (int face = 7; face < 10; face++) {
      ((ObjectNode) index.at("/groups/0/faces/" + face)).put("logit", -0.5);
    }
    new ObjectMapper().writeValue(run.explanationIndex().toFile(), index);
    String page = page();

    assertThat(page)
        .contains("The ten test faces with the highest logits for “labelled attractive”")
        .contains("Of 3 of them the net answers otherwise</strong>: it expects so few faces to be labelled attractive")
        .contains("The ten test faces most confidently expected to be labelled not attractive");
    assertThat(page.split("data-map=\"[0-9]\" data-answer=\"for\"", -1)).hasSize(1 + 7);
    assertThat(page.split("data-map=\"[789]\" data-answer=\"against\"", -1)).hasSize(1 + 3);
  }

  @Test
  void namedFacesHaveAFigureOfTheirOwn() throws IOException {
    String index = Files.readString(run.explanationIndex());
    Files.writeString(
        run.explanationIndex(),
        index.replace("\"id\":\"examples_positive\"", "\"id\":\"named\",\"faces\":[]},{\"id\":\"examples_positive\""));
    assertThat(page()).doesNotContain("The faces named");

    Files.writeString(run.explanationIndex(), index.replace("\"most_confident_negative\"", "\"named\""));
    assertThat(page()).contains("The faces named");
  }

  @Test
  void theExamplesShownAreCounted() throws IOException {
    assertThat(page()).contains("Ten test faces of each label, drawn by seed");
    ObjectNode index = (ObjectNode) new ObjectMapper().readTree(run.explanationIndex().toFile());
    ArrayNode shown = (ArrayNode) index.at("/groups/2/faces");
    while (shown.size() > 1) {
      shown.remove(1);
    }
    new ObjectMapper().writeValue(run.explanationIndex().toFile(), index);

    assertThat(page())
        .contains("1 test face labelled attractive and 10 labelled not attractive, drawn by seed")
        .doesNotContain("Ten test faces of");
  }

  @Test
  void theMeansOfBothLabelsStandUnderTheFinding() throws IOException {
    String page = page();

    assertThat(page.indexOf("id=\"means\"")).isBetween(page.indexOf("id=\"finding\""), page.indexOf("id=\"audit\""));
    assertThat(page).contains("mean of 60 faces", "what speaks against, most on: mouth");
  }
}

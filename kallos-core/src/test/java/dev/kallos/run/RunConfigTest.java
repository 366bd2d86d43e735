package dev.kallos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.UnusableInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunConfigTest {
  private static final String WHOLE =
      """
      {"kallos": "0.1.0", "created": "2026-01-01T00:00:00Z", "attribute": "Smiling", "seed": 1,
       "data": {"path": "/faces", "layout": "table", "fingerprint": "f", "faces": 3, "subjects": 3,
                "subjects_known": true, "skipped": 0, "frame": "8x8", "allow_unreadable": false},
       "split": {"kind": "subjects", "overlap": 0},
       "network": {"name": "article", "size": "8x8", "parameters": 1, "layers": []},
       "training": {"epochs": 1, "patience": 1, "batch": 1, "learning_rate": 0.1, "l2": 0, "mirror": false,
                    "precision": "fp32", "threads": 1}}
      """;

  @TempDir Path folder;

  private RunConfig read(String json) throws IOException {
    RunFolder run = new RunFolder(folder);
    Files.writeString(run.config(), json);
    return RunConfig.read(run);
  }

  private static ObjectNode tree() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(WHOLE);
  }

  private void assertRefused(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(folder.resolve("config.json") + " " + problem + "; prepare the run again.");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there files have other rights")
  void settingsThatMayNotBeReadAreNotToldAsDamagedOrMissing() throws IOException {
    RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
    Files.writeString(run.config(), WHOLE);
    Files.setPosixFilePermissions(run.config(), Set.of());
    assumeFalse(Files.isReadable(run.config()), "whoever runs this test may read any file");
    assertThatThrownBy(() -> RunConfig.read(run)).isInstanceOf(AccessDeniedException.class);
    Files.setPosixFilePermissions(run.path(), Set.of());
    try {
      assertThatThrownBy(() -> RunConfig.read(run))
          .isInstanceOf(UnusableInputException.class)
          .hasMessage(run.path() + " may not be looked into; see who may.");
    } finally {
      Files.setPosixFilePermissions(run.path(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @ParameterizedTest
  @CsvSource({"'CelebA, official',,true,false", "'CelebA, official',Smiling,false,true",
      "'CelebA, official',Attractive,false,false", "table,,false,false"})
  void onlyPhotographsAreCelebasAndOnlyTheDrawnAttributeIsPlanted(
      String layout, String drawn, boolean celeba, boolean planted) throws IOException {
    ObjectNode json = tree();
    ObjectNode data = ((ObjectNode) json.get("data")).put("layout", layout);
    if (drawn != null) {
      data.putObject("drawn").put("attribute", drawn);
    }
    RunConfig config = read(json.toString());
    assertThat(config.isCeleba()).isEqualTo(celeba);
    assertThat(config.isPlanted()).isEqualTo(planted);
    config.write(new RunFolder(folder));
    assertThat(folder.resolve("config.json")).content().doesNotContain("\"planted\"", "celeba\"", "origin");
  }

  @Test
  void whatOlderVersionsDidNotWriteIsAsItWasWithThem() throws IOException {
    RunConfig config = read(WHOLE);
    assertThat(config.attributes()).containsExactly("Smiling");
    assertThat(config.data().warnings()).isEmpty();
    assertThat(config.data().drawn().isNull()).isTrue();
    assertThat(config.split().trainShare()).isEqualTo(1);
    assertThat(config.training().schedule()).isEqualTo("constant");
    assertThat(config.training().device()).isEqualTo("cpu");
    assertThat(config.isEnsemble()).isFalse();
  }

  @Test
  void aFileThatIsCutOrASettingThatCannotBeIsToldInOurOwnWords() {
    assertRefused(WHOLE.strip().substring(0, 300), "is no whole JSON (line 4)");
    assertRefused(WHOLE.replace("\"size\": \"8x8\"", "\"size\": \"8by8\""), "has a setting that cannot be used, network.size");
  }

  @ParameterizedTest
  @CsvSource({"data,data.path", "split,split.kind", "network,network.name", "attribute,attribute", "training,training.precision"})
  void aSectionThatIsMissingIsNamedByWhatIsWantedOfIt(String section, String wanted) throws IOException {
    ObjectNode without = tree();
    without.remove(section);
    assertRefused(without.toString(), "has no " + wanted);
    assertRefused(tree().putNull(section).toString(), "has no " + wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "layout", "fingerprint", "frame"})
  void soIsATextThatIsMissing(String text) throws IOException {
    ObjectNode without = tree();
    ((ObjectNode) without.get("data")).remove(text);
    assertRefused(without.toString(), "has no data." + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs", "patience", "batch", "threads"})
  void aTrainingOfNothingIsRefused(String number) throws IOException {
    ObjectNode none = tree();
    ((ObjectNode) none.get("training")).put(number, 0);
    assertRefused(none.toString(), "says that training." + number + " is 0, where 1 or more is needed");
    ((ObjectNode) none.get("training")).remove(number);
    assertRefused(none.toString(), "has no training." + number);
  }

  @Test
  void aNumberIsNoTextNorBeyondAllNumbers() throws IOException {
    ObjectNode config = tree();
    ObjectNode training = (ObjectNode) config.get("training");
    training.put("mixup", "NaN");
    assertRefused(config.toString(), "says that training.mixup is NaN, where a number is needed");
    training.put("mixup", 0.2).put("l2", Double.POSITIVE_INFINITY);
    assertRefused(
        config.toString().replace("\"Infinity\"", "1e999"),
        "says that training.l2 is Infinity, where a number is needed");
    training.put("l2", 0.0);
    ((ObjectNode) config.get("data")).put("cut_threshold", "-Infinity");
    assertRefused(config.toString(), "says that data.cut_threshold is -Infinity, where a number is needed");
  }

  @Test
  void theAttributesBeginWithTheAskedOne() throws IOException {
    ObjectNode other = tree();
    other.putArray("attributes");
    assertRefused(other.toString(), "has attributes that do not begin with its attribute, Smiling");
    other.putArray("attributes").add("Young").add("Smiling");
    assertRefused(other.toString(), "has attributes that do not begin with its attribute, Smiling");
    other.putArray("attributes").add("Smiling").addNull();
    assertRefused(other.toString(), "has no attributes.1");
    other.putArray("attributes").add("Smiling").add("Young").add("Young");
    assertRefused(other.toString(), "names Young twice among its attributes");
    other.putArray("attributes").add("Smiling").add("Young");
    assertThat(read(other.toString()).attributes()).containsExactly("Smiling", "Young");
  }

  @Test
  void facesAreCountedAndTheSplitIsOfAKindThereIs() throws IOException {
    ObjectNode other = tree();
    ((ObjectNode) other.get("data")).put("faces", -3);
    assertRefused(other.toString(), "says that data.faces is -3, where 1 or more is needed");
    for (String count : List.of("subjects", "skipped")) {
      ObjectNode fewer = tree();
      ((ObjectNode) fewer.get("data")).put(count, 0);
      read(fewer.toString());
      ((ObjectNode) fewer.get("data")).put(count, -1);
      assertRefused(fewer.toString(), "says that data." + count + " is -1, where 0 or more is needed");
    }
    ObjectNode odd = tree();
    ((ObjectNode) odd.get("split")).put("kind", "images");
    assertRefused(
        odd.toString(), "says that split.kind is 'images', where one of official, subjects, faces-leaky is needed");
  }

  @Test
  void aRunOfALargerMachineIsGivenFewerThreadsHere() throws IOException {
    ObjectNode other = tree();
    ((ObjectNode) other.get("training")).put("threads", 100_000);
    assertThat(read(other.toString()).threads()).isBetween(64, 99_999);
    assertThat(read(other.toString()).training().threads()).isEqualTo(100_000);
    assertThat(read(WHOLE).threads()).isEqualTo(1);
  }

  @Test
  void whatWasFoundAmissInTheSameDataIsNoOtherSetting() throws IOException {
    ObjectNode other = tree();
    ((ObjectNode) other.get("data")).put("skipped", 3).putArray("warnings").add("3 pictures are absent");
    assertThat(read(WHOLE).difference(read(other.toString()))).isEmpty();
    ((ObjectNode) other.get("data")).put("faces", 4);
    assertThat(read(WHOLE).difference(read(other.toString()))).hasValue("data.faces is 3, not 4");
  }

  @Test
  void aMemberOfAnEnsembleIsAskedForTheSame() throws IOException {
    ObjectNode ensemble = tree();
    ObjectNode member = ensemble.putArray("members").addObject().put("name", "one").put("run", "/runs/one").put("seed", 1);
    assertRefused(ensemble.toString(), "has no members.0.weights_sha256");
    member.put("weights_sha256", "f");
    assertRefused(ensemble.toString(), "has no members.0.training.precision");
    member.set("training", ensemble.remove("training"));
    assertThat(read(ensemble.toString()).isEnsemble()).isTrue();
    ensemble.putArray("members");
    assertRefused(ensemble.toString(), "has no members");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "null", ""})
  void whatIsNoObjectOfSettingsIsRefused(String json) {
    assertRefused(json, "has no data.path");
  }
}

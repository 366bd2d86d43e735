package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kallos.Progress;
import dev.kallos.StoppedException;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.explanation.Direction;
import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.RegionSummary;
import dev.kallos.explanation.SignedMap;
import dev.kallos.explanation.method.HiResCam;
import dev.kallos.image.ImageSize;
import dev.kallos.network.ConvNet;
import dev.kallos.run.FaceRow;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunFolder;
import dev.kallos.synthetic.DrawingRecipe;
import dev.kallos.synthetic.DrawnFaces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Explanations of one run of drawn faces, in several ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainStageTest {
  private static final ExplainSettings USUAL =
      new ExplainSettings(List.of("grad-cam", "score-cam"), Optional.empty(), 3, List.of(), 5, false);

  private Path temp;
  private RunFolder run;

  @BeforeAll
  void train(@TempDir Path folder) throws IOException {
    temp = folder;
    Path data = temp.resolve("drawn");
    DrawnFaces.draw(new DrawingRecipe(150, 4, Optional.of("mouth")), data, 2, Progress.silent());
    run = new RunFolder(temp.resolve("run"));
    Stages stages = stages(Progress.silent());
    stages.prepare(Settings.of(data, "Attractive"), run);
    stages.train(run, false);
    stages.score(run);
  }

  @Test
  void theIndexListsEachMethodAndItsMapsOfEachShownFace() throws IOException {
    stages(Progress.silent()).explain(run, USUAL);

    JsonNode index = index();
    List<String> ids = index.get("methods").findValuesAsText("id");
    assertThat(ids).contains("grad-cam", "score-cam", "random", "edges", "mean-face").hasSize(ids.size());
    assertThat(index.get("method").asText()).isEqualTo(ids.get(0));
    int shown = 0;
    for (JsonNode group : index.get("groups")) {
      boolean mapped = group.get("id").asText().startsWith("most");
      for (JsonNode face : group.get("faces")) {
        assertThat(face.get("maps").size()).isEqualTo(mapped ? ids.size() : 0);
        for (JsonNode both : face.get("maps")) {
          assertThat(run.explanations().resolve(both.at("/for/map").asText())).isNotEmptyFile();
          assertThat(run.explanations().resolve(both.at("/against/map").asText())).isNotEmptyFile();
        }
        shown += mapped ? 1 : 0;
      }
    }
    assertThat(shown).isEqualTo(6);
    for (JsonNode method : index.get("methods")) {
      assertThat(shape(method.get("numbers").asText()))
          .containsExactly(6, method.at("/cells/0").asInt(), method.at("/cells/1").asInt());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, neither a JPEG nor a PNG", "1000, truncated JPEG"})
  void aFaceWhosePhotoCannotBeDecodedIsLeftOutOfThoseShownAndTold(int whole, String problem) throws IOException {
    Scores test = test();
    String file = test.files()[Gallery.mostConfident(test, Direction.FOR)[0]];
    Path photo = temp.resolve("drawn/Img/img_align_celeba").resolve(file);
    byte[] bytes = Files.readAllBytes(photo);
    FileTime time = Files.getLastModifiedTime(photo);
    Said said = new Said(Collections.synchronizedList(new ArrayList<>()));
    try {
      Files.write(photo, Arrays.copyOf(Arrays.copyOf(bytes, whole), bytes.length));
      Files.setLastModifiedTime(photo, time);
      stages(said).explain(run, new ExplainSettings(List.of("grad-cam"), Optional.empty(), 2, List.of(file), 5, false));
    } finally {
      Files.write(photo, bytes);
      Files.setLastModifiedTime(photo, time);
    }
    assertThat(said.lines()).containsOnlyOnce(file + " is not shown: " + problem + ".");
    assertThat(index().get("groups").findValuesAsText("file")).isNotEmpty().doesNotContain(file);
    assertThat(index().at("/groups/0/faces")).hasSize(1);
    assertThat(index().at("/groups/2/faces")).isEmpty();
  }

  @Test
  void slowMethodsAreTestedOnFacesDrawnAndNotOnThoseShownAndTheIndexSaysOnHowMany() throws IOException {
    stages(Progress.silent()).explain(run, USUAL);

    int all = test().size();
    for (JsonNode method : index().get("methods")) {
      boolean slow = method.get("id").asText().equals("score-cam");
      assertThat(method.get("sampled").asBoolean()).isEqualTo(slow);
      if (slow) {
        assertThat(method.get("faces").asInt()).isEqualTo(USUAL.sample());
      } else {
        assertThat(method.get("faces").asInt()).isEqualTo(all);
      }
    }
  }

  @Test
  void dropsCountOfFacesDrawnAndOfTheSurestOnlyInTheirOwnRows() throws IOException {
    Scores test = test();
    try (OpenRun open = OpenRun.open(run, temp.resolve("cache"), Progress.silent(), () -> false);
        ConvNet net = Nets.explained(run, open.config())) {
      Explained explained = explained(open, net, test);
      RegionEvidence evidence = RegionEvidence.of(explained, 3, Progress.silent(), () -> false);

      int[] drawn = TestedFaces.drawn(test.size(), 3, explained.seed());
      assertThat(known(evidence.drops())).containsExactly(drawn);
      int[] surest = Gallery.mostConfident(test, Direction.FOR);
      assertThat(surest.length).isGreaterThan(drawn.length);
      assertThat(known(evidence.surestDrops())).contains(surest);
      for (RegionSummary summary : RegionTable.of(explained, evidence)) {
        switch (summary.group()) {
          case TEST -> assertThat(summary.dropSubjects()).isEqualTo(people(explained, drawn));
          case MOST_CONFIDENT_POSITIVE -> assertThat(summary.dropSubjects()).isEqualTo(people(explained, surest));
          default -> assertThat(summary.dropSubjects()).isLessThanOrEqualTo(people(explained, surest));
        }
      }
    }
  }

  private static Explained explained(OpenRun open, ConvNet net, Scores test) throws IOException {
    int[] faces = open.faces(Part.TEST);
    Explainer method = new HiResCam(net.summary().lastConvolution().name());
    List<SignedMap> maps = method.explain(net, open.pack(), faces, 4, Progress.silent(), () -> false);
    ImageSize size = open.config().network().size();
    return new Explained(
        open,
        net,
        test,
        faces,
        test.logits(),
        new FaceRegions(open.data(), size.width(), size.height()),
        List.of(new Explained.Maps(method, IntStream.range(0, faces.length).toArray(), maps)));
  }

  /** The places of which a drop is known. */
  private static int[] known(double[][] drops) {
    return IntStream.range(0, drops.length)
        .filter(place -> DoubleStream.of(drops[place]).anyMatch(drop -> !Double.isNaN(drop)))
        .toArray();
  }

  private static int people(Explained explained, int[] places) {
    return new HashSet<>(Arrays.asList(explained.subjects(places))).size();
  }

  @Test
  void theNumbersAreTheMethodsOwnSignedValuesInTheIndexOrder() throws IOException {
    stages(Progress.silent()).explain(run, new ExplainSettings(List.of("hirescam"), Optional.of("conv1"), 2, List.of(), 0, false));

    int[] order =
        IntStream.concat(
                IntStream.of(Gallery.mostConfident(test(), Direction.FOR, 2)),
                IntStream.of(Gallery.mostConfident(test(), Direction.AGAINST, 2)))
            .toArray();
    try (OpenRun open = OpenRun.open(run, temp.resolve("cache"), Progress.silent(), () -> false);
        ConvNet net = Nets.explained(run, open.config())) {
      int[] faces = open.indices(Part.TEST, run, test().files());
      List<SignedMap> expected =
          new HiResCam("conv1")
              .explain(
                  net,
                  open.pack(),
                  IntStream.of(order).map(i -> faces[i]).toArray(),
                  4,
                  Progress.silent(),
                  () -> false);
      float[] numbers = numbers("maps/hirescam.npy");
      int cells = expected.get(0).values().length;
      for (int i = 0; i < 4; i++) {
        assertThat(Arrays.copyOfRange(numbers, i * cells, (i + 1) * cells))
            .containsExactly(expected.get(i).values(), within(1e-5f));
      }
    }
  }

  @Test
  void namedFacesOfAnyPartAreShownWithTheirMaps() throws IOException {
    FaceRow train = FaceTable.read(run).faces().stream().filter(f -> f.part() == Part.TRAIN).findFirst().orElseThrow();
    ExplainSettings named = new ExplainSettings(List.of("grad-cam"), Optional.empty(), 0, List.of(train.file()), 0, false);
    stages(Progress.silent()).explain(run, named);

    for (JsonNode group : index().get("groups")) {
      if (group.get("id").asText().equals("named")) {
        assertThat(group.get("faces")).hasSize(1);
        JsonNode face = group.get("faces").get(0);
        assertThat(face.get("file").asText()).isEqualTo(train.file());
        assertThat(run.explanations().resolve(face.at("/maps/grad-cam/for/map").asText())).isNotEmptyFile();
        return;
      }
    }
    throw new AssertionError("no group of named faces");
  }

  @Test
  void anUnknownFaceIsRefusedAndTheNearestOffered() {
    ExplainSettings settings = new ExplainSettings(List.of("all"), Optional.empty(), 1, List.of("000001"), 0, false);
    assertThatThrownBy(() -> stages(Progress.silent()).explain(run, settings))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("There is no face '000001' in this run")
        .hasMessageContaining("000001.jpg");
  }

  @Test
  void theMeansAreOverTheFacesOfEachLabel() throws IOException {
    stages(Progress.silent()).explain(run, USUAL);

    JsonNode means = index().get("means");
    assertThat(means.findValuesAsText("group")).containsExactly("labelled_positive", "labelled_negative");
    try (OpenRun open = OpenRun.open(run, temp.resolve("cache"), Progress.silent(), () -> false)) {
      int[] faces = open.indices(Part.TEST, run, test().files());
      ByteBuffer pixels = ByteBuffer.allocate(3 * open.pack().size().pixels());
      double first = 0;
      int count = 0;
      for (int i = 0; i < faces.length; i++) {
        if (test().labels()[i] == 1) {
          open.pack().copy(faces[i], pixels.clear());
          first += pixels.get(0) & 0xff;
          count++;
        }
      }
      assertThat(means.get(0).get("faces").asInt()).isEqualTo(count);
      assertThat((double) numbers(means.get(0).get("pixels").asText())[0]).isCloseTo(first / count, within(1e-3));
    }
    for (JsonNode mean : means) {
      for (float value : numbers(mean.get("heat").asText())) {
        assertThat(value).isBetween(-1f, 1f);
      }
      assertThat(run.explanations().resolve(mean.get("photo").asText())).isNotEmptyFile();
      assertThat(run.explanations().resolve(mean.at("/for/map").asText())).isNotEmptyFile();
    }
  }

  @Test
  void anInterruptedExplanationGoesOnFromTheMapsItMadeAndEndsTheSame() throws IOException {
    Counting undisturbed = new Counting(Integer.MAX_VALUE);
    stages(undisturbed).explain(run, USUAL);
    Map<String, String> expected = content();

    Counting before = new Counting(undisturbed.maps() - 8);
    assertThatThrownBy(() -> new Stages(temp.resolve("cache"), before, before::isOver).explain(run, USUAL))
        .isInstanceOf(StoppedException.class);
    assertThat(run.keptMaps()).isNotEmptyDirectory();
    assertThat(content()).as("the old explanations stay").isEqualTo(expected);

    Counting after = new Counting(Integer.MAX_VALUE);
    stages(after).explain(run, USUAL);
    assertThat(before.maps()).isPositive();
    assertThat(before.maps() + after.maps()).isEqualTo(undisturbed.maps());
    assertThat(run.keptMaps()).doesNotExist();
    assertThat(content()).isEqualTo(expected);
  }

  @Test
  void keptMapsOfOtherWeightsDoNotCount() throws IOException {
    RunFolder other = new RunFolder(Files.createDirectory(temp.resolve("other")));
    Explainer method = new HiResCam("conv1");
    Files.write(other.weights(), new byte[] {1, 2, 3});
    try (OpenRun open = OpenRun.open(run, temp.resolve("cache"), Progress.silent(), () -> false)) {
      KeptMaps.of(other, open).keep(method, new int[1], List.of(new SignedMap(1, 1, new float[1])));
      assertThat(KeptMaps.of(other, open).find(method, new int[1])).isPresent();
      Files.write(other.weights(), new byte[] {1, 2, 4});
      assertThat(KeptMaps.of(other, open).find(method, new int[1])).isEmpty();
    }
  }

  @Test
  void brokenKeptMapsDoNotCount() throws IOException {
    Counting undisturbed = new Counting(Integer.MAX_VALUE);
    stages(undisturbed).explain(run, USUAL);
    Counting before = new Counting(undisturbed.maps() - 8);
    assertThatThrownBy(() -> new Stages(temp.resolve("cache"), before, before::isOver).explain(run, USUAL))
        .isInstanceOf(StoppedException.class);
    try (Stream<Path> kept = Files.list(run.keptMaps())) {
      for (Path file : kept.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }

    Counting after = new Counting(Integer.MAX_VALUE);
    stages(after).explain(run, USUAL);
    assertThat(after.maps()).isEqualTo(undisturbed.maps());
  }

  private Stages stages(Progress progress) {
    return new Stages(temp.resolve("cache"), progress, () -> false);
  }

  private Scores test() throws IOException {
    return ScoresFile.read(run.scores()).get(Part.TEST);
  }

  private JsonNode index() throws IOException {
    return new ObjectMapper().readTree(run.explanationIndex().toFile());
  }

  private int[] shape(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(run.explanations().resolve(path));
    String header = new String(bytes, 10, 128 - 10, StandardCharsets.US_ASCII);
    String axes = header.substring(header.indexOf('(') + 1, header.indexOf(')'));
    return Stream.of(axes.split(",")).map(String::strip).filter(s -> !s.isEmpty()).mapToInt(Integer::parseInt).toArray();
  }

  private float[] numbers(String path) throws IOException {
    byte[] bytes = Files.readAllBytes(run.explanations().resolve(path));
    int header = 10 + (bytes[8] & 0xff) + ((bytes[9] & 0xff) << 8);
    float[] values = new float[(bytes.length - header) / Float.BYTES];
    ByteBuffer.wrap(bytes, header, bytes.length - header).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Every file of the explanations, as text that holds all of its bytes. */
  private Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.explanations())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            run.explanations().relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return content;
  }
}

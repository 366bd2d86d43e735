package dev.kallos;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may import whom: data goes one way, and nothing down the line reaches back up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "dev.kallos";
  /** For each room the rooms it may import from; "" is the root package. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("", Set.of()),
          entry("internal.file", Set.of("")),
          entry("dataset", Set.of("", "internal.file")),
          entry("image", Set.of("", "internal.file", "dataset")),
          entry("synthetic", Set.of("", "internal.file", "dataset", "image")),
          entry("run", Set.of("", "internal.file", "dataset", "image")),
          entry("evaluation", Set.of("", "internal.file", "dataset", "run")),
          entry("audit", Set.of("", "internal.file", "dataset", "run", "evaluation")),
          entry("calibration", Set.of("", "internal.file", "run", "evaluation")),
          entry("learningcurve", Set.of("", "internal.file", "evaluation")),
          entry("label", Set.of("", "internal.file", "dataset", "evaluation")),
          entry("internal.torch", Set.of("", "internal.file")),
          entry("internal.onednn", Set.of("", "internal.file")),
          entry("network", Set.of("", "internal.file", "internal.torch", "internal.onednn", "image")),
          entry("export", Set.of("", "internal.file", "image", "network")),
          entry("scoring", Set.of("", "internal.file", "internal.torch", "dataset", "image", "network", "evaluation")),
          entry(
              "training",
              Set.of("", "internal.file", "internal.torch", "dataset", "image", "run", "network", "scoring",
                  "evaluation")),
          entry(
              "explanation",
              Set.of("", "internal.file", "dataset", "image", "run", "network", "scoring", "evaluation")),
          entry(
              "explanation.method",
              Set.of("", "internal.torch", "dataset", "image", "network", "scoring", "explanation")),
          entry(
              "explanation.test",
              Set.of("", "internal.file", "internal.torch", "dataset", "image", "network", "scoring", "evaluation",
                  "explanation", "explanation.method")),
          entry(
              "benchmark",
              Set.of("", "internal.file", "internal.torch", "dataset", "image", "network", "scoring", "training",
                  "explanation", "explanation.method")));

  private final JavaClasses core =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void importsGoOneWay() {
    MAY_USE.forEach(
        (user, used) ->
            noClasses()
                .that()
                .resideInAPackage(name(user))
                .should()
                .dependOnClassesThat(
                    describe(
                        "are ours, but neither there nor in " + used,
                        (JavaClass other) ->
                            other.getPackageName().startsWith(ROOT)
                                && !other.getPackageName().equals(name(user))
                                && used.stream().noneMatch(room -> other.getPackageName().equals(name(room)))))
                .allowEmptyShould(true)
                .check(core));
  }

  @Test
  void everyRoomHasItsPlace() {
    assertThat(core.stream().map(JavaClass::getPackageName).distinct())
        .as("a new package needs an entry in MAY_USE")
        .isSubsetOf(
            Stream.concat(MAY_USE.keySet().stream(), Stream.of("pipeline")).map(ArchitectureTest::name).toList());
  }

  @Test
  void onlyTheRoomsAroundTorchTouchTensors() {
    only(
        "org.bytedeco.pytorch..",
        "internal.torch",
        "internal.onednn",
        "network",
        "scoring",
        "training",
        "explanation.method",
        "explanation.test",
        "benchmark");
  }

  @Test
  void onlyOneRoomCallsOneDnn() {
    only("org.bytedeco.dnnl..", "internal.onednn");
  }

  @Test
  void onlyPicturesAndDrawingUseOpenCv() {
    only("org.bytedeco.opencv..", "image", "synthetic");
  }

  @Test
  void onlyTheLabelsRoomSolvesRegressions() {
    only("de.bwaldvogel..", "label");
  }

  private void only(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(Stream.of(rooms).map(ArchitectureTest::name).toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .check(core);
  }

  @Test
  void nobodyImportsThePipeline() {
    classes()
        .that()
        .resideInAPackage(name("pipeline"))
        .should()
        .onlyBeAccessed()
        .byAnyPackage(name("pipeline"))
        .check(core);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.kallos.(**)").should().beFreeOfCycles().check(core);
  }

  @Test
  void noStateIsShared() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(core);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> folders =
          files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).distinct().toList();
      assertThat(folders).isNotEmpty();
      for (Path folder : folders) {
        assertThat(folder.resolve("package-info.java")).content().startsWith("/**");
      }
    }
  }

  private static String name(String room) {
    return room.isEmpty() ? ROOT : ROOT + "." + room;
  }
}

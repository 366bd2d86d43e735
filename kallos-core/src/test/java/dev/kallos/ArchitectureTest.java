package dev.kallos;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may import whom: data goes one way, and nothing down the line reaches back up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "dev.kallos";
  private final JavaClasses core =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void importsGoOneWay() {
    Map<String, List<String>> mayUse = new LinkedHashMap<>();
    mayUse.put("", List.of());
    mayUse.put("internal.file", List.of(""));
    mayUse.put("dataset", List.of("", "internal.file"));
    mayUse.put("image", List.of("", "internal.file", "dataset"));
    mayUse.put("synthetic", List.of("", "internal.file", "dataset", "image"));
    mayUse.put("run", List.of("", "internal.file", "dataset", "image"));
    mayUse.put("evaluation", List.of("", "internal.file", "dataset", "run"));
    mayUse.put("audit", List.of("", "internal.file", "dataset", "run", "evaluation"));
    mayUse.put("internal.torch", List.of("", "internal.file"));
    mayUse.put("network", List.of("", "internal.file", "internal.torch", "image"));
    mayUse.put("training", List.of("", "internal.file", "internal.torch", "dataset", "image", "run", "network", "evaluation"));
    mayUse.put("explanation",
        List.of("", "internal.file", "internal.torch", "dataset", "image", "run", "network", "evaluation"));
    mayUse.forEach(
        (user, used) ->
            noClasses()
                .that()
                .resideInAPackage(name(user))
                .should()
                .dependOnClassesThat(
                    describe(
                        "are ours, but not in " + used,
                        (JavaClass other) ->
                            other.getPackageName().startsWith(ROOT)
                                && !other.getPackageName().equals(name(user))
                                && used.stream().noneMatch(room -> other.getPackageName().equals(name(room)))))
                .allowEmptyShould(true)
                .check(core));
  }

  @Test
  void onlyTheRoomsAroundTorchTouchTensors() {
    only("org.bytedeco.pytorch..", "internal.torch", "network", "training", "explanation");
  }

  @Test
  void onlyPicturesAndDrawingUseOpenCv() {
    only("org.bytedeco.opencv..", "image", "synthetic");
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
    classes().that().resideInAPackage(name("pipeline")).should().onlyBeAccessed().byAnyPackage(name("pipeline")).check(core);
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

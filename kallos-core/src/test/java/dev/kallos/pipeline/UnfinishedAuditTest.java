package dev.kallos.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnfinishedAuditTest {
  private RunFolder run;

  @BeforeEach
  void writeAnOlderAudit(@TempDir Path temp) throws IOException {
    run = new RunFolder(temp);
    for (Path file : List.of(run.modelCard(), run.audit(), run.calibration())) {
      Files.writeString(file, "older");
    }
  }

  @Test
  void theNewFilesTakeTheOlderOnesPlaceAndTheModelCardComesLast() throws IOException {
    try (UnfinishedAudit audit = UnfinishedAudit.begin(run)) {
      make(audit);
      assertThat(List.of(run.modelCard(), run.audit(), run.calibration())).allSatisfy(file -> assertThat(file).hasContent("older"));
      audit.replaceOlder();
      assertThat(run.modelCard()).doesNotExist();
      assertThat(run.audit()).hasContent("new");
      audit.end();
    }
    assertThat(List.of(run.modelCard(), run.audit(), run.label())).allSatisfy(file -> assertThat(file).hasContent("new"));
    assertThat(run.calibration()).doesNotExist();
    assertThat(run.unfinishedAudit()).doesNotExist();
  }

  @Test
  void anAuditThatFailsAmongItsLastStepsPutsTheOlderOneBack() throws IOException {
    try (UnfinishedAudit audit = UnfinishedAudit.begin(run)) {
      make(audit);
      audit.replaceOlder();
    }
    assertThat(List.of(run.modelCard(), run.audit(), run.calibration())).allSatisfy(file -> assertThat(file).hasContent("older"));
    assertThat(run.label()).doesNotExist();
    assertThat(run.unfinishedAudit()).doesNotExist();
  }

  @Test
  void whatAKilledAuditLeftIsRemoved() throws IOException {
    make(UnfinishedAudit.begin(run));
    try (UnfinishedAudit audit = UnfinishedAudit.begin(run)) {
      audit.replaceOlder();
      audit.end();
    }
    assertThat(run.label()).doesNotExist();
  }

  @Test
  void anOlderAuditWhosePlaceAKilledOneHadNotTakenForGoodComesBack() throws IOException {
    UnfinishedAudit killed = UnfinishedAudit.begin(run);
    make(killed);
    killed.replaceOlder();
    assertThat(run.audit()).hasContent("new");
    try (UnfinishedAudit next = UnfinishedAudit.begin(run)) {
      assertThat(List.of(run.modelCard(), run.audit(), run.calibration()))
          .allSatisfy(file -> assertThat(file).hasContent("older"));
      make(next);
    }
    assertThat(run.modelCard()).hasContent("older");
  }

  @Test
  void anAuditKilledAfterItsEndIsNotUndone() throws IOException {
    UnfinishedAudit killed = UnfinishedAudit.begin(run);
    make(killed);
    killed.replaceOlder();
    killed.end();
    UnfinishedAudit.begin(run).close();
    assertThat(List.of(run.modelCard(), run.audit(), run.label())).allSatisfy(file -> assertThat(file).hasContent("new"));
    assertThat(run.unfinishedAudit()).doesNotExist();
  }

  private static void make(UnfinishedAudit audit) throws IOException {
    RunFolder made = audit.made();
    for (Path file : List.of(made.modelCard(), made.audit(), made.label())) {
      Files.writeString(file, "new");
    }
  }
}

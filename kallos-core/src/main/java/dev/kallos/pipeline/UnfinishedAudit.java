package dev.kallos.pipeline;

import dev.kallos.UnusableInputException;
import dev.kallos.internal.file.WholeFolder;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an audit under way, made aside so that those of an older one stay as they were until all are whole. While the new
 * ones are moved into place there is no model card, so that nothing half looks whole. Its owner closes it.
 */
final class UnfinishedAudit implements AutoCloseable {
  private final RunFolder run;
  private final RunFolder made;
  private final RunFolder older;
  private final List<Path> placed = new ArrayList<>();
  private boolean ended;

  private UnfinishedAudit(RunFolder run) {
    this.run = run;
    this.made = new RunFolder(run.unfinishedAudit());
    this.older = new RunFolder(made.path().resolve("older"));
  }

  /**
   * Makes the folder for the new files; what an audit that was killed left there goes, but older files that it had moved away, and
   * whose place its own had not taken for good, are put back.
   *
   * @throws UnusableInputException if the older audit's folder could not be replaced
   */
  static UnfinishedAudit begin(RunFolder run) throws IOException {
    for (Path folder : List.of(run.errors(), run.errors().resolve("faces"))) {
      if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isWritable(folder))) {
        throw new UnusableInputException(
            "%s cannot be replaced, since nothing may be removed from %s; see who may, or move it elsewhere."
                .formatted(run.errors(), folder));
      }
    }
    UnfinishedAudit audit = new UnfinishedAudit(run);
    audit.putBackOlder();
    WholeFolder.remove(run.unfinishedAudit());
    Files.createDirectories(audit.older.path());
    return audit;
  }

  /** Where the new files are written, each under its own name. */
  RunFolder made() {
    return made;
  }

  /** Moves the older files away and the new ones, but for the model card, into their place; only {@link #end} makes that last. */
  void replaceOlder() throws IOException {
    for (Path file : run.auditFiles()) {
      move(file, in(older, file));
    }
    for (Path file : run.auditFiles()) {
      if (!file.equals(run.modelCard())) {
        placed.add(file);
        move(in(made, file), file);
      }
    }
  }

  /** Moves the model card into place. */
  void end() throws IOException {
    move(made.modelCard(), run.modelCard());
    ended = true;
  }

  /** Removes what is aside; without an {@link #end}, the older files are put back first. */
  @Override
  public void close() throws IOException {
    if (!ended) {
      for (Path file : placed) {
        Files.deleteIfExists(file);
      }
      putBackOlder();
    }
    WholeFolder.remove(made.path());
  }

  /** Puts the older files back where there is no model card, itself the last; what took their place goes. */
  private void putBackOlder() throws IOException {
    if (Files.exists(run.modelCard(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files = new ArrayList<>(run.auditFiles());
    files.remove(run.modelCard());
    files.add(run.modelCard());
    for (Path file : files) {
      Path away = in(older, file);
      if (Files.exists(away, LinkOption.NOFOLLOW_LINKS)) {
        WholeFolder.remove(file);
        move(away, file);
      }
    }
  }

  private static Path in(RunFolder folder, Path file) {
    return folder.path().resolve(file.getFileName());
  }

  /** Nothing where there is no such file. */
  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(from, to);
    }
  }
}

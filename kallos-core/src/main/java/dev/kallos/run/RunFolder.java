package dev.kallos.run;

import dev.kallos.ShellWord;
import dev.kallos.UnusableInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder a run lives in, and the place of each file in it. The formats are described in {@code docs/run-folder.md}. */
public record RunFolder(Path path) {
  /**
   * A file of this run that must be there.
   *
   * @param cure how to come by it, for the message
   * @throws UnusableInputException if it is not there
   */
  public Path needed(Path file, String cure) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableInputException("%s is missing; %s.".formatted(file, cure));
    }
    return file;
  }

  /** The command of that name for this run, as the user can copy it. */
  public String command(String name) {
    return "kallos " + name + " " + ShellWord.of(path);
  }

  public Path config() {
    return path.resolve("config.json");
  }

  /** The empty file that {@link RunLock} locks. */
  public Path lock() {
    return path.resolve(".lock");
  }

  public Path split() {
    return path.resolve("split.csv");
  }

  public Path labels() {
    return path.resolve("labels.csv");
  }

  public Path skipped() {
    return path.resolve("skipped.csv");
  }

  public Path history() {
    return path.resolve("history.csv");
  }

  public Path weights() {
    return path.resolve("weights.safetensors");
  }

  public Path checkpoint() {
    return path.resolve("checkpoint");
  }

  public Path scores() {
    return path.resolve("scores.csv");
  }

  /** What tells whether the scores are still those that were written, and the weights those that gave them. */
  public Path scored() {
    return path.resolve("scored.json");
  }

  /** The training part's scores: of the points of a learning curve alone. */
  public Path trainScores() {
    return path.resolve("train-scores.csv");
  }

  /** The logits of all attributes, in the order of the scores. */
  public Path logits() {
    return path.resolve("logits.npy");
  }

  public Path attributes() {
    return path.resolve("attributes.csv");
  }

  /** Each member's logits, of an ensemble. */
  public Path members() {
    return path.resolve("members.csv");
  }

  public Path metrics() {
    return path.resolve("metrics.json");
  }

  public Path explanations() {
    return path.resolve("explanations");
  }

  /** Maps of an explanation that was interrupted. */
  public Path keptMaps() {
    return path.resolve(".explaining");
  }

  public Path explanationIndex() {
    return explanations().resolve("index.json");
  }

  public Path regions() {
    return explanations().resolve("regions.csv");
  }

  public Path scoreboard() {
    return explanations().resolve("scoreboard.csv");
  }

  public Path checks() {
    return explanations().resolve("checks.csv");
  }

  public Path curves() {
    return explanations().resolve("curves.csv");
  }

  public Path randomization() {
    return explanations().resolve("randomization.csv");
  }

  public Path planted() {
    return explanations().resolve("planted.csv");
  }

  public Path causal() {
    return explanations().resolve("causal.csv");
  }

  public Path findings() {
    return explanations().resolve("findings.json");
  }

  /** The maps of all shown faces by one method of explanation, as numbers. */
  public Path maps(String method) {
    return explanations().resolve("maps").resolve(method + ".npy");
  }

  public Path audit() {
    return path.resolve("audit.csv");
  }

  public Path fairness() {
    return path.resolve("fairness.json");
  }

  public Path label() {
    return path.resolve("label.json");
  }

  public Path confidence() {
    return path.resolve("confidence.json");
  }

  public Path calibration() {
    return path.resolve("calibration.json");
  }

  public Path counterfactuals() {
    return path.resolve("counterfactuals.csv");
  }

  /** The folder of the most confident errors. */
  public Path errors() {
    return path.resolve("audit");
  }

  public Path errorIndex() {
    return errors().resolve("index.json");
  }

  public Path modelCard() {
    return path.resolve("model-card.md");
  }

  /** Every file an audit leaves that is read again, the one that sums it up first. */
  public List<Path> auditFiles() {
    return List.of(
        modelCard(), audit(), fairness(), label(), confidence(), calibration(), counterfactuals(), errorIndex());
  }

  public Path export() {
    return path.resolve("export");
  }

  public Path report() {
    return path.resolve("report.html");
  }
}

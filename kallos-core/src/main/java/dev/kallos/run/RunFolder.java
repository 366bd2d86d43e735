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

  /** The run's settings, {@link RunConfig}; it is there when the run has been prepared. */
  public Path config() {
    return path.resolve("config.json");
  }

  /** The empty file that {@link RunLock} locks. */
  public Path lock() {
    return path.resolve(".lock");
  }

  /** Which part each face used is in, and whom it shows. */
  public Path split() {
    return path.resolve("split.csv");
  }

  /** Each face's attributes, in the order of {@link #split}. */
  public Path labels() {
    return path.resolve("labels.csv");
  }

  /** The faces left out, and why. */
  public Path skipped() {
    return path.resolve("skipped.csv");
  }

  /** Loss and accuracy of each epoch. */
  public Path history() {
    return path.resolve("history.csv");
  }

  /** The trained net's weights. */
  public Path weights() {
    return path.resolve("weights.safetensors");
  }

  /** The folder of what resuming the training needs. */
  public Path checkpoint() {
    return path.resolve("checkpoint");
  }

  /** The logits of the validation and test faces. */
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

  /** How well each attribute is answered, where the net learnt several. */
  public Path attributes() {
    return path.resolve("attributes.csv");
  }

  /** Each member's logits, of an ensemble. */
  public Path members() {
    return path.resolve("members.csv");
  }

  /** The figures of the validation and test parts. */
  public Path metrics() {
    return path.resolve("metrics.json");
  }

  /** The folder of the explanations, to which the files from {@link #explanationIndex} to {@link #maps} belong. */
  public Path explanations() {
    return path.resolve("explanations");
  }

  /** Maps of an explanation that was interrupted. */
  public Path keptMaps() {
    return path.resolve(".explaining");
  }

  /** The faces shown and what is shown of each. */
  public Path explanationIndex() {
    return explanations().resolve("index.json");
  }

  /** Each region's share of the heat, its lift, and the fall of the probability where it is filled in. */
  public Path regions() {
    return explanations().resolve("regions.csv");
  }

  /** Each method's figures in the tests of maps, a row a method. */
  public Path scoreboard() {
    return explanations().resolve("scoreboard.csv");
  }

  /** The same and whether each test is passed, a row a test. */
  public Path checks() {
    return explanations().resolve("checks.csv");
  }

  /** The confidence left as pixels are taken away or put in. */
  public Path curves() {
    return explanations().resolve("curves.csv");
  }

  /** How like its own map of the trained net each method's map of a randomised one is. */
  public Path randomization() {
    return explanations().resolve("randomization.csv");
  }

  /** How well each method finds the region the label was planted in. */
  public Path planted() {
    return explanations().resolve("planted.csv");
  }

  /** Whether each method's heat goes with what a drawn thing does to the logit. */
  public Path causal() {
    return explanations().resolve("causal.csv");
  }

  /** What the maps say of the article's claims. */
  public Path findings() {
    return explanations().resolve("findings.json");
  }

  /** The maps of all shown faces by one method of explanation, as numbers. */
  public Path maps(String method) {
    return explanations().resolve("maps").resolve(method + ".npy");
  }

  /** The figures of each group of faces. */
  public Path audit() {
    return path.resolve("audit.csv");
  }

  /** Which criteria of fairness hold, and why not all can. */
  public Path fairness() {
    return path.resolve("fairness.json");
  }

  /** What the label is made of, and how firm it is. */
  public Path label() {
    return path.resolve("label.json");
  }

  /** How far the probabilities hold. */
  public Path confidence() {
    return path.resolve("confidence.json");
  }

  /** The temperature that logits are divided by. */
  public Path calibration() {
    return path.resolve("calibration.json");
  }

  /** What one attribute, drawn or not, does to the net's answer. */
  public Path counterfactuals() {
    return path.resolve("counterfactuals.csv");
  }

  /** The folder of the most confident errors. */
  public Path errors() {
    return path.resolve("audit");
  }

  /** The most confident errors, face by face. */
  public Path errorIndex() {
    return errors().resolve("index.json");
  }

  /** The model card, in Markdown. */
  public Path modelCard() {
    return path.resolve("model-card.md");
  }

  /** The files an audit leaves beside its folder, {@link #errors}, the one that sums them up first. */
  public List<Path> auditFiles() {
    return List.of(modelCard(), audit(), fairness(), label(), confidence(), calibration(), counterfactuals());
  }

  /** Files of an audit that is under way or was killed. */
  public Path unfinishedAudit() {
    return path.resolve(".auditing");
  }

  /** The folder of the net for other programs, unless another was named. */
  public Path export() {
    return path.resolve("export");
  }

  /** All files and folders that stages write aside and move straight into the run's folder. */
  public List<Path> written() {
    return List.of(
        config(), split(), labels(), skipped(), history(), weights(), scores(), scored(), trainScores(), logits(),
        attributes(), members(), metrics(), explanations(), audit(), fairness(), label(), confidence(), calibration(),
        counterfactuals(), errors(), modelCard(), export(), report());
  }

  /** The page that shows it all. */
  public Path report() {
    return path.resolve("report.html");
  }
}

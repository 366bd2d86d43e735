package dev.kallos.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.Progress;
import dev.kallos.audit.Audit;
import dev.kallos.audit.AuditFile;
import dev.kallos.audit.AuditRow;
import dev.kallos.audit.Crossing;
import dev.kallos.audit.FairnessFile;
import dev.kallos.dataset.Labels;
import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.ScoresFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.FaceTable;
import dev.kallos.run.MeasuredFiles;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A run folder with every file, made up from a seed: blobs for faces, and labels that go with the logits.
 *
 * @param attribute what the net is said to have learnt
 * @param split the split's kind
 * @param drawn whether the faces are said to be drawn by the program
 * @param prefix what every picture's file name begins with
 */
public record RunFixture(String attribute, String split, boolean drawn, String prefix) {
  private static final int FACES = 600;

  record Face(String file, String subject, String part, int label, double logit) {}

  /** Photographs, labelled attractive, divided by subject. */
  public static RunFixture photographs() {
    return new RunFixture("Attractive", "subjects", false, "");
  }

  /** The same of drawn faces. */
  public static RunFixture drawnFaces() {
    return new RunFixture("Attractive", "subjects", true, "");
  }

  /** Writes the run into a folder. */
  public RunFolder writeTo(Path folder) throws IOException {
    return writeTo(folder, config -> {});
  }

  /** Writes the run into a folder, its {@code config.json} changed. */
  RunFolder writeTo(Path folder, Consumer<ObjectNode> change) throws IOException {
    Random random = new Random(7);
    List<Face> faces = new ArrayList<>();
    for (int i = 0; i < FACES; i++) {
      int label = random.nextInt(2);
      String part = i % 5 == 3 ? "validation" : i % 5 == 4 ? "test" : "train";
      faces.add(new Face("%s%06d.jpg".formatted(prefix, i + 1), "" + i / 3, part, label, 2.2 * label - 1.1
          + 1.3 * random.nextGaussian()));
    }
    RunFolder run = new RunFolder(folder);
    tables(run, faces, random);
    ObjectNode config = config();
    change.accept(config);
    new ObjectMapper().writeValue(run.config().toFile(), config);
    new ObjectMapper().writeValue(run.metrics().toFile(), metrics(faces));
    new ExplanationsFixture(run, random).write(faces);
    audit(run, random, config.at("/data/subjects_known").asBoolean());
    Files.writeString(run.modelCard(), "# Model card\n\n## Intended use\nNone beyond study. <b>not bold</b>\n");
    return run;
  }

  /** Writes the run as a version would have that knew one method of explanation and fewer tests of it. */
  public RunFolder writeAsBeforeTo(Path folder) throws IOException {
    RunFolder run = writeTo(folder);
    ExplanationsFixture.asBefore(run);
    return run;
  }

  private void tables(RunFolder run, List<Face> faces, Random random) throws IOException {
    CsvFile.write(
        run.split(), List.of("file", "subject", "partition"), faces.stream()
            .map(f -> List.of(f.file, f.subject, f.part)).toList());
    CsvFile.write(
        run.labels(),
        List.of("file", "Male", "Young", "Wearing_Hat", attribute),
        IntStream.range(0, faces.size()).mapToObj(i -> labels(faces.get(i), i)).toList());
    CsvFile.write(run.skipped(), List.of("file", "reason"), List.of(List.of("broken.jpg", "truncated")));
    List<List<String>> scores =
        faces.stream()
            .filter(f -> !f.part.equals("train"))
            .map(f -> List.of(f.file, f.subject, f.part, "" + f.label, "" + f.logit, "" + Scores.probability(f.logit)))
            .toList();
    CsvFile.write(run.scores(), List.of("file", "subject", "partition", "label", "logit", "probability"), scores);
    List<List<String>> epochs = new ArrayList<>();
    for (int e = 1; e <= 12; e++) {
      epochs.add(
          List.of(
              "" + e,
              "" + (.75 * Math.exp(-e / 9.)),
              "" + (.85 - .3 / e),
              "" + (.5 + .02 * Math.abs(e - 7)),
              "" + (.79 - .006 * Math.abs(e - 7) - .1 / e),
              "4.2",
              "512.0"));
    }
    CsvFile.write(
        run.history(),
        List.of("epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds", "images_per_second"),
        epochs);
  }

  /** Of some faces the sex is unknown, and few wear a hat. */
  private static List<String> labels(Face face, int i) {
    String male = i % 11 == 0 ? "" : i % 3 == 0 ? "1" : "0";
    return List.of(face.file, male, face.logit > 0.3 || i % 4 == 0 ? "1" : "0", i % 50 == 9 ? "1" : "0", "" + face.label);
  }

  private void audit(RunFolder run, Random random, boolean subjectsKnown) throws IOException {
    Scores test = ScoresFile.read(run.scores()).get(Part.TEST);
    Labels all = FaceTable.read(run).labels();
    int[] places = FaceTable.read(run).rowsOf(run, Part.TEST, test.files());
    Labels labels = all.select(places);
    Audit audit = Audit.of(test, labels, attribute, Crossing.usual(labels, attribute), 1);
    List<AuditRow> rows = audit.rows(Progress.silent(), () -> false);
    AuditFile.write(run.audit(), rows);
    FairnessFile.write(run.fairness(), audit.fairness(subjectsKnown), audit.impossibilities(), MeasuredFiles.hashes(run));
    new AuditFixture(run, test, random).write(drawn, rows.stream().map(AuditRow::group).distinct().toList());
  }

  private ObjectNode config() {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("kallos", "0.1.0").put("created", "2026-01-01T12:00:00Z").put("attribute", attribute).put("seed", 1);
    ObjectNode data = config.putObject("data");
    data.put("path", "/home/someone/" + prefix + "faces").put("layout", "CelebA, official");
    data.put("fingerprint", "3f9ac1d2e4b5");
    data.put("faces", FACES).put("subjects", FACES / 3).put("skipped", 1).put("frame", "178x218")
        .put("subjects_known", true).put("allow_unreadable", false);
    data.putArray("warnings").add("the first line says 202599 where there are 600 rows");
    if (drawn) {
      ObjectNode truth = data.putObject("drawn");
      truth.put("seed", 11).put("attribute", attribute).put("region", "mouth").put("intercept", -.4)
          .put("bayes_accuracy", .86);
      truth.putObject("weights").put("Smiling", 2.1).put("Wearing_Lipstick", 1.2);
    } else {
      data.putNull("drawn");
    }
    config.putObject("split").put("kind", split).put("overlap", overlap());
    ObjectNode network = config.putObject("network");
    network.put("name", "article").put("size", "64x80").put("parameters", 1234567);
    ArrayNode layers = network.putArray("layers");
    layers.addObject().put("name", "conv1").put("kind", "convolution").put("output", "32×80×64").put("parameters", 896);
    layers.addObject().put("name", "pool1").put("kind", "max pooling").put("output", "32×40×32").put("parameters", 0);
    config.putObject("training").put("epochs", 40).put("patience", 5).put("batch", 64).put("learning_rate", 0.001)
        .put("l2", 0.001).put("mirror", true).put("precision", "fp32").put("threads", 2);
    config.putObject("versions").put("java", "17").put("libtorch", "2.10.0").put("opencv", "4.13.0");
    return config;
  }

  private int overlap() {
    return split.equals("faces-leaky") ? 150 : 0;
  }

  private ObjectNode metrics(List<Face> faces) {
    ObjectNode metrics = new ObjectMapper().createObjectNode();
    metrics.put("attribute", attribute).put("network", "article").put("size", "64x80").put("seed", 1);
    ObjectNode parts = metrics.putObject("split").put("kind", split).put("overlap", overlap());
    for (String part : List.of("train", "validation", "test")) {
      List<Face> in = faces.stream().filter(f -> f.part.equals(part)).toList();
      parts.putObject(part).put("faces", in.size()).put("subjects", in.size() / 2)
          .put("positives", in.stream().mapToInt(Face::label).sum());
    }
    List<Face> test = faces.stream().filter(f -> f.part.equals("test")).toList();
    metrics.putObject("validation").put("n", 120).put("accuracy", .79).put("auc", .86).put("f1", .78)
        .putNull("log_loss");
    ObjectNode block = metrics.putObject("test").put("n", test.size());
    with(block, "accuracy", test.stream().filter(f -> f.logit > 0 == (f.label == 1)).count() / (double) test.size(),
        .04);
    with(block, "auc", .873, .03);
    with(block, "f1", .79, .04);
    with(block, "ece", .041, .02);
    block.putNull("log_loss").putNull("log_loss_ci95");
    ObjectNode confusion = block.putObject("confusion");
    for (int label = 1; label >= 0; label--) {
      for (int answer = 1; answer >= 0; answer--) {
        int wanted = label;
        int given = answer;
        long n = test.stream().filter(f -> f.label == wanted && (f.logit > 0) == (given == 1)).count();
        String key = (label == answer ? "true" : "false") + (answer == 1 ? "_positive" : "_negative");
        with(confusion.putObject(key), "n", n, 6);
      }
    }
    ObjectNode baselines = metrics.putObject("baselines");
    with(baselines.putObject("majority"), "accuracy", .51, .04);
    with(baselines.putObject("sex_only"), "accuracy", .69, .04);
    if (drawn) {
      metrics.put("bayes_accuracy", .86);
    }
    return metrics;
  }

  private static void with(ObjectNode block, String key, double value, double half) {
    block.put(key, value).putArray(key + "_ci95").add(value - half).add(value + half);
  }
}

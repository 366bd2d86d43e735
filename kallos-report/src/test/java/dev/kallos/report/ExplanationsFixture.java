package dev.kallos.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kallos.evaluation.Scores;
import dev.kallos.explanation.SignedMap;
import dev.kallos.image.NpyFile;
import dev.kallos.internal.file.CsvFile;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The explanations of a made-up run: maps with a warm spot and a cold one by several methods, and tests of them. */
final class ExplanationsFixture {
  private static final List<String> REGIONS =
      List.of("forehead", "hair", "brows", "eyes", "nose", "cheeks", "mouth", "chin_and_jaw", "neck", "background");
  /** The groups of regions.csv, those that every run had first. */
  private static final List<String> GROUPS =
      List.of("most_confident_positive", "most_confident_negative", "test", "labelled_positive", "labelled_negative",
          "answered_positive", "answered_negative", "right", "wrong");
  static final int SHOWN = 20;
  /** The place of the face whose maps are empty in each group of ten. */
  static final int EMPTY = 3;

  private record Method(String id, String name, String layer, int rows, int columns, boolean control) {}

  private static final List<Method> METHODS =
      List.of(
          new Method("grad-cam", "Grad-CAM", "conv5", 5, 4, false),
          new Method("layercam", "LayerCAM", "conv5", 5, 4, false),
          new Method("layercam-fused", "LayerCAM, fused", "conv3+conv4+conv5", 20, 16, false),
          new Method("integrated-gradients", "Integrated gradients <b>", "input", 80, 64, false),
          new Method("random", "Random map", "-", 5, 4, true),
          new Method("edges", "Edges", "input", 80, 64, true));

  private final RunFolder run;
  private final Random random;
  private final Blobs blobs;

  ExplanationsFixture(RunFolder run, Random random) {
    this.run = run;
    this.random = random;
    this.blobs = new Blobs(run.explanations(), random);
  }

  void write(List<RunFixture.Face> faces) throws IOException {
    ObjectNode index = new ObjectMapper().createObjectNode();
    index.put("method", "grad-cam").put("layer", "conv5").put("size", "64x80").putArray("cells").add(5).add(4);
    List<SignedMap> main = maps(METHODS.get(0));
    ArrayNode methods = index.putArray("methods");
    for (Method m : METHODS) {
      ObjectNode node = methods.addObject().put("id", m.id).put("name", m.name).put("layer", m.layer);
      node.put("control", m.control).put("paper", "Somebody et al. 2020").put("faces", 120).put("sampled", m.rows > 20);
      node.putArray("cells").add(m.rows).add(m.columns);
      List<SignedMap> maps = m == METHODS.get(0) ? main : maps(m);
      float[] values = new float[SHOWN * m.rows * m.columns];
      for (int i = 0; i < SHOWN; i++) {
        System.arraycopy(maps.get(i).values(), 0, values, i * m.rows * m.columns, m.rows * m.columns);
      }
      NpyFile.writeFloats(run.maps(m.id), new int[] {SHOWN, m.rows, m.columns}, values);
    }
    ArrayNode groups = index.putArray("groups");
    List<RunFixture.Face> test = faces.stream().filter(f -> f.part().equals("test"))
        .sorted(Comparator.comparingDouble(RunFixture.Face::logit)).toList();
    List<RunFixture.Face> descending = new ArrayList<>(test);
    Collections.reverse(descending);
    group(groups, "most_confident_positive", descending, main.subList(0, SHOWN / 2));
    group(groups, "most_confident_negative", test, main.subList(SHOWN / 2, SHOWN));
    group(groups, "examples_positive", faces.stream().filter(f -> f.label() == 1).toList(), List.of());
    group(groups, "examples_negative", faces.stream().filter(f -> f.label() == 0).toList(), List.of());
    means(index.putArray("means"), main);
    new ObjectMapper().writeValue(run.explanationIndex().toFile(), index);
    regions();
    scoreboard();
    checks();
    curves();
    planted();
    causal();
    findings();
  }

  /** Maps with a warm spot on the mouth and a cold one on the eyes; noise for a control. */
  private List<SignedMap> maps(Method method) {
    List<SignedMap> maps = new ArrayList<>();
    for (int i = 0; i < SHOWN; i++) {
      float[] values = new float[method.rows * method.columns];
      double sway = 0.05 * random.nextGaussian();
      for (int cell = 0; cell < values.length && i % 10 != EMPTY; cell++) {
        double x = (cell % method.columns + 0.5) / method.columns;
        double y = (cell / method.columns + 0.5) / method.rows;
        double warm = Math.exp(-(Math.pow(x - .5 - sway, 2) + Math.pow(y - .68, 2)) / .03);
        double cold = Math.exp(-(Math.pow(x - .5 + sway, 2) + Math.pow(y - .45, 2)) / .03);
        values[cell] = (float) (method.control ? random.nextGaussian() : 2.5 * warm - 1.5 * cold);
      }
      maps.add(new SignedMap(method.rows, method.columns, values));
    }
    return maps;
  }

  private void group(ArrayNode groups, String id, List<RunFixture.Face> faces, List<SignedMap> maps)
      throws IOException {
    ArrayNode into = groups.addObject().put("id", id).putArray("faces");
    for (int i = 0; i < 10; i++) {
      RunFixture.Face face = faces.get(i);
      String stem = face.file().replaceAll("[^0-9]", "");
      ObjectNode node = into.addObject();
      node.put("file", face.file()).put("subject", face.subject()).put("label", face.label());
      node.put("logit", face.logit()).put("probability", Scores.probability(face.logit()));
      node.put("photo", blobs.photo(stem));
      for (String direction : List.of("for", "against")) {
        if (maps.isEmpty()) {
          node.putNull(direction);
        } else {
          ObjectNode map = node.putObject(direction).put("map", blobs.map(stem, direction, maps.get(i)));
          peak(map, i == EMPTY, "mouth");
          for (Method method : METHODS) {
            peak(node.withObjectProperty("maps").withObjectProperty(method.id).putObject(direction), i == EMPTY,
                direction.equals("for") ? "mouth" : "eyes");
          }
        }
      }
    }
  }

  private void means(ArrayNode means, List<SignedMap> maps) throws IOException {
    for (String group : List.of("labelled_positive", "labelled_negative")) {
      ObjectNode mean = means.addObject().put("group", group).put("faces", 60).put("mapped", 59);
      mean.put("photo", blobs.photo(group)).put("pixels", "means/face.npy").put("heat", "means/heat.npy");
      for (String direction : List.of("for", "against")) {
        peak(mean.putObject(direction).put("map", blobs.map(group, direction, maps.get(0))), false, "mouth");
      }
    }
  }

  private static void peak(ObjectNode map, boolean empty, String region) {
    map.put("empty", empty);
    if (empty) {
      map.putNull("peak").putNull("peak_region");
    } else {
      map.put("peak_region", region).putArray("peak").add(89).add(150);
    }
  }

  private void regions() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Method method : METHODS) {
      for (String group : GROUPS) {
        for (String direction : List.of("for", "against")) {
          for (int r = 0; r < REGIONS.size(); r++) {
            double lift = REGIONS.get(r).equals("mouth") && direction.equals("for") && !method.control ? 2.4 : .3
                + 1.4 * random.nextDouble();
            double half = group.equals("test") ? .1 : .3;
            boolean undefined = r == 8 && group.equals("test");
            rows.add(
                List.of(
                    REGIONS.get(r), "0.1", "" + lift / 10, undefined ? "" : "" + lift, undefined ? "" : ""
                        + Math.max(0, lift - half),
                    undefined ? "" : "" + (lift + half), group, direction, "10", "9", method.id,
                    "" + (lift - .1) / 10, "" + (lift + .1) / 10, "" + lift / 20, "" + (lift - .2) / 20,
                    "" + (lift + .2) / 20));
          }
        }
      }
    }
    CsvFile.write(
        run.regions(),
        List.of("region", "area_share", "heat_share", "lift", "lo", "hi", "group", "direction", "faces", "subjects",
            "method", "heat_lo", "heat_hi", "drop", "drop_lo", "drop_hi"),
        rows);
  }

  private void scoreboard() throws IOException {
    List<String> tests = List.of("pointing_game", "true_region_lift", "deletion", "insertion", "road",
        "confidence_drop", "confidence_increase", "weights_randomized", "labels_randomized", "mirrored", "shifted",
        "noised", "region_correlation");
    List<String> header = new ArrayList<>(List.of("method", "layer"));
    header.addAll(tests.subList(0, 5));
    header.addAll(List.of("faces", "control"));
    header.addAll(tests.subList(5, tests.size()));
    tests.forEach(t -> header.addAll(List.of(t + "_lo", t + "_hi")));
    header.addAll(List.of("flagged", "verdict"));
    List<List<String>> rows = new ArrayList<>();
    for (Method m : METHODS) {
      double good = m.control ? .2 : m.id.equals("integrated-gradients") ? .21 : .97;
      List<String> row = new ArrayList<>(List.of(m.id, m.layer));
      List<Double> values = new ArrayList<>();
      for (String test : tests) {
        boolean low = List.of("deletion", "confidence_drop", "weights_randomized", "labels_randomized").contains(test);
        values.add(test.equals("true_region_lift") ? 4 * good : low ? 1 - good : good);
      }
      values.set(4, m.control ? Double.NaN : .1);
      values.subList(0, 5).forEach(v -> row.add(CsvFile.cell(v)));
      row.addAll(List.of("100", m.control ? "1" : "0"));
      values.subList(5, values.size()).forEach(v -> row.add(CsvFile.cell(v)));
      values.forEach(v -> row.addAll(List.of(CsvFile.cell(v - .02), CsvFile.cell(v + .02))));
      row.add(m.id.equals("integrated-gradients") ? "1" : "0");
      row.add(m.id.equals("integrated-gradients") ? "barely changes with random weights: it shows the photo" : "");
      rows.add(row);
    }
    CsvFile.write(run.scoreboard(), header, rows);
  }

  private void curves() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Method m : METHODS) {
      for (String curve : List.of("deletion", "insertion")) {
        for (int step = 0; step <= 10; step++) {
          double sure = .5 + .45 * Math.pow(step / 10., m.control ? 1.5 : .5) + .01 * random.nextDouble();
          double value = curve.equals("insertion") ? sure : 1.45 - sure;
          rows.add(
              List.of(m.id, m.layer, curve, "" + step / 10., "" + value, "" + (value - .02), "" + (value + .02), "100",
                  "90"));
        }
      }
    }
    CsvFile.write(
        run.curves(),
        List.of("method", "layer", "curve", "share", "confidence", "lo", "hi", "faces", "subjects"),
        rows);
  }

  private void checks() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Method m : METHODS) {
      for (String test : List.of("pointing_game", "true_region_lift")) {
        rows.add(List.of(m.id, m.layer, test, m.control || m.id.equals("integrated-gradients") ? "0" : "1"));
      }
    }
    CsvFile.write(run.checks(), List.of("method", "layer", "test", "passes"), rows);
  }

  private void planted() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Method m : METHODS) {
      for (String weights : List.of("trained", "random")) {
        String found = weights.equals("trained") && !m.control ? "0.97" : "0.12";
        rows.add(
            List.of(m.id, m.layer, "mouth", weights, found, found, found, "0.81", "0.75", "0.87", "3.1", "2.9", "3.3", "0.04",
                "1.2", "60", "50"));
      }
    }
    CsvFile.write(
        run.planted(),
        List.of("method", "layer", "region", "weights", "pointing_game", "pointing_game_lo", "pointing_game_hi",
            "inside", "inside_lo", "inside_hi", "lift", "lift_lo", "lift_hi", "area_share", "cells", "faces", "subjects"),
        rows);
  }

  private void causal() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String attribute : List.of("Smiling", "Eyeglasses", "Wearing_Hat")) {
      boolean known = !attribute.equals("Wearing_Hat");
      for (Method m : METHODS) {
        String sees = !known ? "" : attribute.equals("Smiling") && m.rows < 80 ? "1" : "0";
        rows.add(
            List.of(attribute, attribute.equals("Smiling") ? "mouth" : "eyes", "40", "38", known ? "-1.25" : "0.01",
                known ? "-1.5" : "-0.1", known ? "-1" : "0.1", "3", m.id, m.layer, "0.1", "0.31", "0.28", "0.34",
                "0.2", "0.15", "0.25", sees));
      }
    }
    CsvFile.write(
        run.causal(),
        List.of("attribute", "region", "faces", "subjects", "logit_change", "logit_change_lo", "logit_change_hi",
            "planted_weight", "method", "layer", "area_share", "heat_share", "heat_share_lo", "heat_share_hi",
            "heat_change", "heat_change_lo", "heat_change_hi", "agrees"),
        rows);
  }

  private void findings() throws IOException {
    ObjectNode findings = new ObjectMapper().createObjectNode();
    ArrayNode claims = findings.putArray("claims");
    for (String region : List.of("forehead", "mouth", "cheeks")) {
      ObjectNode claim = claims.addObject().put("claim", region + " lights up").put("region", region);
      claim.put("verdict", region.equals("mouth") ? "supported" : "not supported").put("sentence", "So it is: the " + region);
      claim.putObject("lift").put("value", 2.4).put("lo", 2.1).put("hi", 2.7);
      claim.putObject("drop").put("value", .12).put("lo", .1).put("hi", .14);
    }
    findings.putArray("sentences").add("The mouth is hottest, and matters most when hidden. <i>");
    new ObjectMapper().writeValue(run.findings().toFile(), findings);
  }

  /** Turns a run's explanations into those of a version that knew one method and fewer tests. */
  static void asBefore(RunFolder run) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode index = (ObjectNode) mapper.readTree(run.explanationIndex().toFile());
    index.remove(List.of("methods", "means"));
    index.path("groups").forEach(g -> g.path("faces").forEach(f -> ((ObjectNode) f).remove("maps")));
    mapper.writeValue(run.explanationIndex().toFile(), index);
    for (Method method : METHODS) {
      Files.deleteIfExists(run.maps(method.id));
    }
    for (Path later : List.of(run.findings(), run.checks(), run.curves(), run.planted(), run.causal())) {
      Files.delete(later);
    }
    keep(run.regions(), 10, "grad-cam", GROUPS.subList(0, 3));
    keep(run.scoreboard(), 8, "", GROUPS);
  }

  /** Keeps the first columns of a table, and of its rows one method's and those groups'. */
  private static void keep(Path file, int columns, String method, List<String> groups)
      throws IOException {
    CsvFile table = CsvFile.read(file);
    int group = table.find("group");
    CsvFile.write(
        file,
        table.header().subList(0, columns),
        table.rows().stream()
            .map(CsvFile.Row::values)
            .filter(row -> method.isEmpty() || row.get(table.column("method")).equals(method))
            .filter(row -> group < 0 || groups.contains(row.get(group)))
            .map(row -> List.copyOf(row.subList(0, columns)))
            .toList());
  }

  /** The ids of the methods, in the index's order. */
  static List<String> ids() {
    return METHODS.stream().map(Method::id).toList();
  }

  /** The values of a face's map, as written. */
  static float[] map(RunFolder run, String id, int face) throws IOException {
    NpyFile.Floats maps = NpyFile.readFloats(run.maps(id));
    int size = maps.shape()[1] * maps.shape()[2];
    return Arrays.copyOfRange(maps.values(), face * size, (face + 1) * size);
  }
}

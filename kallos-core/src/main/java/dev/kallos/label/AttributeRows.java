package dev.kallos.label;

import dev.kallos.dataset.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The attributes a label may be predicted from: all but itself, and but those with only one known value in the train
 * part. An unknown value counts as the mean of the known ones.
 *
 * @param used the attributes' names
 * @param leftOut those with one value only
 * @param means each used attribute's share among the train faces whose value is known
 */
record AttributeRows(List<String> used, List<String> leftOut, double[] means) {

  static AttributeRows of(Labels train, String learnt) {
    List<String> used = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (String attribute : train.attributes()) {
      if (!attribute.equals(learnt)) {
        int yes = train.count(attribute, 1);
        int no = train.count(attribute, 0);
        if (yes == 0 || no == 0) {
          leftOut.add(attribute);
        } else {
          used.add(attribute);
          means.add((double) yes / (yes + no));
        }
      }
    }
    return new AttributeRows(used, leftOut, means.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** A row for each face, in order. */
  LogisticRegression.Rows rows(Labels labels, int faces) {
    List<byte[]> columns = used.stream().map(labels::of).toList();
    double[][] values = new double[faces][used.size()];
    for (int i = 0; i < faces; i++) {
      for (int a = 0; a < used.size(); a++) {
        byte value = columns.get(a)[i];
        values[i][a] = value == Labels.UNKNOWN ? means[a] : value;
      }
    }
    return LogisticRegression.Rows.of(values, used.size());
  }

  /** For each used attribute the share of these faces that is known to have it. */
  double[] shares(Labels labels) {
    return IntStream.range(0, used.size())
        .mapToDouble(a -> (double) labels.count(used.get(a), 1) / labels.of(used.get(a)).length)
        .toArray();
  }
}

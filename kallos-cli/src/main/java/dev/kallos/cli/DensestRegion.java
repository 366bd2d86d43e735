package dev.kallos.cli;

import dev.kallos.Decimal;
import dev.kallos.explanation.test.MapTest;
import dev.kallos.internal.file.CsvFile;
import java.util.Comparator;
import java.util.List;

/**
 * Where what speaks for yes is densest on the test faces, as far as that can be told.
 *
 * @param rows the regions on all test faces by the main method, whose heat there is
 */
record DensestRegion(List<Row> rows) {
  /** A region, its share of the heat by its share of the area with its interval, and on how many test faces that was measured. */
  private record Row(String region, double lift, double lo, double hi, int faces, int subjects) {}

  /** Reads a run's {@code regions.csv}. */
  static DensestRegion of(CsvFile file) {
    int region = file.column("region");
    int group = file.column("group");
    int direction = file.column("direction");
    int method = file.find("method");
    int[] numbers = {file.column("lift"), file.column("lo"), file.column("hi"), file.column("faces"), file.column("subjects")};
    return new DensestRegion(
        file.rows().stream()
            .filter(row -> method < 0 || row.values().get(method).equals(file.rows().get(0).values().get(method)))
            .filter(row -> row.values().get(group).equals("test") && row.values().get(direction).equals("for"))
            .map(
                row ->
                    new Row(
                        row.values().get(region).replace('_', ' '),
                        file.number(row, numbers[0]),
                        file.number(row, numbers[1]),
                        file.number(row, numbers[2]),
                        (int) file.number(row, numbers[3]),
                        (int) file.number(row, numbers[4])))
            .filter(row -> Double.isFinite(row.lift))
            .toList());
  }

  /** A region is named where the findings would name one: its interval lies above 1 and enough people are shown. */
  String sentence(String labelled, String faces, boolean subjectsKnown) {
    if (rows.isEmpty()) {
      return "nothing speaks for %s on any test face.".formatted(labelled);
    }
    if (rows.get(0).subjects < MapTest.FEWEST_PEOPLE) {
      return "the test faces show too few people to tell where what speaks for %s is densest.".formatted(labelled);
    }
    return rows.stream()
        .filter(row -> row.lo > 1)
        .max(Comparator.comparingDouble(Row::lift))
        .map(
            row ->
                "what speaks for %s is densest on the %s, %s times (%s to %s) its share of the area, on %,d %s%s."
                    .formatted(
                        labelled, row.region, Decimal.of(row.lift, 2), Decimal.of(row.lo, 2), Decimal.of(row.hi, 2), row.faces,
                        faces, subjectsKnown ? " of %,d subjects".formatted(row.subjects) : ""))
        .orElse("of no region can it be told that what speaks for %s is denser there than elsewhere.".formatted(labelled));
  }
}

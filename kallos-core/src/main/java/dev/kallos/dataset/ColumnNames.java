package dev.kallos.dataset;

import java.util.List;
import java.util.Locale;

/**
 * The names people usually give to the columns of a table, best first. Case, blanks, hyphens and underscores do not
 * count.
 *
 * @param names the names, folded
 */
record ColumnNames(List<String> names) {
  static final ColumnNames FILE =
      new ColumnNames(
          List.of("file", "filename", "image", "imageid", "imagefile", "imagepath", "imagename", "img", "imgid",
              "photo", "photoid", "picture", "path", "filepath"));
  static final ColumnNames SUBJECT =
      new ColumnNames(
          List.of("subject", "subjectid", "person", "personid", "identity", "identityid", "celebid",
              "individual", "id"));
  static final ColumnNames PART = new ColumnNames(List.of("partition", "split", "part"));

  boolean contains(String column) {
    return names.contains(fold(column));
  }

  /** The index of the column with the best of these names, −1 if there is none. */
  int find(List<String> columns) {
    List<String> folded = columns.stream().map(ColumnNames::fold).toList();
    return names.stream().mapToInt(folded::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}

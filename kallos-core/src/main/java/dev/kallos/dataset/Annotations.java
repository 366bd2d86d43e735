package dev.kallos.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What the tables say, a row a picture, before the pictures themselves are looked at.
 *
 * @param table the name of the table that lists the pictures
 * @param files the pictures' names
 * @param subjects who they are, null where unknown
 * @param parts the part each is in, null where unknown
 * @param landmarks five points each, null where unknown
 * @param labels the attributes
 * @param warnings what was amiss and passed over
 */
record Annotations(
    String table,
    List<String> files,
    String[] subjects,
    Part[] parts,
    Landmarks[] landmarks,
    Labels labels,
    List<String> warnings) {

  Face face(int row) {
    return new Face(
        files.get(row),
        Optional.ofNullable(subjects[row]),
        Optional.ofNullable(parts[row]),
        Optional.ofNullable(landmarks[row]));
  }
}

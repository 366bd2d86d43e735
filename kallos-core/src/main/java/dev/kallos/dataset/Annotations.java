package dev.kallos.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What the tables say, a row a picture, before the pictures themselves are looked at.
 *
 * @param table the name of the table that lists the pictures
 * @param faces a face for each row
 * @param labels the attributes
 * @param cut the column of numbers that became an attribute, and above what
 * @param warnings what was amiss and passed over
 */
record Annotations(
    String table, Faces faces, Labels labels, Optional<DatasetRequest.Cut> cut, List<String> warnings) {}

package dev.kallos.dataset;

import java.util.Optional;

/**
 * One picture of a person.
 *
 * @param file the picture's name in the tables, for instance {@code 000001.jpg}
 * @param subject who it is, if known
 * @param officialPart the part the data set's own partition puts it in, if there is one
 * @param landmarks five points in the photo's own pixels, if known
 */
public record Face(
    String file, Optional<String> subject, Optional<Part> officialPart, Optional<Landmarks> landmarks) {}

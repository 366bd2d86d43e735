package dev.kallos.run;

import dev.kallos.dataset.Part;

/**
 * A face a run uses: a row of {@code split.csv}.
 *
 * @param file the picture's name
 * @param subject who it is; the file's name where subjects are unknown
 * @param part the part it is in
 */
public record FaceRow(String file, String subject, Part part) {}

package dev.kallos.training;

import dev.kallos.image.FaceArray;

/**
 * What a net is fitted to.
 *
 * @param faces the pixels
 * @param labels a label for each face: 1 the attribute holds, 0 it does not
 * @param train the faces to learn from
 * @param validation the faces that say when to stop
 */
public record TrainingData(FaceArray faces, byte[] labels, int[] train, int[] validation) {}

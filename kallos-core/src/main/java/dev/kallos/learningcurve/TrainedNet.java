package dev.kallos.learningcurve;

import dev.kallos.evaluation.Scores;
import java.util.OptionalInt;

/**
 * One net of a learning curve: what it was trained on, and its scores of all parts.
 *
 * @param share the share of the training part's subjects it was trained on
 * @param faces how many faces that is
 * @param subjects how many people they show; empty if unknown
 * @param seed the seed of its whole run
 * @param training its scores of the faces it was trained on
 * @param validation its scores of the validation part
 * @param test its scores of the test part
 */
public record TrainedNet(
    double share, int faces, OptionalInt subjects, long seed, Scores training, Scores validation, Scores test) {}

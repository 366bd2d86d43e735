package dev.kallos.training;

/**
 * One epoch, a row of {@code history.csv}.
 *
 * @param epoch from 1
 * @param trainLoss mean binary cross-entropy over the epoch's training batches, without the L2 penalty
 * @param trainAccuracy share of training faces answered right while training
 * @param validationLoss mean binary cross-entropy on the validation part after the epoch
 * @param validationAccuracy share of validation faces answered right after the epoch
 * @param seconds how long it took, validation included
 * @param imagesPerSecond training faces a second, validation left out
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    double seconds,
    double imagesPerSecond) {}

package dev.kallos.evaluation;

/**
 * What is known of {@code Male} where the sex-only baseline learns and where it is tested.
 *
 * @param train a value for each training face: 1 holds, 0 does not, −1 unknown
 * @param test a value for each test face, likewise
 */
public record Sexes(byte[] train, byte[] test) {}

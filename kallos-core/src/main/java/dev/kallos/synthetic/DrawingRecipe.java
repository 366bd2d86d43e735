package dev.kallos.synthetic;

import java.util.Optional;

/**
 * What to draw.
 *
 * @param faces how many pictures
 * @param seed the same recipe draws the same bytes
 * @param plant the one region that is to carry the label, for instance {@code mouth}; empty for the whole rule
 */
public record DrawingRecipe(int faces, long seed, Optional<String> plant) {}

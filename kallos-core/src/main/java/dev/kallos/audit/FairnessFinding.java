package dev.kallos.audit;

import dev.kallos.evaluation.Measured;
import java.util.List;

/**
 * How far a net is from one criterion between some groups.
 *
 * @param criterion what it was held to
 * @param by the attributes that make the groups
 * @param groups the groups compared
 * @param leftOut the groups with too few subjects to be; also a compared group's rates with too few, where the criterion
 *     has two, and for calibration its thirds of the scores
 * @param gap the largest difference between two groups in a rate that should be the same; for calibration the largest
 *     gap, in any group, between a third of the scores and the share labelled yes
 * @param ratio the smallest ratio of two groups' rates, at most 1; undefined for calibration
 * @param verdict whether the criterion holds
 * @param sentence all of it in words
 */
public record FairnessFinding(
    FairnessCriterion criterion,
    String by,
    List<String> groups,
    List<String> leftOut,
    Measured gap,
    Measured ratio,
    FairnessVerdict verdict,
    String sentence) {}

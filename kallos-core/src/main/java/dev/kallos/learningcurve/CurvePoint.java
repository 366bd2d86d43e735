package dev.kallos.learningcurve;

import dev.kallos.evaluation.Measured;
import java.util.OptionalInt;

/**
 * A measured point of a learning curve.
 *
 * @param share the share of the training part's subjects the net was trained on
 * @param faces how many faces that is
 * @param subjects how many people they show; empty if unknown
 * @param seed the seed of its whole run
 * @param training its accuracy on the faces it was trained on
 * @param validation its accuracy on the validation part
 * @param test its accuracy on the test part
 */
public record CurvePoint(
    double share,
    int faces,
    OptionalInt subjects,
    long seed,
    Measured training,
    Measured validation,
    Measured test) {

  static CurvePoint of(TrainedNet net) {
    return new CurvePoint(
        net.share(),
        net.faces(),
        net.subjects(),
        net.seed(),
        JointErrors.accuracy(net.training(), net.seed()),
        JointErrors.accuracy(net.validation(), net.seed()),
        JointErrors.accuracy(net.test(), net.seed()));
  }
}

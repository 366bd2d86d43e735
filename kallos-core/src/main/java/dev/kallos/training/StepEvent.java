package dev.kallos.training;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One training step in a flight recording. Forward and backward are the first core's. */
@Name("kallos.Step")
@Label("Training Step")
@Category("Kallos")
@Description("A batch's forward pass, backward pass and move of the parameters; the passes as the first core saw them")
@StackTrace(false)
final class StepEvent extends Event {
  @Label("Epoch")
  int epoch;

  @Label("Faces")
  int faces;

  @Label("Forward")
  @Timespan
  long forward;

  @Label("Backward")
  @Timespan
  long backward;

  @Label("Waiting for Other Cores")
  @Timespan
  long otherCores;

  @Label("Optimizer")
  @Timespan
  long optimizer;
}

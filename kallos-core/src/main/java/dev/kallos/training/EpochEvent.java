package dev.kallos.training;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One epoch in a flight recording: where its time went. */
@Name("kallos.Epoch")
@Label("Epoch")
@Category("Kallos")
@Description("An epoch of training with its validation and checkpoint, and where its time went")
@StackTrace(false)
final class EpochEvent extends Event {
  @Label("Epoch")
  int epoch;

  @Label("Faces")
  int faces;

  @Label("Waiting for Faces")
  @Timespan
  long waiting;

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

  @Label("Validation")
  @Timespan
  long validation;
}

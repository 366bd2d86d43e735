package dev.kallos.scoring;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One batch's forward pass in a flight recording. */
@Name("kallos.Scoring")
@Label("Scoring")
@Category("Kallos")
@Description("A batch's forward pass on all cores, in validation and in scoring")
@StackTrace(false)
final class ScoringEvent extends Event {
  @Label("Faces")
  int faces;
}

package dev.kallos.scoring;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** In a flight recording, the time a net waits for its next batch. */
@Name("kallos.Waiting")
@Label("Waiting for Faces")
@Category("Kallos")
@Description("The time a net waits until its next batch has been gathered")
@StackTrace(false)
final class WaitingEvent extends Event {
  @Label("Faces")
  int faces;
}
